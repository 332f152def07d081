"""What is asked about cycles, from making one to judging what came of it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from okr.commands.command import Command
from okr.key_result import KeyResultId
from okr.score import Verdict


@dataclass(frozen=True, slots=True)
class ListCycles(Command):
    pass


@dataclass(frozen=True, slots=True)
class MakeCycle(Command):
    name: str
    starts: date | None = None
    ends: date | None = None
    """Without days it is a quarter, which knows its own."""


@dataclass(frozen=True, slots=True)
class PrepareCycle(Command):
    """Open the form for a cycle with days of its own."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class ScoreKeyResult(Command):
    """Judge how one key result came out, in a line."""

    key_result: KeyResultId
    score: Decimal
    reason: str = ""
    verdict: Verdict | None = None
    """None means: as it was judged before, else done with a full score and carried with less."""


@dataclass(frozen=True, slots=True)
class PrepareScore(Command):
    """Open the form that judges one key result."""

    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class PrepareClosing(Command):
    """Open the form that closes a cycle of a squad, on its first page."""

    squad: str = ""
    """Empty means the only one they lead."""
    cycle: str = ""
    """Empty means the first to end of those that wait to be closed."""


@dataclass(frozen=True, slots=True)
class TypedScore:
    """What stands in a form's fields about how one key result came out, as typed."""

    key_result: KeyResultId
    value: str
    score: str
    """Empty means what the final value suggests."""
    verdict: Verdict
    reason: str = ""
    moved_it: str = ""
    would_change: str = ""


@dataclass(frozen=True, slots=True)
class SubmitScore(Command):
    """The form about one key result as it came back."""

    row: TypedScore
    opened: datetime


@dataclass(frozen=True, slots=True)
class SubmitClosing(Command):
    """A page of the form that closes a cycle as it came back; after the last one the cycle is closed."""

    squad: str
    cycle: str
    page: int
    rows: tuple[TypedScore, ...]
    opened: datetime


@dataclass(frozen=True, slots=True)
class CarryOver(Command):
    """Make anew in another cycle what a squad marked to be carried."""

    squad: str = ""
    """Empty means the only one they are in."""
    cycle: str = ""
    """Empty means the last it closed."""
    into: str = ""
    """Empty means the quarter after it."""


@dataclass(frozen=True, slots=True)
class ReopenCycle(Command):
    """Take it back that a squad closed a cycle; the scores stay."""

    squad: str
    cycle: str = ""
    """Empty means the last it closed."""
