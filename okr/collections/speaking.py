"""The collections of what is asked, of when it is due, and of what is still to be said."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from okr.address import Address
from okr.commands.clockwork import Undelivered
from okr.key_result import KeyResultId
from okr.notices.notice import Notice
from okr.person import PersonId
from okr.prompt import Prompt, Reminder
from okr.schedule import DueKind


class Prompts(Protocol):
    def add(self, prompt: Prompt) -> bool:
        """False when this person has been asked in this week already: nothing is added."""
        ...

    def add_all(self, prompts: Sequence[Prompt]) -> list[Prompt]:
        """As `add` for many at once; those that were added."""
        ...

    def latest(self, person: PersonId) -> Prompt | None: ...

    def asked_since(self, people: Iterable[PersonId], since: datetime) -> list[Prompt]:
        """Those asked since then of any of `people`, oldest first, in one query."""
        ...

    def about(self, key_results: Iterable[KeyResultId], since: datetime) -> list[Prompt]:
        """Prompts asked since then that name any of `key_results`."""
        ...


class Schedule(Protocol):
    """When each person is next asked and each digest next due; swept by an index, one row a subject."""

    def put(self, kind: DueKind, subject: str, at: datetime) -> None: ...

    def remove(self, kind: DueKind, subject: str) -> None: ...

    def at(self, kind: DueKind, subject: str) -> datetime | None: ...

    def all_of(self, kind: DueKind) -> dict[str, datetime]:
        """As `at` for every subject of that kind that is in the schedule."""
        ...

    def all_at(self, kind: DueKind, subjects: Iterable[str]) -> dict[str, datetime]:
        """As `at` for each of `subjects` that is in the schedule, in one query."""
        ...

    def due(self, kind: DueKind, subjects: Iterable[str]) -> dict[str, datetime]:
        """Those of `subjects` that are due, and since when, but for those that somebody else is serving."""
        ...

    def put_all(self, kind: DueKind, at: Iterable[tuple[str, datetime]]) -> None: ...

    def remove_all(self, kind: DueKind, subjects: Iterable[str]) -> None: ...


class Outbox(Protocol):
    """What is still to be said. `subject` names a message once and for all: `prompt:U1:2026-W48`."""

    def tell(self, subject: str, address: Address, notice: Notice, *, at: datetime | None = None) -> bool:
        """Say it once, and not before `at`; False when that subject was told already: nothing is written."""
        ...

    def ask(self, prompts: Sequence[Prompt | Reminder]) -> None:
        """Tell each their question, or remind them of it; what it shows is looked up when it is said."""
        ...

    def said(self, subject: str, address: Address, conversation: str, message: str) -> bool:
        """Remember a message that answered a request, to be revised like those told; False as for tell."""
        ...

    def told(self, subject: str) -> bool:
        """Whether that subject was told: ask before composing a revision that costs something to compose."""
        ...

    def undelivered(self, subjects: Iterable[str]) -> list[Undelivered]:
        """Those of the messages told for `subjects` that failed, or of which nobody knows, in one query."""
        ...

    def again(self, subject: str, notice: Notice) -> bool:
        """Tell what failed, or may not have arrived, once more since somebody asks for it; else False."""
        ...

    def withdraw(self, subject: str) -> bool:
        """Take back what waits to be told for `subject`; False when it is told, on its way, or was never."""
        ...

    def revise(self, subject: str, notice: Notice) -> bool:
        """Put `notice` in place of the message told for `subject`; False when there is none."""
        ...
