"""Blockers: what only someone else can remove, and for how long it has stood in the way."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

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
    version: int = 1

    @property
    def ref(self) -> str:
        """The id as people type it."""
        return f"B{self.id}"

    @property
    def open(self) -> bool:
        return self.cleared_at is None

    def days(self, now: datetime) -> int:
        """For how many whole days it stands, or stood, in the way."""
        return max(0, ((self.cleared_at or now) - self.since).days)

    def cleared(self, by: PersonId, at: datetime) -> "Blocker":
        """The blocker once it is gone; raises BlockerCleared when it is gone already."""
        self._refuse_cleared()
        return replace(self, cleared_at=at, cleared_by=by)

    def asked_of(self, squad: SquadId) -> "Blocker":
        """The blocker once `squad` is asked to take it, whoever was asked before.

        Raises BlockerCleared, and AskedAlready while that squad has not said that it is not theirs.
        """
        self._refuse_cleared()
        if self.asked == squad and self.reply is not Reply.NOT_OURS:
            raise AskedAlready(blocker=self.ref)
        return replace(self, asked=squad, reply=Reply.ASKED, promised=None, replied_by=None)

    def accepted(self, by: PersonId, promised: date | None, today: date) -> "Blocker":
        """The blocker once the squad asked has taken it; they may name another day later.

        Raises BlockerCleared, NobodyAsked, and PromiseNotAhead for a day before `today`.
        """
        self._refuse_unasked()
        if promised is not None and promised < today:
            raise PromiseNotAhead(day=f"{promised.day} {promised:%b}")
        return replace(self, reply=Reply.ACCEPTED, promised=promised, replied_by=by)

    def refused(self, by: PersonId) -> "Blocker":
        """The blocker once the squad asked has said that it is not theirs, even if they took it before.

        Raises BlockerCleared, NobodyAsked.
        """
        self._refuse_unasked()
        return replace(self, reply=Reply.NOT_OURS, promised=None, replied_by=by)

    def _refuse_cleared(self) -> None:
        if not self.open:
            raise BlockerCleared(blocker=self.ref)

    def _refuse_unasked(self) -> None:
        self._refuse_cleared()
        if self.asked is None:
            raise NobodyAsked(blocker=self.ref)
