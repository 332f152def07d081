"""Postgres: one transaction a piece of work, done again when another one got in its way."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from asyncpg import PostgresError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from storage.engine import PostgresServer, StorageError, postgres_engine

TRIES = 5

PATIENCE = 60.0
"""Seconds for one statement: of a server that vanished, a connection may hear nothing for hours."""

IN_THE_WAY = {
    "40001",  # serialisation failure
    "40P01",  # deadlock
    "23505",  # unique violation: two wrote the same key at once, and the loser now sees the winner's row
}

ResultT = TypeVar("ResultT")


class NoAnswer(StorageError):
    """The Postgres server cannot be reached, or does not know us."""


async def check_answers(engine: AsyncEngine) -> None:
    """Raises NoAnswer, which says why."""
    try:
        async with engine.connect():
            pass
    except (OSError, PostgresError, DBAPIError) as error:
        where = engine.url.host or "its socket"
        why = error.orig if isinstance(error, DBAPIError) else error
        raise NoAnswer(f"The Postgres server at {where} lets nobody in: {why}") from error


class PostgresPool:
    def __init__(self, server: PostgresServer, *, pool_size: int, patience: float = PATIENCE) -> None:
        self._engine = postgres_engine(server, pool_size=pool_size, patience=patience)

    async def open(self) -> None:
        """Raises NoAnswer, so that a wrong address is known at once."""
        try:
            await check_answers(self._engine)
        except NoAnswer:
            await self.close()
            raise

    async def run(self, transaction: Callable[[Connection], ResultT]) -> ResultT:
        """Run it and hand back its result after the commit; it may run several times, and counts once."""
        for again in range(TRIES - 1):
            try:
                return await self._once(transaction)
            except DBAPIError as error:
                if not _in_the_way(error):
                    raise
            await asyncio.sleep(0.01 * 2**again)
        return await self._once(transaction)

    async def _once(self, transaction: Callable[[Connection], ResultT]) -> ResultT:
        async with self._engine.begin() as connection:
            return await connection.run_sync(transaction)

    async def close(self) -> None:
        await self._engine.dispose()


def _in_the_way(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) in IN_THE_WAY
