"""Blockers: what only someone else can remove, and for how long it has stood in the way."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType

from okr.errors.marks import BlockerCleared
from okr.key_result import KeyResultId
from okr.person import PersonId

BlockerId = NewType("BlockerId", int)


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
        if not self.open:
            raise BlockerCleared(blocker=self.ref)
        return replace(self, cleared_at=at, cleared_by=by)
