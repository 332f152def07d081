"""Where a key result stands: its latest numbers beside what was expected by now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import takewhile

from okr.check_in import NEUTRAL_CONFIDENCE, CheckIn, News
from okr.cycle import Cycle
from okr.forecast import Forecast, forecast
from okr.health import Health, band_of, health_of
from okr.key_result import KeyResult, clamp
from okr.objective import Objective
from okr.squad import Squad


@dataclass(frozen=True, slots=True)
class Standing:
    """One key result at one instant. Progress, pace and confidence are three numbers and never mixed."""

    key_result: KeyResult
    owners: tuple[str, ...]
    """Names, the owner first."""
    current: Decimal | None
    progress: float | None
    """See so_far."""
    pace: float
    """Share of the cycle gone, 0.0 to 1.0; for a key result due earlier, of the time until it is due."""
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
    forecast: Forecast | None = None
    """None with too short a history, or nothing left to come."""

    @property
    def misses(self) -> bool:
        """See KeyResult.misses."""
        return self.key_result.misses(self.current)

    @property
    def band(self) -> Health:
        """What was last said of it, however long ago."""
        return band_of(self.confidence, missed=self.misses or self.falls_short)

    @property
    def falls_short(self) -> bool:
        """See Forecast.falls_short."""
        return self.forecast is not None and self.forecast.falls_short

    @property
    def pulled_down(self) -> bool:
        """Whether it would be in a better band but for its forecast."""
        return self.band is not band_of(self.confidence, missed=self.misses)


@dataclass(frozen=True, slots=True)
class ObjectiveStanding:
    """An objective with its key results; progress is their weighted mean, each clamped to 0..1."""

    objective: Objective
    squad: str
    """The squad's name."""
    progress: float | None
    key_results: tuple[Standing, ...]
    pace: float | None = None
    """Share of its cycle gone; None where it was told before it was kept."""


def stand(
    key_result: KeyResult,
    *,
    owners: tuple[str, ...],
    check_ins: Sequence[CheckIn],
    cycle: Cycle,
    squad: Squad,
    now: datetime,
    closed: bool = False,
) -> Standing:
    """Where `key_result` stands at `now`; `check_ins` are its own, oldest first.

    `closed` is whether its squad has closed the cycle, ended or not.
    """
    last = check_ins[-1] if check_ins else None
    values = tuple(each.value for each in check_ins if each.value is not None)
    current = values[-1] if values else None
    today = squad.today(now)
    over = closed or cycle.ended(today)
    ahead = None if over else forecast(key_result, check_ins, today)
    confidence = last.confidence if last else NEUTRAL_CONFIDENCE
    alive = health_of(
        confidence=confidence,
        last=last,
        since=max(cycle.starts, squad.since, key_result.created),
        now=now,
        every_weeks=squad.cadence.every_weeks,
        missed=key_result.misses(current) or (ahead is not None and ahead.falls_short),
    )
    return Standing(
        key_result=key_result,
        owners=owners,
        current=current,
        progress=so_far(key_result, current),
        pace=_pace(key_result, cycle, today),
        confidence=confidence,
        confidence_change=_confidence_change(check_ins),
        health=Health.CLOSED if over else alive,
        values=values,
        confidences=tuple(each.confidence for each in check_ins),
        last=last,
        unchanged=_unchanged(check_ins),
        forecast=ahead,
    )


def so_far(key_result: KeyResult, current: Decimal | None) -> float | None:
    """Progress; without a value yet a key result stands at its baseline, in what is shown and in roll-ups."""
    return key_result.progress(key_result.baseline if current is None else current)


def roll_up(
    objective: Objective, *, squad: str, standings: Sequence[Standing], pace: float
) -> ObjectiveStanding:
    """The objective over its key results; those without progress have no say, and without any it has none."""
    counted = [(each.key_result.weight, each.progress) for each in standings if each.progress is not None]
    weight = float(sum(weight for weight, _ in counted))
    total = sum(float(weight) * clamp(progress) for weight, progress in counted)
    return ObjectiveStanding(objective, squad, total / weight if weight else None, tuple(standings), pace)


def _pace(key_result: KeyResult, cycle: Cycle, today: date) -> float:
    return replace(cycle, ends=max(key_result.due, cycle.starts)).share_gone(today)


def _confidence_change(check_ins: Sequence[CheckIn]) -> int | None:
    match check_ins:
        case [*_, before, last]:
            return last.confidence - before.confidence
        case _:
            return None


def _unchanged(check_ins: Sequence[CheckIn]) -> int:
    return sum(1 for _ in takewhile(lambda each: each.news is News.NO_CHANGE, reversed(check_ins)))
