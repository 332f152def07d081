"""Two processes on one Postgres: what Slack delivers to both, and more than once, is done once."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from bot.assemble import assembled
from bot.courier.pace import Pace
from playground.running import serving
from tests.handlers.slack.trouble import interaction
from tests.stage import ANA, BOT, DEE, OPENS, Json, Scene, _settings, staged

TIMES = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """The same Slack as both see it."""

    one: Scene
    other: Scene

    @property
    def both(self) -> list[Scene]:
        """Each some times, in turn."""
        return [self.one, self.other] * TIMES

    async def settled(self) -> None:
        for _ in range(2):
            await self.other.cairn.desk.drain()
            await self.one.settled()


@asynccontextmanager
async def paired(scene: Scene, database: str) -> AsyncIterator[Pair]:
    settings = _settings(f"{scene.play.base_url}/api/", BOT, database)
    async with (
        assembled(settings, now=lambda: OPENS, pace=Pace.unhurried) as cairn,
        serving(cairn.web, "127.0.0.1", 0) as address,
    ):
        yield Pair(scene, replace(scene, cairn=cairn, door=f"{address}/slack/events"))


async def test_an_event_that_both_hear_is_kept_and_answered_once(migrated_postgres_url: str) -> None:
    async with (
        staged(migrated_postgres_url) as scene,
        paired(scene, migrated_postgres_url) as pair,
    ):
        await _both_hear_an_answer(pair)


async def test_a_click_that_both_hear_is_done_once(migrated_postgres_url: str) -> None:
    async with staged(migrated_postgres_url) as scene:
        await scene.ask(DEE, "/okr kr add O1 Reduce tickets from 100 to 50")
        await scene.ask(DEE, "/okr kr add O1 Increase renewals from 70% to 85%")
        await scene.say(DEE, "KR2 3.1% c6\nKR5 90 c7\nKR6 71% c5")
        question = await scene.prompt(DEE, week=1)
        await scene.press(DEE, await scene.person(DEE).app_channel(), question, "no_change")
        async with paired(scene, migrated_postgres_url) as pair:
            await _both_hear_a_click(pair, question)


async def _both_hear_an_answer(pair: Pair) -> None:
    channel = await pair.one.person(ANA).app_channel()
    event: Json = {"type": "message", "channel_type": "im", "user": ANA, "channel": channel, "ts": "1.1"}
    said = {**event, "text": "19% c6"}
    answers = await asyncio.gather(*(each.send_event(said) for each in pair.both))
    await pair.settled()
    assert {answer.status_code for answer in answers} == {200}
    assert await pair.one.count("check_in") == 1
    assert len(await pair.one.direct(ANA)) == 1


async def _both_hear_a_click(pair: Pair, question: Json) -> None:
    [click] = pair.one.requests("block_actions")
    before = await pair.one.count("check_in")
    again = interaction(click.payload, actions=[_pressed(question, "no_change_rest")])
    answers = await asyncio.gather(*(each.send(again) for each in pair.both))
    await pair.settled()
    assert {answer.status_code for answer in answers} == {200}
    assert await pair.one.count("check_in") == before + 2


def _pressed(message: Json, action: str) -> Json:
    buttons = [one for block in message["blocks"] for one in block.get("elements", ())]
    button = next(one for one in buttons if str(one.get("action_id")).startswith(action))
    return {"type": "button", "action_ts": "1.1", **button}
