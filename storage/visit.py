"""Looks into a database from beside the process that runs the bot, and gets in nobody's way for long."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection

from storage.engine import PostgresServer, SqliteFile, postgres_engine, read_address, sqlite_engine
from storage.postgres_pool import check_answers

ResultT = TypeVar("ResultT")


async def visit(url: str, transaction: Callable[[Connection], ResultT]) -> ResultT:
    """Run one short transaction in a migrated database that another process may be using."""
    address = read_address(url)
    if isinstance(address, PostgresServer):
        return await on_postgres(address, transaction)
    return await asyncio.to_thread(_in_file, address, transaction)


async def on_postgres(server: PostgresServer, transaction: Callable[[Connection], ResultT]) -> ResultT:
    """As `visit`, where it is known to be Postgres; raises NoAnswer."""
    engine = postgres_engine(server, pool_size=1)
    try:
        await check_answers(engine)
        async with engine.begin() as connection:
            return await connection.run_sync(transaction)
    finally:
        await engine.dispose()


def _in_file(file: SqliteFile, transaction: Callable[[Connection], ResultT]) -> ResultT:
    with sqlite_engine(file).begin() as connection:
        return transaction(connection)
