"""Key results: the measured proof of an objective, from a baseline to a target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NewType, assert_never

from okr.errors.texts import TextTooLong
from okr.objective import ObjectiveId
from okr.person import PersonId

KeyResultId = NewType("KeyResultId", int)


class MeasureKind(StrEnum):
    """What kind of number a key result counts in."""

    NUMBER = "number"
    PERCENT = "percent"
    CURRENCY = "currency"
    MILESTONES = "milestones"


class Direction(StrEnum):
    """Which way is better."""

    INCREASE = "increase"
    REDUCE = "reduce"
    MAINTAIN = "maintain"


class Indicator(StrEnum):
    """An early signal one can act on, or the impact wanted and seen late."""

    LEADING = "leading"
    LAGGING = "lagging"


SOURCE_LIMIT = 300
"""Letters in where a number is read."""


@dataclass(frozen=True, slots=True)
class Measure:
    """The kind of number and its unit: `$`, `ms`, `points`, or nothing."""

    kind: MeasureKind = MeasureKind.NUMBER
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """Go from a baseline to a target. Without a baseline there is no progress to compute."""

    direction: Direction
    baseline: Decimal | None
    target: Decimal


@dataclass(frozen=True, slots=True)
class Keep:
    """Stay between two edges, or on one side of a single edge. At least one edge is given."""

    low: Decimal | None
    high: Decimal | None


Aim = Reach | Keep


@dataclass(frozen=True, slots=True)
class KeyResultDraft:
    """A key result as somebody described it, before it has an id: the answer of `okr.sentence`."""

    title: str
    measure: Measure
    aim: Aim
    owners: tuple[PersonId, ...] = ()
    indicator: Indicator | None = None
    due: date | None = None
    """None means the cycle's end."""
    weight: Decimal = Decimal(1)
    source: str = ""
    """Where the number is read."""
    milestones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyResult:
    """Measured proof of an objective, answered for by its first owner or any co-owner."""

    id: KeyResultId
    objective: ObjectiveId
    title: str
    owners: tuple[PersonId, ...]
    measure: Measure
    aim: Aim
    due: date
    indicator: Indicator | None = None
    weight: Decimal = Decimal(1)
    source: str = ""
    milestones: tuple[str, ...] = ()
    dropped: bool = False
    version: int = 1
    created: date = date.min
    """The day it was set, in the squad's zone; the first of all days where that was never told."""

    @property
    def ref(self) -> str:
        """The id as people type it."""
        return f"KR{self.id}"

    @property
    def direction(self) -> Direction:
        return self.aim.direction if isinstance(self.aim, Reach) else Direction.MAINTAIN

    @property
    def baseline(self) -> Decimal | None:
        """Where it starts; None for a band to keep, and where nobody said."""
        return self.aim.baseline if isinstance(self.aim, Reach) else None

    def progress(self, current: Decimal | None) -> float | None:
        """How far from baseline to target `current` is: 1.0 is done, and it may pass 1 or fall below 0.

        None when nothing was checked in yet or there is no baseline to start from.
        """
        return None if current is None else progress_towards(self.aim, current)

    def misses(self, current: Decimal | None) -> bool:
        """Whether `current` is outside the band to keep; what is still to be reached misses nothing."""
        return isinstance(self.aim, Keep) and current is not None and _kept(self.aim, current) < 1


def progress_towards(aim: Aim, current: Decimal) -> float | None:
    """Progress of `current` towards `aim`; see KeyResult.progress.

    Reaching: (current - baseline) / (target - baseline). Keeping: 1 within the band; outside, 1 less the
    distance to the nearest edge as a share of that edge, so that twice the edge is 0.
    """
    match aim:
        case Reach():
            return _reached(aim, current)
        case Keep():
            return _kept(aim, current)
        case _:
            assert_never(aim)


def _reached(aim: Reach, current: Decimal) -> float | None:
    if aim.baseline is None:
        return None
    if aim.baseline == aim.target:
        return float(current == aim.target)
    return float((current - aim.baseline) / (aim.target - aim.baseline))


def _kept(aim: Keep, current: Decimal) -> float:
    if aim.high is not None and current > aim.high:
        return 1.0 - float((current - aim.high) / (abs(aim.high) or 1))
    if aim.low is not None and current < aim.low:
        return 1.0 - float((aim.low - current) / (abs(aim.low) or 1))
    return 1.0


def source_of(text: str) -> str:
    """Where a number is read, on one line; raises TextTooLong."""
    source = " ".join(text.split())
    if len(source) > SOURCE_LIMIT:
        raise TextTooLong(letters=len(source), limit=SOURCE_LIMIT)
    return source


def clamp(progress: float) -> float:
    """Progress as roll-ups count it: from 0.0 to 1.0."""
    return min(1.0, max(0.0, progress))
