"""What a check-in costs when 1, 10 or 50 people submit theirs at once, beside the least it could cost."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import Connection, select

from benchmarks.cast import WORKSPACE, Past
from benchmarks.crowd import NOW, SQUAD, gather
from benchmarks.load import Leg, Wrong, connected, is_acknowledged, run
from benchmarks.process import HERE, MOMENT, child, free_port, listening
from benchmarks.request import SLACKS_DOOR, Next, Submissions, command
from benchmarks.slack import Slack
from bot.courier.job_tables import prepare
from okr.commands.clockwork import SendDuePrompts
from okr.person import PersonId
from okr.usecases.publish_digests import write_digest
from okr.usecases.send_prompts import send_prompts
from okr.work import Work
from playground.running import serving
from storage import tables
from storage.migrate import migrate
from storage.work import Store
from tests.postgres import started

PEOPLE: Final = 50
"""Each with a key result of their own, and a question that asks about it."""

AT_ONCE: Final = (1, 10, PEOPLE)

DURABLE: Final = ("fsync", "synchronous_commit", "full_page_writes")
"""What a Postgres for tests leaves out, and one that may be lost to no power cut does not."""

_PATIENCE: Final = 60
"""Seconds within which everybody has been asked."""

_WARM_UP: Final = 0.5
_KEPT: Final = b"GET /kept HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CheckIns:
    """What was seen of so many who submit at once, and of as many bare inserts, round by round."""

    name: str
    at_once: int
    least: list[Leg] = field(default_factory=list)
    check_ins: list[Leg] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    """Seconds of the bot's processor time for one check-in."""


async def check_ins(rounds: int, seconds: float) -> list[CheckIns]:
    """On both databases; raises Wrong at an answer that is not right, or a check-in that is not there."""
    with TemporaryDirectory(prefix="cairn-pg-") as name:
        folder = Path(name)
        found = await _on(f"sqlite:///{folder / 'own.db'}", "SQLite", SQUAD, AT_ONCE, rounds, seconds)
        found += await _on(f"sqlite:///{folder / 'one.db'}", "SQLite", PEOPLE, (PEOPLE,), rounds, seconds)
        with started(folder) as cluster:
            for setting in DURABLE:
                cluster.run(f"ALTER SYSTEM SET {setting} = on")
            cluster.run("DO $$ BEGIN PERFORM pg_reload_conf(); END $$")
            found += await _on(cluster.create("own"), "Postgres", SQUAD, AT_ONCE, rounds, seconds)
            found += await _on(cluster.create("one"), "Postgres", PEOPLE, (PEOPLE,), rounds, seconds)
    return found


async def _on(
    url: str, database: str, size: int, at_once: Sequence[int], rounds: int, seconds: float
) -> list[CheckIns]:
    """In squads of that size; one that holds everybody has had its digest posted."""
    name = f"{database}, one squad" if size == PEOPLE else database
    await migrate(url)
    await prepare(url)
    people = await _asked(url, size)
    slack = Slack()
    async with _bot(url, slack) as port:
        await _all_said(slack, letters=PEOPLE + (size == PEOPLE))
        submit = Submissions(await _forms(port, slack, people))
        return await _measured(port, submit, [CheckIns(name, n) for n in at_once], rounds, seconds)


async def _asked(url: str, size: int) -> list[PersonId]:
    """Everybody, with this week's question waiting to be said."""
    async with await Store.open(url, Past(NOW)) as store:
        await store.run(lambda connection, _: gather(connection, PEOPLE, PEOPLE, size))
        people = await store.run(_people)
        await store.perform(send_prompts, SendDuePrompts(WORKSPACE, tuple(people)))
        if size == PEOPLE:
            await store.perform(_post_digest, SendDuePrompts(WORKSPACE, ()))
    return people


def _people(connection: Connection, _: datetime) -> list[PersonId]:
    return list(connection.execute(select(tables.person.c.id)).scalars())


def _post_digest(work: Work, _: SendDuePrompts) -> bool:
    squad = work.squads.by_handle("s1")
    return write_digest(work, squad, squad.today(work.now))


@asynccontextmanager
async def _bot(url: str, slack: Slack) -> AsyncIterator[int]:
    async with serving(slack.web(), HERE, 0) as address:
        port = free_port()
        async with child("benchmarks.checkins_bot", f"{address}/api/", url, str(port)) as bot:
            await listening(bot.process, port)
            yield port


async def _all_said(slack: Slack, letters: int) -> None:
    """Raises Wrong when that takes too long."""
    for _ in range(int(_PATIENCE / MOMENT)):
        if len(slack.said) >= letters:
            return
        await asyncio.sleep(MOMENT)
    raise Wrong(f"of {letters} letters {len(slack.said)} were said")


async def _forms(port: int, slack: Slack, people: Sequence[PersonId]) -> dict[PersonId, Json]:
    """The check-in forms, as the bot opens them."""
    async with connected(HERE, port, 1) as (line,):
        for person in people:
            answer = await line.ask(command(SLACKS_DOOR, "/okr checkin", person, trigger=person))
            if person not in slack.forms:
                raise Wrong(f"no form was opened: {answer}")
    return {person: slack.forms[person] for person in people}


async def _measured(
    port: int, submit: Next, figures: list[CheckIns], rounds: int, seconds: float
) -> list[CheckIns]:
    """Each number of people and its least in turn, so that a noisy moment hits all alike."""
    await _leg(port, PEOPLE, _insert, _WARM_UP)
    await _submitted(port, PEOPLE, submit, _WARM_UP)
    for _ in range(rounds):
        for each in figures:
            each.least.append(await _leg(port, each.at_once, _insert, seconds))
            leg, cpu = await _submitted(port, each.at_once, submit, seconds)
            each.check_ins.append(leg)
            each.cpu.append(cpu)
    return figures


def _insert() -> bytes:
    return command("/insert", "/insert", "U0ANA")


async def _submitted(port: int, at_once: int, submit: Next, seconds: float) -> tuple[Leg, float]:
    """And the processor time of each; over when all are kept, lest the next turn pays for them."""
    before = await _kept(port)
    leg = await _leg(port, at_once, submit, seconds)
    after = await _all_kept(port, before, len(leg.latencies))
    return leg, (after["cpu"] - before["cpu"]) / len(leg.latencies)


async def _leg(port: int, at_once: int, following: Next, seconds: float) -> Leg:
    """On connections of its own: one that rests while others have their turn is closed after some seconds."""
    async with connected(HERE, port, at_once) as lines:
        return await run(lines, following, is_acknowledged, seconds)


async def _kept(port: int) -> Json:
    async with connected(HERE, port, 1) as (line,):
        kept: Json = json.loads((await line.ask(_KEPT)).body)
    return kept


async def _all_kept(port: int, before: Json, acknowledged: int) -> Json:
    """Wait for those that were acknowledged before they were done; raises Wrong unless each is there."""
    expected = {rows: before[rows] + acknowledged for rows in ("check_ins", "submissions")}
    after, until = await _kept(port), time.monotonic() + _PATIENCE
    while any(after[rows] < number for rows, number in expected.items()) and time.monotonic() < until:
        await asyncio.sleep(MOMENT)
        after = await _kept(port)
    if any(after[rows] != number for rows, number in expected.items()):
        raise Wrong(f"{acknowledged} were acknowledged: from {before} to {after}")
    return after
