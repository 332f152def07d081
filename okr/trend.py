"""The line through what was checked in, which one odd value cannot turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from statistics import median
from typing import Final

# Chosen by the back-test of docs/forecast.md, in weeks and shares of the way from baseline to target.
_HALF_LIFE: Final = 4.0
_USUAL_NOISE: Final = 0.06
_NOISE_IS_WORTH: Final = 4
"""The usual noise counts as much as this many points."""
_DOUBT: Final = 10.0
_USUAL_SLOPE: Final = 0.04
_MAD_TO_SIGMA: Final = 1.4826


@dataclass(frozen=True, slots=True)
class Point:
    ahead: float
    """Weeks from it to the due date."""
    value: float


@dataclass(frozen=True, slots=True)
class Trend:
    level: float
    """At the last point."""
    slope: float
    noise: float
    """How far a point lies beside the line, usually."""


def trend_of(points: Sequence[Point], way: float) -> Trend:
    """The line through the points that one odd point cannot turn."""
    last = points[-1]
    slope = _weighted_median(
        ((b.value - a.value) / (a.ahead - b.ahead), (a.ahead - b.ahead) * _freshness(a, b, last))
        for a, b in combinations(points, 2)
    )
    line = [(each.value + slope * (each.ahead - last.ahead), _freshness(each, each, last)) for each in points]
    level = _weighted_median(line)
    beside = _MAD_TO_SIGMA * median(abs(value - level) for value, _ in line)
    usual = _NOISE_IS_WORTH * (_USUAL_NOISE * way) ** 2
    noise = sqrt((usual + len(points) * beside**2) / (_NOISE_IS_WORTH + len(points)))
    return Trend((level + last.value) / 2, slope * _trust(points, noise / way), noise)


def _freshness(a: Point, b: Point, last: Point) -> float:
    return float(0.5 ** (((a.ahead + b.ahead) / 2 - last.ahead) / _HALF_LIFE))


def _trust(points: Sequence[Point], noise: float) -> float:
    """How much of the slope is taken for true: little where the time is short and the noise high."""
    doubt = _DOUBT * (noise / (points[0].ahead - points[-1].ahead)) ** 2
    return _USUAL_SLOPE**2 / (_USUAL_SLOPE**2 + doubt)


def _weighted_median(pairs: Iterable[tuple[float, float]]) -> float:
    ordered = sorted(pairs)
    half = sum(weight for _, weight in ordered) / 2
    for value, weight in ordered:
        half -= weight
        if half <= 0:
            return value
    return ordered[-1][0]
