"""Where a value will stand on the due date, as its own history lets expect; see docs/forecast.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from math import floor, hypot, inf, log10, sqrt
from typing import Final

from okr.check_in import CheckIn
from okr.key_result import Aim, Direction, Keep, KeyResult, MeasureKind, Reach
from okr.trend import Point, trend_of

FEWEST: Final = 3
"""Days with a value; two points make a line and say nothing of how far it can be trusted."""

MOST: Final = 26
"""Days looked at, the latest: half a year of weeks."""

LOW_CHANCE: Final = 0.1
WIDE_MARGIN: Final = 0.25
"""Of the way from baseline to target."""

# Chosen by the back-test of docs/forecast.md, as shares of the way from baseline to target in a quarter.
_OF_NOISE: Final = 0.8
_OF_SLOPE: Final = 0.35
_QUARTER: Final = 13.0
_FORWARD: Final = 0.65
"""What may still come towards the target in a quarter that no history shows: work is done to get there."""
_BACKWARD: Final = 0.1
_EITHER_WAY: Final = 0.5
_NINE_IN_TEN: Final = 1.5332
"""Below it lie nine tenths of Student's t with four degrees of freedom."""

_FIGURES_OF_WIDTH: Final = 20
_FINEST: Final = -9
"""Decimals."""
_PERCENT_ENDS: Final = 100.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is to be expected on the due date if it goes on as its history lets expect."""

    low: Decimal
    high: Decimal
    """8 in 10 outcomes lie from `low` to `high`, both included."""
    chance: float
    """The share of outcomes that reach the target, or lie within the band to keep."""
    falls_short: bool
    """It misses the target by a wide margin.

    Fewer than 1 in 10 outcomes reach it, and even the better end of the range stays more than a quarter of
    the way from it.
    """


@dataclass(frozen=True, slots=True)
class _Outcomes:
    """Outcomes on the due date: half on either side of `centre`, each side with a spread of its own."""

    centre: float
    below: float
    above: float

    @property
    def low(self) -> float:
        return self.centre - _NINE_IN_TEN * self.below

    @property
    def high(self) -> float:
        return self.centre + _NINE_IN_TEN * self.above

    def share_below(self, value: float) -> float:
        return _student((value - self.centre) / (self.below if value < self.centre else self.above))


def forecast(key_result: KeyResult, check_ins: Iterable[CheckIn], today: date) -> Forecast | None:
    """Of its own check-ins, oldest first. None with values on too few days, or with nothing to come."""
    said = {each.at.date(): each.value for each in check_ins if each.value is not None}
    days = list(said)[-MOST:]
    if len(days) < FEWEST or days[-1] >= key_result.due or today > key_result.due:
        return None
    values = [said[day] for day in days]
    points = [
        Point((key_result.due - day).days / 7, float(value)) for day, value in zip(days, values, strict=True)
    ]
    return _told(key_result, _outcomes(key_result.aim, points), values)


def best_of(aim: Aim, ahead: Forecast) -> Decimal:
    """The end of the range that is nearest to where a value is good; of one that falls short."""
    least, _ = _wanted(aim)
    return ahead.high if float(ahead.high) < least else ahead.low


def _told(key_result: KeyResult, outcomes: _Outcomes, values: Sequence[Decimal]) -> Forecast:
    finest = max(_FINEST, min(0, *(int(each.as_tuple().exponent) for each in values)))
    bottom, top = _bounds(key_result, values)
    coarse = floor(log10(max(outcomes.high - outcomes.low, 10.0**finest) / _FIGURES_OF_WIDTH))
    low, high = (
        _rounded(min(top, max(bottom, end)), max(finest, coarse)) for end in (outcomes.low, outcomes.high)
    )
    chance = _chance(key_result.aim, outcomes, 10.0**finest / 2)
    far = _shortfall(key_result.aim, float(low), float(high)) > WIDE_MARGIN * _way(key_result.aim, values[0])
    return Forecast(low, high, chance, falls_short=far and chance < LOW_CHANCE)


def _rounded(value: float, exponent: int) -> Decimal:
    step = Decimal(1).scaleb(exponent)
    return Decimal(f"{(Decimal(repr(value)) / step).quantize(Decimal(1), ROUND_HALF_EVEN) * step:f}")


# The way


def _way(aim: Aim, first: Decimal) -> float:
    """What counts as much for this key result: from baseline to target, the width of the band, or the room
    there is to its only edge.
    """
    match aim:
        case Reach(_, baseline, target) if baseline is not None and baseline != target:
            return float(abs(target - baseline))
        case Keep(low, high) if low is not None and high is not None and low != high:
            return float(high - low)
        case _:
            edge = _edges(aim)[-1]
            return float(max(abs(edge - first), abs(edge) / 4)) or 1.0


def _bounds(key_result: KeyResult, values: Sequence[Decimal]) -> tuple[float, float]:
    """What the value cannot pass: a share of a hundred, a count, or the number of milestones."""
    said = [*values, *_edges(key_result.aim)]
    inside = min(said) >= 0
    match key_result.measure.kind:
        case MeasureKind.MILESTONES:
            return 0.0, float(len(key_result.milestones) or max(said))
        case MeasureKind.PERCENT if inside and max(said) <= _PERCENT_ENDS:
            return 0.0, _PERCENT_ENDS
        case MeasureKind.NUMBER if inside:
            return 0.0, inf
        case _:
            return -inf, inf


def _edges(aim: Aim) -> list[Decimal]:
    ends = (aim.baseline, aim.target) if isinstance(aim, Reach) else (aim.low, aim.high)
    return [each for each in ends if each is not None]


# The outcomes


def _outcomes(aim: Aim, points: Sequence[Point]) -> _Outcomes:
    way, ahead = _way(aim, Decimal(repr(points[0].value))), points[-1].ahead
    trend = trend_of(points, way)
    known = hypot(sqrt(_OF_NOISE) * trend.noise, _OF_SLOPE * trend.slope * ahead)
    down, up = (hypot(known, share * way * ahead / _QUARTER) for share in _unknown(aim))
    return _Outcomes(trend.level + trend.slope * ahead, down, up)


def _unknown(aim: Aim) -> tuple[float, float]:
    """What may come that the history does not show, downwards and upwards."""
    if isinstance(aim, Keep):
        return _EITHER_WAY, _EITHER_WAY
    return (_FORWARD, _BACKWARD) if aim.direction is Direction.REDUCE else (_BACKWARD, _FORWARD)


def _chance(aim: Aim, outcomes: _Outcomes, half_a_step: float) -> float:
    """Outcomes count as they would be written: 4.6 milestones are 5."""
    low, high = _wanted(aim)
    below = 0.0 if low == -inf else outcomes.share_below(low - half_a_step)
    above = 0.0 if high == inf else 1 - outcomes.share_below(high + half_a_step)
    return max(0.0, 1 - below - above)


def _wanted(aim: Aim) -> tuple[float, float]:
    """From where to where a value is good."""
    if isinstance(aim, Keep):
        return (-inf if aim.low is None else float(aim.low)), (inf if aim.high is None else float(aim.high))
    return (-inf, float(aim.target)) if aim.direction is Direction.REDUCE else (float(aim.target), inf)


def _shortfall(aim: Aim, low: float, high: float) -> float:
    """How far the better end of the range stays from where a value is good."""
    least, most = _wanted(aim)
    return max(0.0, least - high, low - most)


def _student(t: float) -> float:
    """The share of Student's t with four degrees of freedom that lies below `t`."""
    x = t / sqrt(1 + t * t / 4)
    return 0.5 + 0.375 * x * (1 - x * x / 12)
