"""An app that only listens, for tests of what it is told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from slack_sdk.signature import SignatureVerifier
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground import Playground
from playground.running import serving
from tests.playground.stage import ANA, BOTS

Body = dict[str, Any]


@dataclass(slots=True)
class Listener:
    """An app that only listens, and answers with the next of `statuses`, then 200."""

    statuses: list[int] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    bodies: list[Body] = field(default_factory=list)
    received: list[dict[str, str]] = field(default_factory=list)

    async def hear(self, request: Request) -> Response:
        raw = await request.body()
        assert SignatureVerifier("s3cret").is_valid_request(raw, dict(request.headers))
        self.received.append(dict(request.headers))
        self.bodies.append(await request.json())
        status = self.statuses.pop(0) if self.statuses else 200
        return Response(status_code=status, headers=self.headers)

    @property
    def types(self) -> list[str]:
        return [body["event"].get("subtype") or body["event"]["type"] for body in self.bodies]


@asynccontextmanager
async def listening(play: Playground) -> AsyncIterator[Listener]:
    heard = Listener()
    asgi = Starlette(routes=[Route("/", heard.hear, methods=["POST"])])
    async with serving(asgi, "127.0.0.1", 0) as app_url:
        play.app = replace(play.app, url=f"{app_url}/")
        yield heard
        await play.settled()


async def say(play: Playground, text: str, channel: str = BOTS, **more: Any) -> str:
    ts: str = (await play.act("message", user=ANA, channel=channel, text=text, **more))["ts"]
    await play.settled()
    return ts
