"""What people were asked beyond their weekly question: so that they can see why, and it stays little."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from okr.person import PersonId


class AskedKind(StrEnum):
    """Why somebody hears from us unasked."""

    REMINDER = "reminder"
    """The weekly question has no answer yet."""
    NUDGE = "nudge"
    """Somebody asked us to ask."""
    CHALLENGE = "challenge"
    """Their confidence and the pace tell different stories."""
    BLOCKER = "blocker"
    """Somebody needs them, or their squad, to remove something."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One message somebody did not ask for."""

    person: PersonId
    at: datetime
    """When it could first reach them: one held by quiet hours counts from their end."""
    kind: AskedKind
    subject: str
    """What it was about: `KR31`, `B3`, or the ISO week of a reminder."""
    by: PersonId | None = None
    """Who wanted it; None where we asked by ourselves."""
