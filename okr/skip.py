"""Skips: weeks in which somebody said that they will not answer, and why."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from okr.person import PersonId

SKIPPED: Final = "skipped"
"""How the history calls it."""

REASON_LIMIT: Final = 300


@dataclass(frozen=True, slots=True)
class Skip:
    """One person's "not this week"; nobody asks them again until the next."""

    person: PersonId
    week: str
    """ISO week of their own calendar, such as `2026-W48`."""
    reason: str
    """In their own words, such as `on leave`; may be empty."""
    at: datetime


def history_of(week: str) -> str:
    """What the history calls the week: `week:202648`."""
    return f"week:{week.replace('-W', '')}"
