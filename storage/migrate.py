"""Brings a database to the shape this version expects, and says whether it has it."""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from storage.engine import (
    PostgresServer,
    SoleOwner,
    SqliteFile,
    StorageError,
    read_address,
    sqlite_engine,
)
from storage.visit import on_postgres

ONE_AT_A_TIME = 0x6361_6972_6E
"""Names the lock under which replicas that start together migrate one after the other."""


class NotMigrated(StorageError):
    """The database has another shape than this version expects."""


async def migrate(url: str) -> None:
    """Upgrade to this version's shape; on SQLite no other process may be using the file."""
    address = read_address(url)
    if isinstance(address, SqliteFile):
        await asyncio.to_thread(_migrate_sqlite, address)
    else:
        await on_postgres(address, _migrate_postgres)


async def pending(url: str) -> bool:
    """Whether there is something to migrate; asks without getting in anybody's way."""
    address = read_address(url)
    if isinstance(address, PostgresServer):
        return await on_postgres(address, _is_pending)
    return await asyncio.to_thread(_is_sqlite_pending, address)


async def check_migrated(url: str) -> None:
    """Raises NotMigrated, whose words say what to do."""
    if await pending(url):
        raise NotMigrated("The database has to be brought up to date: run `cairn migrate`.")


def config(connection: Connection | None = None) -> Config:
    """What Alembic needs to know, from this folder alone."""
    settings = Config()
    folder = str(Path(__file__).with_name("migrations")).replace("%", "%%")
    settings.set_main_option("script_location", folder)
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def _migrate_sqlite(file: SqliteFile) -> None:
    owner = SoleOwner(file)
    try:
        # Building a table anew would drag along the rows that point to it.
        with sqlite_engine(file, foreign_keys=False).begin() as connection:
            command.upgrade(config(connection), "head")
    finally:
        owner.release()


def _migrate_postgres(connection: Connection) -> None:
    connection.execute(select(func.pg_advisory_xact_lock(ONE_AT_A_TIME)))
    command.upgrade(config(connection), "head")


def _is_sqlite_pending(file: SqliteFile) -> bool:
    if not file.path.exists():
        return True
    with sqlite_engine(file).begin() as connection:
        return _is_pending(connection)


def _is_pending(connection: Connection) -> bool:
    wanted = ScriptDirectory.from_config(config()).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() != wanted
