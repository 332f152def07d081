"""The collection of who changed what, and when."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from okr.change import Change, ChangeId
from okr.person import PersonId


class History(Protocol):
    def record(self, change: Change) -> ChangeId: ...

    def get(self, change: ChangeId) -> Change:
        """Raises NoSuchChange."""
        ...

    def of(self, subject: str) -> list[Change]:
        """Oldest first."""
        ...

    def latest(self, subjects: Iterable[str], limit: int, *, before: ChangeId | None = None) -> list[Change]:
        """Of any of `subjects`, newest first, at most `limit`; with `before`, only what is older."""
        ...

    def since(self, at: datetime, subjects: Iterable[str], limit: int) -> list[Change]:
        """As `latest`, but only what changed after `at`."""
        ...

    def since_by(self, person: PersonId, at: datetime, limit: int) -> list[Change]:
        """What `person` changed at `at` or later, newest first, at most `limit`."""
        ...

    def last_by(self, person: PersonId) -> Change | None:
        """The last thing `person` changed."""
        ...
