"""The bot's token may stop being taken, and be taken again."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession

from bot.slack.clients import sending
from bot.slack.tokens import ASK_AFTER, TokenWatch
from playground import Fault, Playground
from playground.facts import TokenState
from tests.bot.seconds import Seconds
from tests.stage import BOT, WORKSPACE


@dataclass(frozen=True, slots=True)
class Door:
    play: Playground
    watch: TokenWatch
    seconds: Seconds

    async def later(self) -> bool:
        self.seconds.now += ASK_AFTER
        return await self.watch.valid()


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    play, seconds = Playground(WORKSPACE, BOT), Seconds()
    async with play.running() as address, ClientSession() as session:
        client = sending(BOT.bot_token, f"{address}/api/", session)
        yield Door(play, TokenWatch(client, seconds.clock), seconds)


@pytest.mark.parametrize("state", [TokenState.EXPIRED, TokenState.REVOKED, TokenState.UNINSTALLED])
async def test_a_token_that_is_not_taken_is_seen_and_so_is_its_return(door: Door, state: TokenState) -> None:
    assert await door.later()
    door.play.world.token = state
    assert not await door.later()
    door.play.world.token = TokenState.VALID
    assert await door.later()


async def test_slack_is_not_asked_each_time_somebody_asks_us(door: Door) -> None:
    await door.later()
    before = len(door.play.calls)
    for _ in range(20):
        await door.watch.valid()
    assert len(door.play.calls) == before


@pytest.mark.parametrize("status", [500, 429])
async def test_a_slack_that_does_not_answer_says_nothing_about_the_token(door: Door, status: int) -> None:
    door.play.faults.append(Fault("auth.test", status=status, times=None))
    assert await door.later()
    door.play.faults.arm(())
    door.play.world.token = TokenState.REVOKED
    assert not await door.later()
