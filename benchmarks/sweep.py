"""What a tick costs: while nobody is due, and when ten thousand are due at once."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

from sqlalchemy import Connection, func, select

from benchmarks.cast import Past
from benchmarks.crowd import NOW, gather
from benchmarks.load import Wrong
from bot.scheduler import AT_ONCE, Ticker
from okr.person import PersonId, WorkspaceId
from okr.work import InWorkspace, Work
from storage import tables
from storage.migrate import migrate
from storage.work import Store

FEW: Final = 1_000
MANY: Final = 100_000
DUE: Final = 10_000
IDLE_TICKS: Final = 50

_AGAIN: Final = (
    "INSERT INTO prompt SELECT workspace, person, 'other', at FROM prompt WHERE workspace = ? AND person = ?",
    """
    INSERT INTO prompt_about SELECT workspace, person, 'other', rank, key_result
    FROM prompt_about WHERE workspace = ? AND person = ?
    """,
    """
    INSERT INTO outbox (id, workspace, subject,
        verb, place, address, notice_kind, notice, state, due_at, attempts, reason)
    SELECT id || '.', workspace, subject || '.',
        verb, place, address, notice_kind, notice, state, due_at, attempts, reason
    FROM outbox
    WHERE state IN ('waiting', 'sending') AND workspace = ? AND place = 'person' AND address = ?
    """,
    """
    UPDATE schedule SET next_due_at = '2027-01-01 00:00:00.000000'
    WHERE workspace = ? AND kind = 'prompt' AND subject = ?
    """,
)

CommandT = TypeVar("CommandT", bound=InWorkspace)
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Swept:
    """What was seen, in seconds."""

    idle_few: float
    idle_many: float
    wall: float
    cpu: float
    transactions: Sequence[float]
    bare: float
    """The least it could take: rows as many and as large, by plain statements, in as many transactions."""


@dataclass(frozen=True, slots=True)
class Watched:
    """Serves what is due, and keeps how long whoever comes behind each transaction would have waited."""

    store: Store
    transactions: list[float] = field(default_factory=list)

    async def perform(
        self, use_case: Callable[[Work, CommandT], ResultT], command: CommandT, *, once: str | None = None
    ) -> ResultT:
        began = time.perf_counter()
        result = await self.store.perform(use_case, command, once=once)
        self.transactions.append(time.perf_counter() - began)
        return result

    async def meet(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> None:
        """Nobody new comes."""

    async def group(self, workspace: WorkspaceId, group: str) -> tuple[PersonId, ...]:
        raise NotImplementedError

    def now(self) -> datetime:
        return NOW


async def sweep() -> Swept:
    """Raises Wrong unless everybody who is due is asked, and nobody else."""
    clock = Past(NOW - timedelta(hours=1))
    async with _crowd(clock, FEW, FEW // 10) as few:
        idle_few = await _idle(few)
    async with _crowd(clock, MANY, DUE) as many:
        idle_many = await _idle(many)
        clock.at = NOW
        watched = Watched(many)
        cpu = time.process_time()
        wall = await _timed(Ticker(many, watched, _nobody).tick)
        cpu = time.process_time() - cpu
        if await many.run(_letters) != DUE:
            raise Wrong("not everybody who is due has a letter, or somebody else has one")
        bare = await _timed(partial(_bare, many))
    return Swept(idle_few, idle_many, wall, cpu, watched.transactions, bare)


async def ask_whoever_is_due(store: Store) -> None:
    """One tick, of which nobody is told."""
    await Ticker(store, Watched(store), _nobody).tick()


def report_sweep(swept: Swept) -> str:
    longest, usual = max(swept.transactions), median(swept.transactions)
    return "\n".join(
        (
            f"{DUE:,} due of {MANY:,}     {swept.wall:.2f} s, {swept.cpu:.2f} s of processor",
            f"beside bare statements   {swept.bare / swept.wall:.2f} ({swept.bare:.2f} s)",
            f"{len(swept.transactions)} transactions         median {_ms(usual)}, longest {_ms(longest)}",
            f"idle tick of {FEW:,}       {_ms(swept.idle_few)}",
            f"idle tick of {MANY:,}     {_ms(swept.idle_many)}",
            f"its growth               {swept.idle_many / swept.idle_few:.2f}",
            "",
        )
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


@asynccontextmanager
async def _crowd(clock: Past, people: int, due: int) -> AsyncIterator[Store]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'crowd.db'}"
        await migrate(url)
        async with await Store.open(url, clock) as store:
            await store.run(lambda connection, _: gather(connection, people, due))
            yield store


async def _idle(store: Store) -> float:
    ticker = Ticker(store, Watched(store), _nobody)
    return median([await _timed(ticker.tick) for _ in range(IDLE_TICKS)])


async def _timed(do: Callable[[], Awaitable[None]]) -> float:
    began = time.perf_counter()
    await do()
    return time.perf_counter() - began


async def _nobody() -> None:
    """Nobody is woken."""


def _letters(connection: Connection, _: datetime) -> int:
    return connection.execute(select(func.count()).select_from(tables.outbox)).scalar_one()


async def _bare(store: Store) -> None:
    """What the sweep wrote, once more and as if for another week, by statements that decide nothing."""
    people = await store.run(_asked)
    for start in range(0, len(people), AT_ONCE):
        await store.run(partial(_write_again, people[start : start + AT_ONCE]))


def _asked(connection: Connection, _: datetime) -> list[tuple[str, str]]:
    prompt = tables.prompt.c
    return [
        (row.workspace, row.person) for row in connection.execute(select(prompt.workspace, prompt.person))
    ]


def _write_again(people: list[tuple[str, str]], connection: Connection, _: datetime) -> None:
    for statement in _AGAIN:
        connection.exec_driver_sql(statement, people)
