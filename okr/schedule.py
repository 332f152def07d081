"""The schedule: what comes due by itself, and when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from okr.person import WorkspaceId


class DueKind(StrEnum):
    PROMPT = "prompt"
    REMINDER = "reminder"
    DIGEST = "digest"
    CYCLE_END = "cycle_end"
    VOTE = "vote"
    ROLL_CALL = "roll_call"
    """How far the day's round of look-ups has come; no sweep serves it."""
    HOLIDAYS = "holidays"
    """When which calendar of holidays is read next; no sweep serves it."""


SWEPT: Final = frozenset(DueKind) - {DueKind.ROLL_CALL, DueKind.HOLIDAYS}
"""Of other kinds, such as those of a newer version at work beside this one, a sweep takes no notice."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something of one workspace that is due."""

    workspace: WorkspaceId
    kind: DueKind
    subject: str
    """A PersonId for a prompt or a reminder, a SquadId for a digest; `1:2026Q4` for the end of a cycle;
    `V7-V9` for the votes on one card."""
    at: datetime
