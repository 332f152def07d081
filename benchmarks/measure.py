"""One run: a bot in a process of its own, and every kind of request in turn, round after round."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from benchmarks.cast import OBJECTIVE, PEOPLE, tell_the_past
from benchmarks.load import Answer, Connection, Leg, Right, Wrong, connected, is_acknowledged, run
from benchmarks.process import HERE, child, free_port, listening
from benchmarks.request import SLACKS_DOOR, Next, Submissions, command
from benchmarks.slack import Slack
from playground.running import serving
from storage.migrate import migrate

CONNECTIONS: Final = 16
"""Requests under way at a time."""

WARM_UP: Final = 0.5
"""Seconds of each kind that are not counted."""

_KEPT: Final = b"GET /kept HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of request, what a right answer to it is, and what was seen of it."""

    name: str
    following: Next
    right: Right
    writes: bool = False
    """Whether each request leaves a check-in behind."""
    legs: list[Leg] = field(default_factory=list)
    server_cpu: list[float] = field(default_factory=list)
    """Seconds of the server's processor time for one request, leg by leg."""


async def measure(rounds: int, seconds: float) -> list[Kind]:
    """Rounds of every kind in turn, so that a noisy moment hits all alike; raises Wrong."""
    slack = Slack()
    async with _bot(slack) as port, connected(HERE, port, CONNECTIONS) as connections:
        kinds = await _kinds(connections[0], slack)
        for kind in kinds:
            await run(connections, kind.following, kind.right, WARM_UP)
        before = await _kept(connections[0])
        for _ in range(rounds):
            for kind in kinds:
                await _turn(kind, connections, seconds)
        _check(kinds, before, await _kept(connections[0]))
    return kinds


@asynccontextmanager
async def _bot(slack: Slack) -> AsyncIterator[int]:
    """The port of a bot in another process, with its past and a Slack to talk to."""
    with TemporaryDirectory(prefix="cairn-bench-") as folder:
        database = f"sqlite:///{Path(folder, 'bench.db')}"
        await migrate(database)
        await tell_the_past(database)
        async with serving(slack.web(), HERE, 0) as address:
            port = free_port()
            arguments = (f"{address}/api/", database, str(port))
            async with child("benchmarks.server", *arguments) as bot:
                await listening(bot.process, port)
                yield port


async def _kinds(connection: Connection, slack: Slack) -> list[Kind]:
    ana = PEOPLE[0]
    bare, empty = command("/bare", "/empty", ana), command("/empty", "/empty", ana)
    listing = command(SLACKS_DOOR, "/okr list", ana)
    forms = {person: await _form(connection, slack, person) for person in PEOPLE}
    return [
        Kind("bare Starlette", lambda: bare, is_acknowledged),
        Kind("empty listener", lambda: empty, is_acknowledged),
        Kind("/okr list", lambda: listing, _is_list),
        Kind("check-in", Submissions(forms), is_acknowledged, writes=True),
    ]


async def _form(connection: Connection, slack: Slack, person: str) -> Json:
    """The check-in form, as the bot opens it for this person."""
    answer = await connection.ask(command(SLACKS_DOOR, "/okr checkin", person, trigger=person))
    if person not in slack.forms:
        raise Wrong(f"no form was opened: {answer}")
    return slack.forms[person]


def _is_list(answer: Answer) -> bool:
    return (
        answer.status == 200 and OBJECTIVE.encode() in answer.body and answer.body.count(b"KR") >= len(PEOPLE)
    )


async def _turn(kind: Kind, connections: list[Connection], seconds: float) -> None:
    before = await _kept(connections[0])
    leg = await run(connections, kind.following, kind.right, seconds)
    after = await _kept(connections[0])
    kind.legs.append(leg)
    kind.server_cpu.append((after["cpu"] - before["cpu"]) / len(leg.latencies))


async def _kept(connection: Connection) -> Json:
    kept: Json = json.loads((await connection.ask(_KEPT)).body)
    return kept


def _check(kinds: list[Kind], before: Json, after: Json) -> None:
    """Every check-in that was acknowledged is one row, and no submission was taken for another."""
    asked = sum(len(leg.latencies) for kind in kinds if kind.writes for leg in kind.legs)
    for rows in ("check_ins", "submissions"):
        if after[rows] - before[rows] != asked:
            raise Wrong(f"{asked} check-ins were acknowledged, and {after[rows] - before[rows]} {rows} kept")
