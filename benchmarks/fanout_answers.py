"""How long people wait for an answer while a fan-out is under way, beside how long they wait at rest."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.fanout import UNHURRIED, Letters, Sizes, at_work
from benchmarks.fanout_letters import due
from benchmarks.fanout_slack import Json, Theirs, stand_in
from benchmarks.load import Answer, Connection, Wrong, connected, is_acknowledged, run
from benchmarks.process import HERE, Child, free_port
from benchmarks.request import SLACKS_DOOR, Submissions, command
from okr.person import PersonId

PEOPLE: Final = 40
"""So many have been asked and answer in turn, so that nobody's history grows long."""

EACH: Final = 2
"""Connections on which lists are asked for, and as many on which check-ins come."""

PAUSE: Final = 0.1
"""Seconds between an answer and the next request on its connection."""

SLACKS_PACE: Final = "1"


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds from request to answer, one by one."""

    lists: Sequence[float]
    check_ins: Sequence[float]


@dataclass(frozen=True, slots=True)
class Answered:
    name: str
    at_rest: Waits
    meanwhile: Waits
    posted: float
    """Messages a second that the fan-out said meanwhile."""


async def answers(letters: Letters, unhurried: Letters, sizes: Sizes, seconds: float) -> list[Answered]:
    """At Slack's pace, and as fast as it goes; raises Wrong at an answer that is not right."""
    return [
        await _answered("at Slack's pace", letters, sizes, seconds, SLACKS_PACE),
        await _answered("as fast as it goes", unhurried, sizes, seconds, UNHURRIED),
    ]


async def _answered(name: str, letters: Letters, sizes: Sizes, seconds: float, scale: str) -> Answered:
    port = free_port()
    async with (
        stand_in() as slack,
        at_work(slack, letters.url, port, scale) as bot,
        connected(HERE, port, 2 * EACH) as connections,
    ):
        asking = _Asking(connections, await _forms(connections[0], slack, letters))
        await asking.during(1)
        at_rest = await asking.during(seconds)
        return await _meanwhile(name, slack, bot, asking, at_rest, sizes, seconds)


async def _meanwhile(
    name: str, slack: Theirs, bot: Child, asking: "_Asking", at_rest: Waits, sizes: Sizes, seconds: float
) -> Answered:
    before = await slack.posted()
    bot.say(due(sizes.waves - 1).isoformat())
    meanwhile = await asking.during(seconds)
    posted = await slack.posted() - before
    if posted >= sizes.people:
        raise Wrong("the fan-out was over too early: take more people or fewer seconds")
    return Answered(name, at_rest, meanwhile, posted / seconds)


@dataclass(frozen=True, slots=True)
class _Asking:
    connections: list[Connection]
    forms: dict[PersonId, Json]

    async def during(self, seconds: float) -> Waits:
        person = next(iter(self.forms))
        listing = command(SLACKS_DOOR, "/okr list s1", person)
        check_ins = Submissions(self.forms)
        lists, kept = await asyncio.gather(
            run(self.connections[:EACH], lambda: listing, _is_list, seconds, PAUSE),
            run(self.connections[EACH:], check_ins, is_acknowledged, seconds, PAUSE),
        )
        return Waits(lists.latencies, kept.latencies)


async def _forms(connection: Connection, slack: Theirs, letters: Letters) -> dict[PersonId, Json]:
    """The check-in forms, as the bot opens them."""
    people = list(letters.to.values())[:PEOPLE]
    for person in people:
        await connection.ask(command(SLACKS_DOOR, "/okr checkin", person, trigger=person))
    opened = await slack.ask("GET", "/forms")
    return {PersonId(person): opened[person] for person in people}


def _is_list(answer: Answer) -> bool:
    return answer.status == 200 and b"KR" in answer.body
