"""Where a key result stands: its latest numbers beside what was expected by now."""

from dataclasses import dataclass
from decimal import Decimal

from okr.check_in import CheckIn
from okr.health import Health
from okr.key_result import KeyResult
from okr.objective import Objective


@dataclass(frozen=True, slots=True)
class Standing:
    """One key result at one instant. Progress, pace and confidence are three numbers and never mixed."""

    key_result: KeyResult
    owners: tuple[str, ...]
    """Names, the owner first."""
    current: Decimal | None
    progress: float | None
    """See KeyResult.progress."""
    pace: float
    """Share of the cycle gone, 0.0 to 1.0."""
    confidence: int
    confidence_change: int | None
    """Against the check-in before the last; None when there were fewer than two."""
    health: Health
    values: tuple[Decimal, ...]
    """Checked-in values, oldest first: the sparkline."""
    confidences: tuple[int, ...]
    """Checked-in confidences, oldest first."""
    last: CheckIn | None
    unchanged: int
    """How many "no change" answers in a row lead up to now."""


@dataclass(frozen=True, slots=True)
class ObjectiveStanding:
    """An objective with its key results; progress is their weighted mean, each clamped to 0..1."""

    objective: Objective
    squad: str
    """The squad's name."""
    progress: float | None
    key_results: tuple[Standing, ...]
