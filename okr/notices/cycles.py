"""What we say about cycles, from their making to what came of them."""

from dataclasses import dataclass

from okr.calibration import Calibration
from okr.cycle import Cycle, CycleId, Phase
from okr.notices.named import Named
from okr.objective import Objective
from okr.score import Score
from okr.standing import Standing


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One cycle in a list, as it is today."""

    cycle: Cycle
    phase: Phase
    objectives: int
    """Those that the reader may see."""


@dataclass(frozen=True, slots=True)
class CycleList:
    lines: tuple[CycleLine, ...]
    """What runs first, then what comes, then what has ended."""


@dataclass(frozen=True, slots=True)
class CycleMade:
    cycle: Cycle


@dataclass(frozen=True, slots=True)
class Judged:
    """A key result and how it came out."""

    standing: Standing
    score: Score


@dataclass(frozen=True, slots=True)
class KeyResultScored:
    judged: Judged


@dataclass(frozen=True, slots=True)
class ObjectiveJudged:
    objective: Objective
    score: float
    """The weighted mean of its key results."""
    key_results: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class CycleScores:
    """A squad has closed a cycle: what came of it, and what was learned."""

    squad: str
    handle: str
    cycle: CycleId
    objectives: tuple[ObjectiveJudged, ...]
    in_channel: bool = False
    """Whether the whole squad reads it, and not only who closed it."""
    calibration: Calibration | None = None
    """None while too few key results have come to an end."""


@dataclass(frozen=True, slots=True)
class CarriedObjective:
    """An objective that goes on in another cycle."""

    objective: Named
    was: str
    """`O12`: what it was before."""
    key_results: tuple[Named, ...]
    """Those it has there."""
    rewrite: tuple[Named, ...]
    """Those it had, which somebody has to put into other words."""


@dataclass(frozen=True, slots=True)
class CarriedOver:
    squad: str
    handle: str
    cycle: CycleId
    into: CycleId
    objectives: tuple[CarriedObjective, ...]


@dataclass(frozen=True, slots=True)
class EndingFor:
    """What a squad has in a cycle that comes to its end."""

    squad: str
    handle: str
    objectives: int
    key_results: int


@dataclass(frozen=True, slots=True)
class CycleEnding:
    """Tells whoever leads squads, once, that a cycle comes to its end, and how to close it."""

    name: str
    cycle: Cycle
    squads: tuple[EndingFor, ...]


@dataclass(frozen=True, slots=True)
class CycleReopened:
    squad: str
    handle: str
    cycle: CycleId


@dataclass(frozen=True, slots=True)
class CycleForm:
    """Asks for a cycle with days of its own."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class ToJudge:
    """A key result whose outcome is asked for."""

    standing: Standing
    suggested: float | None
    """What its last value suggests."""
    score: Score | None = None
    """As it was judged before."""


@dataclass(frozen=True, slots=True)
class ScoreForm:
    """Asks how one key result came out."""

    row: ToJudge


@dataclass(frozen=True, slots=True)
class ClosingForm:
    """Asks how the key results of a squad came out, a few on each page, and then closes the cycle."""

    squad: str
    handle: str
    cycle: CycleId
    rows: tuple[ToJudge, ...]
    page: int
    """From 0 on."""
    pages: int
