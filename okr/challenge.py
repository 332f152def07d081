"""Challenges: the private question to somebody whose confidence and pace tell different stories."""

from dataclasses import dataclass, replace
from datetime import datetime

from okr.check_in import CheckInId
from okr.key_result import KeyResultId
from okr.person import PersonId


@dataclass(frozen=True, slots=True)
class Challenge:
    """What we asked one person about one check-in, and what they made of it; nobody else reads it."""

    key_result: KeyResultId
    check_in: CheckInId
    """May have been taken back since."""
    person: PersonId
    at: datetime
    answered_at: datetime | None = None
    explained: str = ""
    """In their own words; empty also where they answered by another confidence."""
    version: int = 1

    @property
    def open(self) -> bool:
        return self.answered_at is None

    def answered(self, at: datetime, explained: str = "") -> "Challenge":
        """The challenge with its answer; the last words count."""
        return replace(self, answered_at=at, explained=explained)
