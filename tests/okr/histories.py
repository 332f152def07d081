"""Made-up key results whose end is known: what a forecast is tried on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from math import exp, sqrt
from random import Random

from okr.check_in import CheckIn
from okr.key_result import Aim, Direction, Keep, KeyResult, Measure, MeasureKind, Reach
from okr.milestones import counting
from tests.okr.people import check_in, key_result

STARTS = date(2026, 10, 1)
DUE = date(2026, 12, 31)
_DAYS = (DUE - STARTS).days
_NO_CHANGE = 0.15
_NOT_THIS_WEEK = 0.1
_STEPS = 8

Path = Callable[[float], float]
"""The way from the baseline (0) to the target (1), by the share of the cycle gone."""


class Kind(StrEnum):
    """How a key result goes its way."""

    STEADY = "steady trend"
    NOISY = "noisy trend"
    WALK = "random walk with drift"
    SATURATING = "saturating"
    STEPS = "steps"
    OUTLIER = "trend and one outlier"
    LATE = "late acceleration"
    HELD = "level that holds"
    KEPT = "kept within a band"
    MILESTONES = "milestones"


@dataclass(frozen=True, slots=True)
class History:
    """What was checked in, and what would be read on the due date."""

    kind: Kind
    key_result: KeyResult
    check_ins: tuple[CheckIn, ...]
    end: float
    way: float
    """From baseline to target, or the width of the band."""

    @property
    def reached(self) -> bool:
        """Whether the end is good enough."""
        match self.key_result.aim:
            case Reach(Direction.REDUCE, _, target):
                return self.end <= float(target)
            case Reach(_, _, target):
                return self.end >= float(target)
            case Keep(low, high):
                return (low is None or self.end >= float(low)) and (high is None or self.end <= float(high))


@dataclass(frozen=True, slots=True)
class _Way:
    path: Path
    noise: float
    """How far a reading may lie beside the path: one standard deviation, as a share of the way."""
    outlier: float = 0.0


def histories(seed: int, of_each: int) -> Iterator[History]:
    """`of_each` histories of every kind, always the same ones for a seed."""
    chance = Random(f"histories {seed}")  # noqa: S311 - the same ones each time
    return (_history(kind, chance) for _ in range(of_each) for kind in Kind)


def _history(kind: Kind, chance: Random) -> History:
    scale = _scale(kind, chance)
    way = _way(kind, chance)
    days = _days(chance)
    read = [_read(scale, way, day, chance) for day in days]
    said = _with_no_changes(read, chance)
    if way.outlier:
        odd = chance.randrange(len(said))
        said[odd] = scale.value(way.path(days[odd] / _DAYS) + way.outlier)
    check_ins = tuple(check_in(_noon(day), str(value)) for day, value in zip(days, said, strict=True))
    end = float(_read(scale, way, _DAYS, chance))
    return History(kind, scale.key_result, check_ins, end, float(abs(scale.one - scale.zero)))


def _days(chance: Random) -> list[int]:
    """The days of the answers: weekly, some a day or two late, some left out; from 3 to 13 of them."""
    weekly = [4 + 7 * week + chance.choice((0, 0, 0, 0, 1, 2)) for week in range(13)]
    count = chance.choice((3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
    answered = [day for day in weekly if chance.random() >= _NOT_THIS_WEEK]
    return (answered if len(answered) > count else weekly)[:count]


def _read(scale: "_Scale", way: _Way, day: int, chance: Random) -> Decimal:
    gone = day / _DAYS
    return scale.value(way.path(gone) + chance.gauss(0, way.noise))


def _with_no_changes(read: list[Decimal], chance: Random) -> list[Decimal]:
    said = read[:1]
    for value in read[1:]:
        said.append(said[-1] if chance.random() < _NO_CHANGE else value)
    return said


def _noon(day: int) -> datetime:
    return datetime(STARTS.year, STARTS.month, STARTS.day, 12, tzinfo=UTC) + timedelta(days=day)


# The way


def _way(kind: Kind, chance: Random) -> _Way:
    return _WAYS[kind](chance)


def _steady(chance: Random) -> _Way:
    end = chance.uniform(0, 1.3)
    return _Way(lambda gone: end * gone, chance.uniform(0.0, 0.03))


def _noisy(chance: Random) -> _Way:
    end = chance.uniform(-0.1, 1.2)
    return _Way(lambda gone: end * gone, chance.uniform(0.05, 0.15))


def _walk(chance: Random) -> _Way:
    drift, spread = chance.uniform(-0.2, 1.2), chance.uniform(0.1, 0.5)
    at = [0.0]
    for _ in range(_DAYS):
        at.append(at[-1] + drift / _DAYS + chance.gauss(0, spread / sqrt(_DAYS)))
    return _Way(lambda gone: at[round(gone * _DAYS)], 0.0)


def _saturating(chance: Random) -> _Way:
    top, haste = chance.uniform(0.3, 1.2), chance.uniform(2, 6)
    return _Way(lambda gone: top * (1 - exp(-haste * gone)), chance.uniform(0.01, 0.05))


def _stepping(chance: Random) -> _Way:
    count, end = chance.randint(1, 6), chance.uniform(0.3, 1.2)
    jumps = [(chance.random(), end / count * chance.uniform(0.3, 1.7)) for _ in range(count)]
    return _Way(lambda gone: sum(by for at, by in jumps if at <= gone), chance.choice((0.0, 0.0, 0.01)))


def _with_outlier(chance: Random) -> _Way:
    end = chance.uniform(0, 1.2)
    by = chance.choice((-1, 1)) * chance.uniform(0.3, 1.0)
    return _Way(lambda gone: end * gone, chance.uniform(0.01, 0.06), by)


def _late(chance: Random) -> _Way:
    end, bend = chance.uniform(0.3, 1.2), chance.uniform(1.5, 3)
    return _Way(lambda gone: end * gone**bend, chance.uniform(0.01, 0.05))


def _held(chance: Random) -> _Way:
    level = chance.choice((0.0, chance.uniform(-0.1, 0.6)))
    return _Way(lambda gone: level, chance.choice((0.0, chance.uniform(0, 0.08))))


def _kept(chance: Random) -> _Way:
    """0 and 1 are the edges of the band."""
    level, drift, noise = chance.uniform(0.1, 0.9), chance.gauss(0, 0.3), chance.uniform(0.02, 0.25)
    return _Way(lambda gone: level + drift * gone, noise)


def _counted(chance: Random) -> _Way:
    """Steps done one after another, each at a day of its own."""
    done = sorted(chance.uniform(0, chance.uniform(1.0, 1.8)) for _ in range(_STEPS))
    return _Way(lambda gone: sum(1 for at in done if at <= gone) / _STEPS, 0.0)


_WAYS: dict[Kind, Callable[[Random], _Way]] = {
    Kind.STEADY: _steady,
    Kind.NOISY: _noisy,
    Kind.WALK: _walk,
    Kind.SATURATING: _saturating,
    Kind.STEPS: _stepping,
    Kind.OUTLIER: _with_outlier,
    Kind.LATE: _late,
    Kind.HELD: _held,
    Kind.KEPT: _kept,
    Kind.MILESTONES: _counted,
}


# The measure


@dataclass(frozen=True, slots=True)
class _Scale:
    key_result: KeyResult
    zero: Decimal
    one: Decimal
    places: str
    low: Decimal | None
    high: Decimal | None

    def value(self, share: float) -> Decimal:
        """The number that is read at this share of the way."""
        number = self.zero + (self.one - self.zero) * Decimal(repr(share))
        if self.low is not None:
            number = max(self.low, number)
        if self.high is not None:
            number = min(self.high, number)
        return Decimal(f"{number.quantize(Decimal(self.places)):f}")


_MEASURES = (
    # kind, unit, baseline, target, places, low, high
    (MeasureKind.PERCENT, "%", "3.2", "1", "0.1", "0", "100"),
    (MeasureKind.PERCENT, "%", "18", "30", "0.1", "0", "100"),
    (MeasureKind.PERCENT, "%", "82", "97", "1", "0", "100"),
    (MeasureKind.CURRENCY, "$", "1400", "2000", "1", None, None),
    (MeasureKind.CURRENCY, "$", "120000", "500000", "1E+3", None, None),
    (MeasureKind.NUMBER, "", "12", "3", "1", "0", None),
    (MeasureKind.NUMBER, "", "0", "40", "1", "0", None),
    (MeasureKind.NUMBER, "ms", "640", "300", "1", "0", None),
    (MeasureKind.NUMBER, "points", "-5", "30", "1", None, None),
)


def _scale(kind: Kind, chance: Random) -> _Scale:
    if kind is Kind.MILESTONES:
        return _counting(chance)
    what, unit, zero, one, places, low, high = chance.choice(_MEASURES)
    start, target = Decimal(zero), Decimal(one)
    return _Scale(
        key_result(measure=Measure(what, unit), aim=_aim(kind, start, target, chance), due=DUE),
        start,
        target,
        places,
        None if low is None else Decimal(low),
        None if high is None else Decimal(high),
    )


def _aim(kind: Kind, start: Decimal, target: Decimal, chance: Random) -> Aim:
    if kind is Kind.KEPT:
        low, high = min(start, target), max(start, target)
        return chance.choice((Keep(low, high), Keep(low, high), Keep(low, None), Keep(None, high)))
    return Reach(Direction.INCREASE if target > start else Direction.REDUCE, start, target)


def _counting(chance: Random) -> _Scale:
    steps = tuple(f"step {n}" for n in range(1, chance.randint(3, _STEPS) + 1))
    aim, most = counting(steps), Decimal(len(steps))
    measure = Measure(MeasureKind.MILESTONES)
    return _Scale(
        key_result(measure=measure, aim=aim, due=DUE, milestones=steps),
        Decimal(0),
        most,
        "1",
        Decimal(0),
        most,
    )
