"""The database under fire, and what somebody who only looks can learn from it."""

import sqlite3
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from sqlalchemy import Row, make_url, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.courier.job_tables import prepare

_LETTERS: Final = "SELECT id, state FROM outbox"
_STATES: Final = "SELECT state, count(*) AS letters FROM outbox GROUP BY state"
_OWNER: Final = """
    SELECT usename FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND granted AND datname = current_database() AND usename LIKE 'chaos%'
"""
_ROLE: Final = """
    DO $$ BEGIN CREATE ROLE {role} LOGIN SUPERUSER; EXCEPTION WHEN duplicate_object THEN NULL; END $$
"""


class Database(Protocol):
    async def letters(self) -> dict[str, str]:
        """The state of each, by its id."""

    async def states(self) -> Counter[str]:
        """How many letters are in each state."""

    async def sender(self) -> int | None:
        """The number of the process that sends, if one does."""

    def address_for(self, process: int) -> str:
        """Where that process finds it."""


@dataclass(frozen=True, slots=True)
class SqliteDatabase:
    """Has one process, which always sends."""

    path: Path

    async def letters(self) -> dict[str, str]:
        return dict(self._ask(_LETTERS))

    async def states(self) -> Counter[str]:
        return Counter(dict(self._ask(_STATES)))

    async def sender(self) -> int | None:
        return 0

    def address_for(self, process: int) -> str:
        assert process == 0
        return f"sqlite:///{self.path}"

    def _ask(self, query: str) -> list[Any]:
        with closing(sqlite3.connect(self.path)) as connection:
            return connection.execute(query).fetchall()


@dataclass(frozen=True, slots=True)
class PostgresDatabase:
    """Each process has a role of its own, so that Postgres can tell whose lock it is."""

    url: str
    engine: AsyncEngine

    async def letters(self) -> dict[str, str]:
        return {row.id: row.state for row in await self._ask(_LETTERS)}

    async def states(self) -> Counter[str]:
        return Counter({row.state: row.letters for row in await self._ask(_STATES)})

    async def sender(self) -> int | None:
        owners = await self._ask(_OWNER)
        return int(owners[0].usename.removeprefix("chaos")) if owners else None

    def address_for(self, process: int) -> str:
        return make_url(self.url).set(username=_role(process)).render_as_string()

    async def make_roles(self, processes: int) -> None:
        async with self.engine.begin() as connection:
            for process in range(processes):
                await connection.execute(text(_ROLE.format(role=_role(process))))

    async def _ask(self, query: str) -> "list[Row[Any]]":
        async with self.engine.connect() as connection:
            return list((await connection.execute(text(query))).all())


def _role(process: int) -> str:
    return f"chaos{process}"


async def sqlite_in(folder: Path) -> SqliteDatabase:
    """A migrated file in that folder."""
    database = SqliteDatabase(folder / "cairn.db")
    await prepare(database.address_for(0))
    return database


@asynccontextmanager
async def postgres_at(url: str, processes: int) -> AsyncIterator[PostgresDatabase]:
    """Migrate the empty database there, and look at it until the block ends."""
    await prepare(url)
    engine = create_async_engine(url, pool_size=1)
    database = PostgresDatabase(url, engine)
    try:
        await database.make_roles(processes)
        yield database
    finally:
        await engine.dispose()
