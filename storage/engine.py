"""One URL becomes an engine: a SQLite file of our own, or a Postgres server."""

import fcntl
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.engine.interfaces import AdaptedConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

POSTGRES_NAMES = {"postgres", "postgresql", "postgresql+asyncpg"}

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    # Nothing acknowledged may be lost to a power cut; commits are shared, so this is affordable.
    "PRAGMA synchronous = FULL",
    # The lock file keeps other processes of ours out, but not a backup or somebody's shell.
    "PRAGMA busy_timeout = 10000",
)

HIDDEN = True
"""The parameters of a failed statement are what people typed, which has no place in a log."""


class StorageError(Exception):
    """Something about the database that whoever runs the bot has to put right."""


class NotADatabase(StorageError):
    """The address names no database we can use."""


class DatabaseInUse(StorageError):
    """Another process holds the SQLite file."""


@dataclass(frozen=True, slots=True)
class SqliteFile:
    path: Path


@dataclass(frozen=True, slots=True)
class PostgresServer:
    url: URL


def read_address(url: str) -> SqliteFile | PostgresServer:
    """Read a database's address; raises NotADatabase, never repeating the password it may hold."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise NotADatabase(
            "The address of the database cannot be read: write sqlite:///path or postgresql://..."
        ) from None
    if parsed.drivername == "sqlite":
        return SqliteFile(_path_in(parsed))
    if parsed.drivername in POSTGRES_NAMES:
        return PostgresServer(_for_asyncpg(parsed))
    raise NotADatabase(
        f"{parsed.drivername} is not a database we use: write sqlite:///path or postgresql://..."
    )


def _path_in(url: URL) -> Path:
    if not url.database or url.database == ":memory:":
        raise NotADatabase("SQLite needs a file that outlives the process: write sqlite:///path")
    return Path(url.database)


def _for_asyncpg(url: URL) -> URL:
    """Hosts hand out addresses in libpq's words, and asyncpg says `ssl` for `sslmode`."""
    words = {"ssl" if name == "sslmode" else name: value for name, value in url.query.items()}
    return url.set(drivername="postgresql+asyncpg", query=words)


def sqlite_engine(file: SqliteFile, *, foreign_keys: bool = True) -> Engine:
    """Make an engine whose connections may be used from whatever single thread opens them."""
    url = URL.create("sqlite", database=str(file.path))
    engine = create_engine(url, poolclass=NullPool, hide_parameters=HIDDEN)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        # pysqlite would begin transactions where it sees fit and so make savepoints worthless.
        connection.isolation_level = None
        for pragma in (*PRAGMAS, f"PRAGMA foreign_keys = {int(foreign_keys)}"):
            connection.execute(pragma).close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def postgres_engine(server: PostgresServer, *, pool_size: int, patience: float | None = None) -> AsyncEngine:
    """Make an engine that asks a connection whether it still lives before lending it.

    With `patience`, a statement that has no answer after so many seconds is given up.
    """
    engine = create_async_engine(
        server.url,
        connect_args={"command_timeout": patience},
        pool_size=pool_size,
        max_overflow=0,
        pool_pre_ping=True,
        hide_parameters=HIDDEN,
    )

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: AdaptedConnection, _record: object) -> None:
        # A plan made while a table was all but empty, and kept, reads the whole of it once ten thousand
        # letters are there: statements are planned for the tables as they are.
        connection.run_async(lambda raw: raw.execute("SET plan_cache_mode = force_custom_plan"))
        # What a process that vanished or froze in the middle of a transaction has locked stops all others.
        connection.run_async(lambda raw: raw.execute("SET idle_in_transaction_session_timeout = '60s'"))

    return engine


class SoleOwner:
    """Holds `<path>.lock` until released: only one process may use a SQLite file of ours."""

    def __init__(self, file: SqliteFile) -> None:
        self._held = _locked(file.path)

    def release(self) -> None:
        self._held.close()


def _locked(path: Path) -> IO[str]:
    lock = path.with_name(f"{path.name}.lock")
    try:
        held = lock.open("a", encoding="utf-8")
    except OSError as error:
        raise NotADatabase(f"{path} cannot be used as a database: {error.strerror}") from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise DatabaseInUse(f"{path} is in use by another process: stop it first, or use Postgres") from None
    return held
