"""What is asked about what changed, and to take it back."""

from dataclasses import dataclass

from okr.change import ChangeId
from okr.commands.command import Command


@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Put back what this person took away last, or by one change."""

    change: ChangeId | None = None


@dataclass(frozen=True, slots=True)
class ShowHistory(Command):
    subject: str
    """`O12`, `KR31` or a squad's handle."""
    before: ChangeId | None = None
    """Only what changed before this; None means from the newest on."""
