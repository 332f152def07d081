"""Where Procrastinate keeps its jobs: tables of its own beside ours, made anew for each of its versions."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any, Final

from procrastinate import App, PsycopgConnector
from psycopg import AsyncConnection, Error, OperationalError
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from psycopg.pq import Conninfo
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError

from storage.engine import PostgresServer, read_address
from storage.migrate import NotMigrated, migrate, pending
from storage.postgres_pool import NoAnswer

SCHEMA: Final = f"cairn_wakes_{version('procrastinate').replace('.', '_')}"
"""Nothing in there is the truth, so a new version begins with empty tables instead of migrating old ones."""

CONNECTIONS: Final = 4

STEADY: Final = (
    "connect_timeout=10 keepalives_idle=10 keepalives_interval=5 keepalives_count=3 tcp_user_timeout=25000"
)
"""A server that vanished is missed within half a minute, not after hours; an address may say otherwise."""

NOT_LET: Final = "The database does not let itself be brought up to date"

ONE_AT_A_TIME: Final = 0x6361_6972_6F
"""Names the lock under which replicas that start together make the tables one after the other."""


def connector(server: PostgresServer) -> PsycopgConnector:
    """Procrastinate's way to its tables; to be opened."""
    conninfo = make_conninfo(STEADY, **conninfo_to_dict(libpq_address(server.url)))
    return PsycopgConnector(conninfo=conninfo, configure=_look_there, min_size=1, max_size=CONNECTIONS)


async def prepare(url: str) -> None:
    """Bring the database to this version's shape, with tables for jobs where several processes may be.

    Raises storage's errors.
    """
    address = read_address(url)
    try:
        await migrate(url)
        if isinstance(address, PostgresServer):
            await _make_tables(address)
    except DBAPIError as error:  # whose own words repeat the statement
        raise NotMigrated(f"{NOT_LET}: {error.orig}") from error
    except Error as error:
        raise NotMigrated(f"{NOT_LET}: {error}") from error


async def check_prepared(url: str) -> None:
    """Raises NotMigrated, whose words say what to do."""
    if await unprepared(url):
        raise NotMigrated("The database has to be brought up to date: run `cairn migrate`.")


async def unprepared(url: str) -> bool:
    """Whether there is something that `prepare` would do."""
    if await pending(url):
        return True
    address = read_address(url)
    if not isinstance(address, PostgresServer):
        return False
    async with _connected(address) as connection:
        return not await _are_there(connection)


def libpq_address(url: URL) -> str:
    """The address in libpq's words: what only SQLAlchemy or asyncpg understand is left out."""
    words = {"sslmode" if name == "ssl" else name: word for name, word in url.query.items()}
    known = {each.keyword.decode() for each in Conninfo.get_defaults()}
    said = {name: word if isinstance(word, str) else ",".join(word) for name, word in words.items()}
    where = {"host": url.host, "user": url.username, "password": url.password, "dbname": url.database}
    where["port"] = None if url.port is None else str(url.port)
    return make_conninfo(
        **{name: word for name, word in said.items() if name in known},
        **{name: word for name, word in where.items() if word is not None},
    )


async def _look_there(connection: AsyncConnection[Any]) -> None:
    # Said to the session and not at its start: some poolers take no options there.
    await connection.execute(SQL("SET search_path TO {}").format(Identifier(SCHEMA)))
    await connection.commit()


async def _make_tables(server: PostgresServer) -> None:
    async with _connected(server) as connection:
        await connection.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        if not await _are_there(connection):
            await connection.execute(SQL("CREATE SCHEMA {}").format(Identifier(SCHEMA)))
            await connection.execute(SQL("SET LOCAL search_path TO {}").format(Identifier(SCHEMA)))
            await connection.execute(_definition())


@asynccontextmanager
async def _connected(server: PostgresServer) -> AsyncIterator[AsyncConnection[Any]]:
    try:
        opened = await AsyncConnection.connect(libpq_address(server.url))
    except OperationalError as error:
        raise NoAnswer("The Postgres server lets the courier's jobs not in") from error
    async with opened as connection:
        yield connection


async def _are_there(connection: AsyncConnection[Any]) -> bool:
    found = await connection.execute("SELECT to_regclass(%s) IS NOT NULL", [f"{SCHEMA}.procrastinate_jobs"])
    row = await found.fetchone()
    return bool(row and row[0])


def _definition() -> Any:
    return App(connector=PsycopgConnector()).schema_manager.get_schema()
