"""What we show to those who only look."""

from dataclasses import dataclass

from okr.check_in import CheckIn
from okr.cycle import CycleId
from okr.health import Health
from okr.notices.initiatives import InitiativeLine
from okr.notices.links import Tied
from okr.notices.marks import OpenBlocker
from okr.notices.named import Named
from okr.notices.votes import LastVote
from okr.objective import Objective, ObjectiveId
from okr.score import Score
from okr.standing import ObjectiveStanding, Standing


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything that one objective or key result is linked to."""

    drives: tuple[Named, ...] = ()
    driven_by: tuple[Named, ...] = ()
    supports: tuple[Named, ...] = ()
    supported_by: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class TreeLine:
    """An objective or a key result in the tree, as deep as what it serves is high."""

    depth: int
    ref: str
    title: str
    health: Health | None
    """None for an objective."""
    progress: float | None
    squad: str = ""
    """Whose objective it is; empty for a key result."""
    drives: tuple[str, ...] = ()
    """What a key result drives, as people type it."""
    hidden: int = 0
    """How many supporters are left out."""


@dataclass(frozen=True, slots=True)
class TreeShown:
    title: str
    """A squad's name; empty for everything."""
    lines: tuple[TreeLine, ...]
    words: str
    """What was asked for, so that the next page can be: `tree churn`."""
    next: ObjectiveId | None
    """After which objective the next page begins, if there is one."""
    first: bool


@dataclass(frozen=True, slots=True)
class OkrList:
    title: str
    """What the list was narrowed to, such as `everything`, `me` or a squad's name."""
    objectives: tuple[ObjectiveStanding, ...]
    ended: CycleId | None = None
    """The latest cycle, where it has ended and nothing is open since."""
    ties: tuple[Tied, ...] = ()
    """What these drive and support."""
    blockers: tuple[OpenBlocker, ...] = ()
    """What is in the way of these."""
    words: str = "list"
    """What was asked for, so that another page can be: `list churn`."""
    back: ObjectiveId | None = None
    """Before which objective the page before this one ends, if there is one."""
    next: ObjectiveId | None = None
    """After which objective the next page begins, if there is one."""


@dataclass(frozen=True, slots=True)
class ObjectiveShown:
    standing: ObjectiveStanding
    cycle: str
    pace: float
    ties: Ties = Ties()
    scores: tuple[Score, ...] = ()
    """Of its key results that have one."""
    score: float | None = None
    """Their weighted mean."""


@dataclass(frozen=True, slots=True)
class KeyResultShown:
    standing: Standing
    objective: Objective
    squad: str
    check_ins: tuple[CheckIn, ...]
    """The latest few, newest first."""
    authors: tuple[str, ...]
    """Who gave each of `check_ins`, by name, in the same order."""
    on_behalf_of: tuple[str | None, ...] = ()
    """In whose place they did, by name, in the same order; as in HistoryLine."""
    blockers: tuple[OpenBlocker, ...] = ()
    """What stands in the way, the longest first."""
    ties: Ties = Ties()
    initiatives: tuple[InitiativeLine, ...] = ()
    """Not dropped."""
    score: Score | None = None
    vote: LastVote | None = None
    """What the squad said of it last by vote, where enough did."""
