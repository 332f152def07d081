"""Numbers and days as people read them, in any message."""

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from math import floor
from typing import Final

from okr.squad import Moment

_STEPS: Final = "▁▂▃▅▇"
_ORDINALS: Final = {1: "st", 2: "nd", 3: "rd"}
_FILLED: Final = "▰"
_EMPTY: Final = "▱"


def percent(share: float) -> str:
    """`0.364` is 36%; minus zero is zero."""
    return f"{hundredths(share)}%"


def points(by: float) -> int:
    """A change of progress in points of a hundred, without its sign."""
    return hundredths(abs(by))


def hundredths(share: float) -> int:
    """Halves go up, so that from 25% to 37.5% reads as 38% and 13 points."""
    return floor(round(share * 100, 6) + 0.5)


def sparkline(values: Sequence[Decimal], most: int = 8) -> str:
    """The latest values as a row of little bars; nothing for fewer than two."""
    shown = values[-most:]
    if len(shown) < 2:  # noqa: PLR2004 - one bar shows no course
        return ""
    return sparks(shown, min(shown), max(shown))


def sparks(shown: Sequence[Decimal], low: Decimal, high: Decimal) -> str:
    """A little bar for each, on a scale from `low` to `high` that others may share."""
    if low == high:
        return _STEPS[len(_STEPS) // 2] * len(shown)
    top = len(_STEPS) - 1
    return "".join(_STEPS[int((value - low) / (high - low) * top)] for value in shown)


def bar(share: float, width: int = 10) -> str:
    """A share of the way as ten little boxes; beyond either end is the end."""
    filled = round(min(1.0, max(0.0, share)) * width)
    return _FILLED * filled + _EMPTY * (width - filled)


def day(of: date) -> str:
    """`16 Nov`: the year goes without saying within a cycle."""
    return f"{of.day} {of:%b}"


def day_of_year(of: date) -> str:
    """`16 Nov 2026`"""
    return f"{of.day} {of:%b %Y}"


def clock(at: time) -> str:
    return f"{at:%H:%M}"


def weekday(moment: Moment) -> str:
    return moment.weekday.name.capitalize()


def ordinal(number: int) -> str:
    """`2nd`, `11th`"""
    teens = 10 < number % 100 < 20  # noqa: PLR2004 - eleven to nineteen
    return f"{number}{'th' if teens else _ORDINALS.get(number % 10, 'th')}"


def joined(names: Sequence[str]) -> str:
    return ", ".join(names)
