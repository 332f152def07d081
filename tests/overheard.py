"""What passes between the bot and the small Slack, written down to be counted and sent again."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from playground import Playground

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """One request as Slack sent it, and what it was answered with."""

    headers: dict[str, str]
    body: bytes
    status: int

    @property
    def payload(self) -> Json:
        """The facts of an event, a command or an interaction."""
        if self.headers["content-type"].startswith("application/json"):
            return dict(json.loads(self.body))
        form = {name: values[0] for name, values in parse_qs(self.body.decode()).items()}
        return dict(json.loads(form["payload"])) if "payload" in form else form


class Ears:
    """Writes down every request on its way to the bot, so that it can be sent again."""

    def __init__(self, app: ASGIApp, heard: list[Request]) -> None:
        self._app = app
        self._heard = heard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        body = await _whole(receive)

        async def again() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._heard.append(Request(headers, body, message["status"]))
            await send(message)

        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        await self._app(scope, again, noting)


class Callers:
    """Notes who calls the Web API: as many as there are connections."""

    def __init__(self, app: ASGIApp, callers: set[tuple[str, int]]) -> None:
        self._app = app
        self._callers = callers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith("/api/"):
            self._callers.add(scope["client"])
        await self._app(scope, receive, send)


class Overheard(Playground):
    """A playground that knows its callers."""

    callers: set[tuple[str, int]]

    def asgi(self) -> Starlette:
        self.callers = set()
        asgi = super().asgi()
        asgi.add_middleware(Callers, callers=self.callers)
        return asgi


async def _whole(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body
