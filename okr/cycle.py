"""Cycles: the time box that objectives live in, usually a quarter."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NewType

from okr.errors import NoSuchCycle

CycleId = NewType("CycleId", str)
"""The cycle's name, such as `2026Q4`."""

_QUARTER = re.compile(r"([0-9]{4})\s*-?\s*[qQ]([1-4])")


@dataclass(frozen=True, slots=True)
class Cycle:
    """A span of whole days, both ends included."""

    id: CycleId
    starts: date
    ends: date

    def share_gone(self, today: date) -> float:
        """How much of the cycle has passed at the end of `today`, from 0.0 to 1.0."""
        days = (self.ends - self.starts).days + 1
        gone = (today - self.starts).days + 1
        return min(1.0, max(0.0, gone / days))

    def ended(self, today: date) -> bool:
        return self.ends < today

    def holds(self, day: date) -> bool:
        return self.starts <= day <= self.ends


def quarter_of(day: date) -> Cycle:
    """The calendar quarter in which `day` lies."""
    return _quarter(day.year, (day.month - 1) // 3 + 1)


def quarter_named(text: str) -> Cycle:
    """The quarter called `2027Q1` or `2027-q1`; raises NoSuchCycle for any other text."""
    found = _QUARTER.fullmatch(text.strip())
    if found is None or not MINYEAR <= int(found[1]) < MAXYEAR:
        raise NoSuchCycle(cycle=text)
    return _quarter(int(found[1]), int(found[2]))


def _quarter(year: int, quarter: int) -> Cycle:
    starts = date(year, 3 * quarter - 2, 1)
    after = date(year + 1, 1, 1) if quarter == 4 else date(year, 3 * quarter + 1, 1)  # noqa: PLR2004
    return Cycle(CycleId(f"{year}Q{quarter}"), starts, after - timedelta(days=1))
