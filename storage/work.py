"""One transaction a use case: committed when it returns, rolled back when it raises."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self, TypeVar
from uuid import uuid4

from sqlalchemy import Connection

from okr.errors.okr_error import AlreadyHeard
from okr.locale import Locale
from okr.ports import Clock
from okr.work import InWorkspace, Work
from storage.engine import SqliteFile, read_address
from storage.postgres_pool import PostgresPool
from storage.repositories.heard import first_time
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.sqlite_thread import SqliteThread

log = logging.getLogger(__name__)

CommandT = TypeVar("CommandT", bound=InWorkspace)
ResultT = TypeVar("ResultT")


class Transactions(Protocol):
    """Where transactions run."""

    async def open(self) -> None: ...

    async def run(self, transaction: Callable[[Connection], ResultT]) -> ResultT: ...

    async def close(self) -> None: ...


def new_letter_id() -> str:
    return str(uuid4())


class Store:
    """What we remember, opened: performs use cases and runs the questions that belong to no workspace."""

    def __init__(
        self,
        transactions: Transactions,
        clock: Clock,
        new_id: Callable[[], str],
        locale: Locale = Locale.EN,
    ) -> None:
        self._transactions = transactions
        self._clock = clock
        self._new_id = new_id
        self._locale = locale

    @classmethod
    async def open(
        cls,
        url: str,
        clock: Clock,
        *,
        pool_size: int = 5,
        new_id: Callable[[], str] = new_letter_id,
        locale: Locale = Locale.EN,
    ) -> Self:
        """Open a migrated database; `locale` is how its people write numbers.

        Raises NotADatabase, DatabaseInUse, NoAnswer.
        """
        transactions = _transactions_at(url, pool_size)
        await transactions.open()
        return cls(transactions, clock, new_id, locale)

    async def perform(
        self, use_case: Callable[[Work, CommandT], ResultT], command: CommandT, *, once: str | None = None
    ) -> ResultT:
        """Run `use_case` in a transaction of its own and hand back its result after the commit.

        With `once`, a key of the request, the second call with the same key raises AlreadyHeard.
        """

        def transaction(connection: Connection, now: datetime) -> tuple[ResultT, Sequence[str]]:
            if once is not None and not first_time(connection, command.workspace, once, now):
                raise AlreadyHeard
            work = WorkInWorkspace(connection, command.workspace, now, self._new_id, self._locale)
            return use_case(work, command), work.letters

        result, letters = await self.run(transaction)
        _tell_of(letters, use_case, command)
        return result

    async def run(self, transaction: Callable[[Connection, datetime], ResultT]) -> ResultT:
        """Run a storage function, such as those of the outbox, in a transaction of its own."""
        return await self._transactions.run(lambda connection: transaction(connection, self._clock()))

    async def close(self) -> None:
        """Finish what was begun; nothing can be asked afterwards."""
        await self._transactions.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()


def _tell_of(letters: Sequence[str], use_case: Callable[..., object], command: InWorkspace) -> None:
    """Only after the commit, since a letter of a transaction that failed was never written."""
    by = getattr(use_case, "__name__", type(use_case).__name__)
    for letter in letters:
        log.info("letter written", extra={"letter": letter, "workspace": command.workspace, "by": by})


def _transactions_at(url: str, pool_size: int) -> Transactions:
    address = read_address(url)
    if isinstance(address, SqliteFile):
        return SqliteThread(address)
    return PostgresPool(address, pool_size=pool_size)
