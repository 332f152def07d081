"""The one thread that touches SQLite: whatever queued up shares a commit, each in a savepoint of its own."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NoReturn, TypeVar, cast

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage.engine import NotADatabase, SoleOwner, SqliteFile, StorageError, sqlite_engine

MOST_TOGETHER = 100
"""So that the first of a crowd does not wait for all of it."""

ResultT = TypeVar("ResultT")
Transaction = Callable[[Connection], Any]


class TransactionLost(StorageError):
    """SQLite gave up the whole transaction, as it does when the disk is full."""


class StorageClosed(StorageError):
    """Work came after the storage was closed."""


@dataclass(frozen=True, slots=True)
class Done:
    result: Any

    def open(self) -> Any:
        return self.result


@dataclass(frozen=True, slots=True)
class Failed:
    error: BaseException

    def open(self) -> NoReturn:
        raise self.error


Outcome = Done | Failed
"""What became of a transaction, sealed until its own caller opens it."""

Answer = asyncio.Future[Outcome]


@dataclass(frozen=True, slots=True)
class Job:
    transaction: Transaction
    answer: Answer


class SqliteThread:
    """Owns the file from opening to closing; to be made within the event loop it answers to."""

    def __init__(self, file: SqliteFile) -> None:
        self._file = file
        self._owner = SoleOwner(file)
        self._engine = sqlite_engine(file)
        self._loop = asyncio.get_running_loop()
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._opened: Answer = self._loop.create_future()
        self._ended: Answer = self._loop.create_future()
        self._closing = False

    async def open(self) -> None:
        """Raises NotADatabase."""
        Thread(target=self._live, name="storage", daemon=True).start()
        try:
            (await self._opened).open()
        except DBAPIError as error:
            raise NotADatabase(f"{self._file.path} cannot be used as a database: {error.orig}") from error

    async def run(self, transaction: Callable[[Connection], ResultT]) -> ResultT:
        """Run it and hand back its result after the commit; a caller who stops waiting stops nothing."""
        if self._closing:
            raise StorageClosed("The storage is closed")
        job = Job(transaction, self._loop.create_future())
        self._queue.put(job)
        result: ResultT = (await job.answer).open()
        return result

    async def close(self) -> None:
        """Finish what was queued, then let go of the file."""
        if not self._closing:
            self._closing = True
            self._queue.put(None)
        await asyncio.shield(self._ended)

    def _live(self) -> None:
        try:
            with self._engine.connect() as connection:
                self._tell([(self._opened, Done(None))])
                self._serve(connection)
        except BaseException as error:  # noqa: BLE001  whoever waits must hear of the thread's end
            self._tell([(self._opened, Failed(error))])
        finally:
            self._owner.release()
            self._tell([(self._ended, Done(None))])

    def _serve(self, connection: Connection) -> None:
        while (first := self._queue.get()) is not None:
            jobs, last = self._crowd(first)
            outcomes = commit_together(connection, [job.transaction for job in jobs])
            self._tell([(job.answer, outcome) for job, outcome in zip(jobs, outcomes, strict=True)])
            if last:
                return

    def _crowd(self, first: Job) -> tuple[list[Job], bool]:
        """`first` and those behind it in the queue, and whether the queue ends there."""
        jobs = [first]
        with contextlib.suppress(Empty):
            while len(jobs) < MOST_TOGETHER:
                job = self._queue.get_nowait()
                if job is None:
                    return jobs, True
                jobs.append(job)
        return jobs, False

    def _tell(self, news: list[tuple[Answer, Outcome]]) -> None:
        # A loop that is gone has nobody left in it to tell.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(_tell_all, news)


def _tell_all(news: list[tuple[Answer, Outcome]]) -> None:
    for answer, outcome in news:
        if not answer.done():
            answer.set_result(outcome)


def commit_together(connection: Connection, transactions: list[Transaction]) -> list[Outcome]:
    """Run each in its savepoint and commit once; if that fails, it has failed for all of them."""
    try:
        with connection.begin():
            return [_within_savepoint(connection, transaction) for transaction in transactions]
    except Exception as error:  # noqa: BLE001  goes to the callers
        _let_go(connection)
        return [Failed(error) for _ in transactions]


def _within_savepoint(connection: Connection, transaction: Transaction) -> Outcome:
    try:
        with connection.begin_nested():
            outcome: Outcome = Done(transaction(connection))
    except BaseException as error:  # noqa: BLE001  goes to its own caller
        outcome = Failed(error)
    _still_in_transaction(connection, outcome)
    return outcome


def _still_in_transaction(connection: Connection, outcome: Outcome) -> None:
    """Without this, work after a lost transaction would be committed piece by piece."""
    if not _driver(connection).in_transaction:
        cause = outcome.error if isinstance(outcome, Failed) else None
        raise TransactionLost("SQLite gave up the transaction; nothing of it was kept") from cause


def _let_go(connection: Connection) -> None:
    """A commit that SQLite refused leaves its transaction open, and no other could begin."""
    if _driver(connection).in_transaction:
        _driver(connection).rollback()


def _driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.driver_connection)
