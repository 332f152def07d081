"""The players of the playground's tests: its workspace, a wall clock to push, a Bolt app on a free port."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from playground import (
    AppUnderTest,
    Channel,
    Playground,
    Shortcut,
    ShortcutType,
    SlashCommand,
    Team,
    Timing,
    User,
    UserGroup,
    Workspace,
)
from playground.running import serving

ANA, BO, BOT = "U0ANA", "U0BO", "U0PLAYGROUND"
GENERAL, SECRET, BOTS, OLD = "C0GENERAL", "C0SECRET", "C0BOTS", "C0OLD"

WORKSPACE = Workspace(
    Team("T0PLAY", "Play", "play"),
    (
        User(ANA, "ana", "Ana Lima", "America/Sao_Paulo", is_admin=True, email="ana@play.test"),
        User(BO, "bo", "Bo Lindqvist", "Europe/Stockholm"),
        User("U0GONE", "gone", "Gone Away", deleted=True),
    ),
    (
        Channel(GENERAL, "general", (ANA, BO)),
        Channel(SECRET, "secret", (ANA,), is_private=True),
        Channel(BOTS, "bots", (ANA, BO, BOT)),
        Channel(OLD, "old", (ANA, BOT), is_archived=True),
    ),
    (SlashCommand("/okr", "OKRs", "[help]"), SlashCommand("/raw", should_escape=False)),
    (Shortcut("checkin", "Check in"), Shortcut("evidence", "Use as evidence", ShortcutType.MESSAGE)),
    (UserGroup("S0CREW", "crew", "Crew", (ANA, BO)),),
)


class Wall:
    """Real seconds, plus what a test adds."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return time.time() + self.ahead


def played(wall: Wall, app: AppUnderTest | None = None, **more: Any) -> Playground:
    timing = more.pop("timing", Timing(retries=(0, 0, 0)))
    app = app or AppUnderTest(app_token="xapp-playground")
    return Playground(WORKSPACE, app, wall=wall, timing=timing, **more)


@dataclass(slots=True)
class Stage:
    play: Playground
    bolt: AsyncApp
    client: AsyncWebClient
    heard: list[Any] = field(default_factory=list)
    form: dict[str, Any] = field(default_factory=dict)
    opened: asyncio.Event = field(default_factory=asyncio.Event)

    async def say(self, text: str, user: str = ANA, channel: str = GENERAL, **more: Any) -> dict[str, Any]:
        return await self.play.act("message", user=user, channel=channel, text=text, **more)

    async def texts(self, user: str = ANA, channel: str = GENERAL) -> list[str]:
        return [message["text"] for message in await self.play.messages(user, channel)]

    async def modals(self, user: str = ANA) -> list[dict[str, Any]]:
        state = await self.play.state(user)
        modals: list[dict[str, Any]] = state["modals"]
        return modals


@asynccontextmanager
async def serving_bolt(client: AsyncWebClient) -> AsyncIterator[tuple[AsyncApp, str]]:
    bolt = AsyncApp(client=client, signing_secret="s3cret")
    handler = AsyncSlackRequestHandler(bolt)

    async def endpoint(request: Request) -> Response:
        return await handler.handle(request)

    asgi = Starlette(routes=[Route("/slack/events", endpoint, methods=["POST"])])
    async with serving(asgi, "127.0.0.1", 0) as base_url:
        yield bolt, f"{base_url}/slack/events"


def modal(title: str = "A form", **more: Any) -> dict[str, Any]:
    """A modal that asks for one line."""
    return {
        "type": "modal",
        "callback_id": "form",
        "title": {"type": "plain_text", "text": title},
        "submit": {"type": "plain_text", "text": "Send"},
        "blocks": [line("name")],
        **more,
    }


def line(block_id: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": block_id,
        "label": {"type": "plain_text", "text": block_id.title()},
        "element": {"type": "plain_text_input", "action_id": "text"},
        **more,
    }


def button(action_id: str, value: str = "1") -> dict[str, Any]:
    element = {
        "type": "button",
        "action_id": action_id,
        "value": value,
        "text": {"type": "plain_text", "text": "Go"},
    }
    return {"type": "actions", "block_id": f"row-{action_id}", "elements": [element]}


def typed(block_id: str, text: str) -> dict[str, Any]:
    return {"values": {block_id: {"text": {"type": "plain_text_input", "value": text}}}}
