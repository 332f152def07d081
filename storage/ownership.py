"""Who sends in a workspace: whoever holds its lock on Postgres, which goes with its connection."""

import asyncio
import logging
import os
import socket
from collections.abc import Awaitable, Callable
from hashlib import sha256
from typing import Any, Final, TypeVar

import asyncpg
from sqlalchemy import Connection, text

from okr.person import WorkspaceId
from storage.engine import PostgresServer
from storage.seconds import seconds

log = logging.getLogger(__name__)

PING: Final = 5.0
"""Seconds between two questions whether the connection lives, and how long one of them may take."""

SILENCE: Final = 20.0
"""Seconds without an answer after which nothing is ours any more."""

TAKE: Final = "SELECT pg_try_advisory_lock($1)"
RELEASE: Final = "SELECT pg_advisory_unlock($1)"

PREPARE: Final = """
SELECT set_config('application_name', $1, false), set_config('tcp_keepalives_idle', '30', false),
       set_config('tcp_keepalives_interval', '10', false), set_config('tcp_keepalives_count', '3', false)
"""
"""A host that vanished keeps what it owns until its connection is given up: after a minute."""

HELD: Final = text("""
SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks
WHERE locktype = 'advisory' AND granted AND objsubid = 1
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
""")

HOLDERS: Final = text("""
SELECT (classid::bigint << 32) | objid::bigint AS key, application_name FROM pg_locks
JOIN pg_stat_activity USING (pid)
WHERE locktype = 'advisory' AND granted AND objsubid = 1
  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
""")

OF_THE_DIALECT: Final = {"async_fallback", "prepared_statement_cache_size", "prepared_statement_name_func"}
"""What an address may say to SQLAlchemy alone."""

ResultT = TypeVar("ResultT")


def key_of(workspace: WorkspaceId) -> int:
    """The number of the workspace's lock."""
    return int.from_bytes(sha256(f"cairn:courier:{workspace}".encode()).digest()[:8], signed=True)


def held(connection: Connection) -> set[int]:
    """The numbers of all locks that anybody holds now."""
    return set(connection.execute(HELD).scalars())


def holders(connection: Connection) -> dict[int, str]:
    """What each process that holds a lock calls itself, by the lock's number; nobody on SQLite."""
    if connection.dialect.name != "postgresql":
        return {}
    return {row.key: row.application_name for row in connection.execute(HOLDERS)}


class Ownership:
    """This process' share of the workspaces: all of it hangs on one connection, and is gone when that is."""

    def __init__(
        self,
        server: PostgresServer,
        *,
        ping: float = PING,
        silence: float = SILENCE,
        clock: Callable[[], float] = seconds,
    ) -> None:
        self._server = server
        self._ping = ping
        self._silence = silence
        self._clock = clock
        self._connection: Any = None
        self._one_at_a_time = asyncio.Lock()
        self._heard = clock()
        self._ours: set[WorkspaceId] = set()

    def holds(self, workspace: WorkspaceId) -> bool:
        """Whether only this process may send there now."""
        return workspace in self._ours and self._clock() - self._heard < self._silence

    async def take(self, workspace: WorkspaceId) -> bool:
        """Make it ours unless it is somebody else's; False as well when the server cannot be asked."""
        async with self._one_at_a_time:
            if self._connection is None and not await self._connect():
                return False
            if workspace not in self._ours and await self._ask(TAKE, key_of(workspace)):
                self._ours.add(workspace)
        return self.holds(workspace)

    async def release(self, workspace: WorkspaceId) -> None:
        """Let others have it."""
        async with self._one_at_a_time:
            if workspace in self._ours:
                self._ours.discard(workspace)
                await self._ask(RELEASE, key_of(workspace))

    async def run(self) -> None:
        """See to it that we know whether the connection lives, until cancelled."""
        while True:
            await asyncio.sleep(self._ping)
            async with self._one_at_a_time:
                if self._connection is not None:
                    await self._ask("SELECT true", patience=self._silence)

    async def close(self) -> None:
        async with self._one_at_a_time:
            if self._connection is not None:
                closing, self._connection = self._connection, None
                self._ours.clear()
                await _within(self._ping, closing.close(timeout=self._ping))

    async def _connect(self) -> bool:
        connection = await _within(2 * self._ping, asyncpg.connect(**_words(self._server)))
        if connection is None:
            return False
        self._connection = connection
        self._heard = self._clock()
        connection.add_termination_listener(self._lost)
        return await self._ask(PREPARE, _who_we_are()) is not None

    async def _ask(self, question: str, *words: object, patience: float = 0.0) -> object:
        """The answer, or None: then nobody knows what is ours, and without patience all of it is given up."""
        connection, asked = self._connection, self._clock()
        answer = await _within(self._ping, connection.fetchval(question, *words))
        if answer is not None:
            self._heard = asked
        elif self._clock() - self._heard >= patience:
            connection.terminate()
            self._lost(connection)
        return answer

    def _lost(self, connection: object) -> None:
        if connection is self._connection:
            log.error("the connection that says what is ours is lost; others may send from now on")
            self._connection = None
            self._ours.clear()


async def _within(seconds: float, asked: Awaitable[ResultT]) -> ResultT | None:
    try:
        async with asyncio.timeout(seconds):
            return await asked
    except Exception as error:  # noqa: BLE001 - whatever it is, we were not told that it is ours
        log.warning("Postgres did not answer: %s", type(error).__name__)
        return None


def _words(server: PostgresServer) -> dict[str, Any]:
    """The address as asyncpg wants to hear it."""
    _, words = server.url.get_dialect()().create_connect_args(server.url)
    return {name: word for name, word in words.items() if name not in OF_THE_DIALECT}


def _who_we_are() -> str:
    """For whoever asks the server who owns what; Postgres keeps 63 letters of it."""
    return f"cairn courier, process {os.getpid()} on {socket.gethostname()}"[:63]
