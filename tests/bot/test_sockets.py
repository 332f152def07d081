"""Two connections to Slack: which is replaced when, what is heard at the end, and when nothing helps."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack.clients import answering
from bot.slack.sockets import DEAF_FOR_LONG, LINES, LONGEST, Sockets, Time
from bot.slack.tokens import NotTaken
from bot.turnstile import Turnstile
from playground import Fault, Playground, Timing
from playground.facts import TokenState
from tests.bot.seconds import Seconds
from tests.stage import ANA, BOT, GENERAL, WORKSPACE

APP_TOKEN = "xapp-1"


@dataclass(slots=True)
class Ear:
    """An app that acknowledges `/okr` once it is let."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    heard: int = 0

    async def okr(self, ack: AsyncAck) -> None:
        self.heard += 1
        self.begun.set()
        await self.may_end.wait()
        await ack("heard")


@dataclass(slots=True)
class Wire:
    play: Playground
    sockets: Sockets
    seconds: Seconds
    ear: Ear
    waits: list[float]

    async def ask(self) -> dict[str, Any]:
        return await self.play.person(ANA).say(GENERAL, "/okr")

    async def all_up(self) -> None:
        async with asyncio.timeout(60):
            while self.play.sockets.count < LINES:
                await asyncio.sleep(0.01)


@asynccontextmanager
async def wired(turnstile: Turnstile | None = None) -> AsyncIterator[Wire]:
    play = Playground(WORKSPACE, replace(BOT, app_token=APP_TOKEN), timing=Timing(ack=1.0))
    seconds, ear, waits = Seconds(), Ear(), list[float]()

    async def sleep(wait: float) -> None:
        waits.append(wait)
        await seconds.sleep(wait)

    async with play.running() as address, ClientSession() as session:
        client = answering(BOT.bot_token, f"{address}/api/", session)
        bolt = AsyncApp(client=client, signing_secret="s")
        bolt.command("/okr")(ear.okr)
        client = answering(APP_TOKEN, f"{address}/api/", session)
        time = Time(seconds.clock, sleep)
        sockets = Sockets(bolt, client, APP_TOKEN, session, turnstile or Turnstile(), time)
        yield Wire(play, sockets, seconds, ear, waits)


@pytest.fixture
async def wire() -> AsyncIterator[Wire]:
    async with wired() as wire:
        yield wire


async def test_two_connections_are_kept_open(wire: Wire) -> None:
    async with wire.sockets.open():
        await wire.all_up()
        assert wire.sockets.connected
        wire.play.sockets.drop()
        await wire.all_up()
        await wire.play.sockets.refresh()
        await wire.all_up()
        assert wire.play.sockets.count == LINES
    await _until(lambda: wire.play.sockets.count == 0)
    assert not wire.sockets.connected


async def test_at_the_end_what_was_heard_is_acknowledged_and_no_more_is_taken_in(wire: Wire) -> None:
    async with wire.sockets.open():
        await wire.all_up()
        asking = asyncio.create_task(wire.ask())
        await wire.ear.begun.wait()
        ending = asyncio.create_task(_let_go_when_ending(wire))
    await ending
    assert "failed" not in await asking
    assert wire.ear.heard == 1


async def _let_go_when_ending(wire: Wire) -> None:
    while wire.sockets.connected:
        await asyncio.sleep(0.01)
    wire.ear.may_end.set()


async def test_an_app_token_that_is_not_taken_is_told_at_the_start(wire: Wire) -> None:
    wire.play.app = replace(wire.play.app, app_token="xapp-other")
    with pytest.raises(NotTaken, match="SLACK_APP_TOKEN"):
        async with wire.sockets.open():
            pass


async def test_each_try_for_a_connection_waits_longer_and_says_why_without_the_ticket(
    wire: Wire, caplog: pytest.LogCaptureFixture
) -> None:
    async with wire.sockets.open():
        await wire.all_up()
        wire.play.faults.append(Fault("apps.connections.open", status=200, error="token_revoked", times=24))
        wire.play.sockets.drop()
        await wire.all_up()
    lines = [each.getMessage() for each in caplog.records if each.levelname == "WARNING"]
    assert len(lines) == 24
    assert all("SLACK_APP_TOKEN: token_revoked" in line and "ticket" not in line for line in lines)
    assert LONGEST / 2 <= max(wire.waits) <= LONGEST


async def test_no_restart_is_asked_for_while_slack_itself_refuses(wire: Wire) -> None:
    async with wire.sockets.open():
        await wire.all_up()
        wire.seconds.now += 2 * DEAF_FOR_LONG
        assert not wire.sockets.wedged, "connected, however long ago"
        wire.play.world.token = TokenState.REVOKED
        wire.play.faults.append(Fault("apps.connections.open", status=200, error="token_revoked", times=None))
        wire.play.sockets.drop()
        await _until(lambda: wire.seconds.now > 4 * DEAF_FOR_LONG)
        assert not wire.sockets.connected
        assert not wire.sockets.wedged


async def test_a_restart_is_asked_for_when_tickets_open_nothing_for_long(
    wire: Wire, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with wire.sockets.open():
        await wire.all_up()
        monkeypatch.setattr(wire.play.sockets, "_tickets", _Void())
        wire.play.sockets.drop()
        await _until(lambda: wire.sockets.wedged)
        assert not wire.sockets.connected


class _Void(set[str]):
    """Forgets every ticket."""

    def add(self, element: str, /) -> None: ...


async def _until(holds: Any) -> None:
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.01)


async def test_after_slack_says_that_it_wants_no_connections_we_wait_long(wire: Wire) -> None:
    async with wire.sockets.open():
        await wire.all_up()
        await wire.play.sockets.refresh("link_disabled")
        await wire.all_up()
    assert max(wire.waits) >= LONGEST


async def test_what_is_turned_away_is_not_acknowledged() -> None:
    async with wired(Turnstile(most=0)) as wire, wire.sockets.open():
        await wire.all_up()
        assert (await wire.ask())["failed"] == "operation_timeout"
        assert wire.ear.heard == 0
