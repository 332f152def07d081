"""What it costs to read in small and large workspaces: lists, one's own page, the tree, an objective."""

import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Final

from sqlalchemy import Connection, event, select

from benchmarks.cast import WORKSPACE, Past
from benchmarks.crowd import NOW, gather
from benchmarks.report import lines
from okr.commands.reading import ListOkrs, ListScope, ShowHome, ShowKeyResult, ShowObjective, ShowTree
from okr.commands.squads import ListSquads
from okr.commands.wish import Wish
from okr.key_result import KeyResultId
from okr.objective import ObjectiveId
from okr.person import PersonId
from okr.usecases.answer import answer
from storage import tables
from storage.migrate import migrate
from storage.work import Store

SIZES: Final = (10, 1_000, 20_000)
"""Key results in the workspace, one for each person."""

TIMES: Final = 60
PATIENCE: Final = 2.0
"""Seconds after which a question is not asked again; three times is the least."""


@dataclass(frozen=True, slots=True)
class Read:
    """One question at one size: seconds of each time it was asked, and statements it took."""

    seconds: Sequence[float]
    statements: int


Figures = Mapping[str, Sequence[Read]]


def _questions(by: PersonId) -> Mapping[str, Wish]:
    return MappingProxyType(
        {
            "list": ListOkrs(WORKSPACE, by),
            "list me": ListOkrs(WORKSPACE, by, ListScope.ME),
            "list s1": ListOkrs(WORKSPACE, by, ListScope.SQUAD, "s1"),
            "list at-risk": ListOkrs(WORKSPACE, by, ListScope.AT_RISK),
            "list stale": ListOkrs(WORKSPACE, by, ListScope.STALE),
            "show O1": ShowObjective(WORKSPACE, by, ObjectiveId(1)),
            "show KR1": ShowKeyResult(WORKSPACE, by, KeyResultId(1)),
            "home": ShowHome(WORKSPACE, by),
            "tree": ShowTree(WORKSPACE, by),
            "tree s1": ShowTree(WORKSPACE, by, "s1"),
            "squad list": ListSquads(WORKSPACE, by),
        }
    )


async def reading() -> Figures:
    found = [await _at(size) for size in SIZES]
    return {name: [each[name] for each in found] for name in found[0]}


async def _at(size: int) -> dict[str, Read]:
    async with _workspace(size) as store:
        by = await store.run(_somebody)
        return {name: await _read(store, wish) for name, wish in _questions(by).items()}


@asynccontextmanager
async def _workspace(size: int) -> AsyncIterator[Store]:
    """Everybody has a key result with seven weeks of check-ins."""
    with TemporaryDirectory(prefix="cairn-bench-") as folder:
        url = f"sqlite:///{Path(folder, 'bench.db')}"
        await migrate(url)
        async with await Store.open(url, Past(NOW)) as store:
            await store.run(lambda connection, _: gather(connection, size, size))
            await store.run(lambda connection, _: connection.exec_driver_sql("ANALYZE"))
            yield store


def _somebody(connection: Connection, _: datetime) -> PersonId:
    """Who leads the first squad."""
    lead = select(tables.squad.c.lead).where(tables.squad.c.id == 1)
    return PersonId(connection.execute(lead).scalar_one())


async def _read(store: Store, wish: Wish) -> Read:
    statements = await _statements(store, wish)
    seconds: list[float] = []
    while len(seconds) < TIMES and (sum(seconds) < PATIENCE or len(seconds) < 3):
        began = time.perf_counter()
        await store.perform(answer, wish)
        seconds.append(time.perf_counter() - began)
    return Read(seconds, statements)


async def _statements(store: Store, wish: Wish) -> int:
    """How many reach the database."""
    seen: list[str] = []

    def see(_on: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    def listen(connection: Connection, _: datetime) -> None:
        event.listen(connection.engine, "before_cursor_execute", see)

    def stop(connection: Connection, _: datetime) -> None:
        event.remove(connection.engine, "before_cursor_execute", see)

    await store.run(listen)
    await store.perform(answer, wish)
    await store.run(stop)
    return len(seen)


def report_reading(figures: Figures) -> str:
    head = ["", *(f"{size:,}: p50 ms, p99" for size in SIZES), "growth from 1,000", "statements"]
    rows = [_row(name, reads) for name, reads in figures.items()]
    return "\n".join((*lines([head, *rows]), ""))


def _row(name: str, reads: Sequence[Read]) -> Sequence[str]:
    growth = median(reads[-1].seconds) / median(reads[1].seconds)
    counts = " ".join(str(each.statements) for each in reads)
    return [name, *(_percentiles(each) for each in reads), f"{growth:.2f}", counts]


def _percentiles(read: Read) -> str:
    found = quantiles(read.seconds, n=100)
    return f"{found[49] * 1000:.1f}, {found[98] * 1000:.1f}"
