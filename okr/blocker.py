"""Blockers: what only someone else can remove, and for how long it has stood in the way."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

from okr.check_in import CheckInId
from okr.errors.marks import AskedAlready, BlockerCleared, NobodyAsked, PromiseNotAhead
from okr.key_result import KeyResultId
from okr.person import PersonId
from okr.squad import SquadId

BlockerId = NewType("BlockerId", int)


class Reply(StrEnum):
    """What has become of asking a squad to take a blocker."""

    NONE = ""
    """None was asked."""
    ASKED = "asked"
    """No answer yet."""
    ACCEPTED = "accepted"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class Blocker:
    """Something in the way of a key result, from when it was said until somebody says that it is gone."""

    id: BlockerId
    key_result: KeyResultId
    text: str
    by: PersonId
    since: datetime
    waits_on: PersonId | None = None
    link: str = ""
    """The message in which it was said."""
    cleared_at: datetime | None = None
    cleared_by: PersonId | None = None
    asked: SquadId | None = None
    """The squad that was asked to take it."""
    reply: Reply = Reply.NONE
    promised: date | None = None
    """The day by which they said it will be gone."""
    replied_by: PersonId | None = None
    why: str = ""
    """Why the squad asked says that it is not theirs."""
    asked_by: PersonId | None = None
    asked_at: datetime | None = None
    said_in: CheckInId | None = None
    """The check-in that says it, where one does."""
    cleared_in: CheckInId | None = None
    """The check-in that says it is gone, where one does."""
    version: int = 1

    @property
    def ref(self) -> str:
        """The id as people type it."""
        return f"B{self.id}"

    @property
    def open(self) -> bool:
        return self.cleared_at is None

    @property
    def waits_on_asked(self) -> bool:
        """Whether a squad was asked to take it and has not said that it is not theirs."""
        return self.reply in {Reply.ASKED, Reply.ACCEPTED}

    def days(self, now: datetime) -> int:
        """For how many whole days it stands, or stood, in the way."""
        return max(0, ((self.cleared_at or now) - self.since).days)

    def late(self, today: date) -> int:
        """By how many days the promise is broken; 0 where none is."""
        if self.promised is None or not self.open:
            return 0
        return max(0, (today - self.promised).days)

    def says(self, text: str) -> bool:
        """Whether it is the same thing, however it is spaced, capitalised or ended."""
        return _plain(self.text) == _plain(text)

    def cleared(self, by: PersonId, at: datetime, said_in: CheckInId | None = None) -> "Blocker":
        """The blocker once it is gone; raises BlockerCleared when it is gone already."""
        self._refuse_cleared()
        return replace(self, cleared_at=at, cleared_by=by, cleared_in=said_in)

    def reopened(self) -> "Blocker":
        """The blocker as if nobody had said that it is gone; it keeps its age."""
        return replace(self, cleared_at=None, cleared_by=None, cleared_in=None)

    def asked_of(self, squad: SquadId, by: PersonId, at: datetime) -> "Blocker":
        """The blocker once `squad` is asked to take it, whoever was asked before.

        Raises BlockerCleared, and AskedAlready while that squad has not said that it is not theirs.
        """
        self._refuse_cleared()
        if self.asked == squad and self.reply is not Reply.NOT_OURS:
            raise AskedAlready(blocker=self.ref)
        asked = replace(self, asked=squad, asked_by=by, asked_at=at, reply=Reply.ASKED)
        return replace(asked, promised=None, replied_by=None, why="")

    def accepted(self, by: PersonId, promised: date | None, today: date) -> "Blocker":
        """The blocker once the squad asked has taken it; they may name another day later.

        Raises BlockerCleared, NobodyAsked, and PromiseNotAhead for a day before `today`.
        """
        self._refuse_unasked()
        if promised is not None and promised < today:
            raise PromiseNotAhead(day=f"{promised.day} {promised:%b}")
        return replace(self, reply=Reply.ACCEPTED, promised=promised, replied_by=by, why="")

    def refused(self, by: PersonId, why: str = "") -> "Blocker":
        """The blocker once the squad asked has said that it is not theirs, even if they took it before.

        Raises BlockerCleared, NobodyAsked.
        """
        self._refuse_unasked()
        return replace(self, reply=Reply.NOT_OURS, promised=None, replied_by=by, why=why)

    def _refuse_cleared(self) -> None:
        if not self.open:
            raise BlockerCleared(blocker=self.ref)

    def _refuse_unasked(self) -> None:
        self._refuse_cleared()
        if self.asked is None:
            raise NobodyAsked(blocker=self.ref)


def newest(blockers: Iterable[Blocker]) -> Blocker | None:
    """The one said last: what a check-in form shows."""
    return max(blockers, key=lambda each: (each.since, each.id), default=None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
