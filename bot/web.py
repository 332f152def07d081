"""The one web server: Slack's door, and three pages for whoever watches over the process."""

import logging
import re
from collections.abc import Awaitable, Callable

from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot.scrape import Numbers
from bot.turnstile import Turnstile

log = logging.getLogger(__name__)

Checks = Callable[[], Awaitable[dict[str, bool]]]
"""What must hold before requests make sense, by name."""

MOST_BYTES = 1_000_000
"""A request's size; Slack's are a few kilobytes, its largest forms a few hundred."""


_REF = re.compile(r"(?:O|KR)[0-9]{1,9}")

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="robots" content="noindex">
<title>{ref}</title>
<p>To see {ref}, type this in Slack: <code>/okr show {ref}</code></p>
</html>
"""

Alive = Callable[[], bool]
"""Whether this process may still do what it is for; where not, a new one may."""


def web(
    checks: Checks,
    slack: AsyncApp | None,
    alive: Alive = lambda: True,
    numbers: Numbers | None = None,
    turnstile: Turnstile | None = None,
    *,
    links: bool = False,
) -> Starlette:
    """The app; without `slack` (no signing secret) there is no door for Slack's requests.

    With `links`, the address of an objective or a key result has a page.
    """

    async def healthz(_: Request) -> Response:
        return JSONResponse({"alive": alive()}, 200 if alive() else 503)

    async def readyz(_: Request) -> Response:
        found = await checks()
        return JSONResponse(found, 200 if all(found.values()) else 503)

    routes = [Route("/healthz", healthz), Route("/readyz", readyz)]
    if numbers is not None:
        routes.append(Route("/metrics", _page(numbers)))
    if slack is not None:
        door = _door(AsyncSlackRequestHandler(slack), turnstile or Turnstile())
        routes.append(Route("/slack/events", door, methods=["POST"]))
    if links:
        routes.append(Route("/{ref}", _what_to_type))
    return Starlette(routes=routes)


async def _what_to_type(request: Request) -> Response:
    """Anybody may come here, so it says nothing but how to ask where one is known."""
    ref = request.path_params["ref"].upper()
    if not _REF.fullmatch(ref):
        return Response(status_code=404)
    return HTMLResponse(_PAGE.format(ref=ref))


def _page(numbers: Numbers) -> Callable[[Request], Awaitable[Response]]:
    async def metrics(_: Request) -> Response:
        return Response(await numbers(), media_type=CONTENT_TYPE_PLAIN_0_0_4)

    return metrics


def _door(
    handler: AsyncSlackRequestHandler, turnstile: Turnstile
) -> Callable[[Request], Awaitable[Response]]:
    async def events(request: Request) -> Response:
        length = request.headers.get("content-length", "")
        if not length.isdecimal() or int(length) > MOST_BYTES:
            return Response(status_code=413)
        with turnstile.entered() as room:
            return await _handled(handler, request) if room else Response(status_code=503)

    return events


async def _handled(handler: AsyncSlackRequestHandler, request: Request) -> Response:
    try:
        return await handler.handle(request)
    except Exception:
        # Bolt reads a body before it looks at the signature, and not every body can be read.
        log.exception("a request could not be read")
        return Response(status_code=400)
