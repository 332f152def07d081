"""Prompts: the weekly questions that were asked."""

from dataclasses import dataclass
from datetime import datetime

from okr.key_result import KeyResultId
from okr.person import PersonId


@dataclass(frozen=True, slots=True)
class Prompt:
    """What we remember of a weekly question: whom, which week, about what."""

    person: PersonId
    week: str
    """ISO week of the person's own calendar, such as `2026-W48`."""
    key_results: tuple[KeyResultId, ...]
    at: datetime

    @property
    def subject(self) -> str:
        """What the outbox calls the message."""
        return f"prompt:{self.person}:{self.week}"
