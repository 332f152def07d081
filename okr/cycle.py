"""Cycles: the time box that objectives live in, usually a quarter."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import StrEnum
from typing import Final, NewType

from okr.errors.cycles import CycleEndsFirst, CycleNameNotUsable, CycleTooLong, NoSuchCycle

CycleId = NewType("CycleId", str)
"""The cycle's name, such as `2026Q4` or `WINTER-27`."""

_QUARTER = re.compile(r"([0-9]{4})\s*-?\s*[qQ]([1-4])")
_NAME = re.compile(r"[A-Z0-9-]{1,20}")

LONGEST: Final = timedelta(days=366)
"""What is further off than a year is a vision, not a cycle."""


class Phase(StrEnum):
    """Where a cycle is on some day."""

    RUNNING = "running"
    COMING = "coming"
    ENDED = "ended"


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

    def phase(self, today: date) -> Phase:
        if self.ended(today):
            return Phase.ENDED
        return Phase.RUNNING if self.holds(today) else Phase.COMING

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


def quarter_after(day: date) -> Cycle:
    """The first quarter that starts after `day`."""
    return quarter_of(quarter_of(day).ends + timedelta(days=1))


def cycle_named(text: str) -> CycleId:
    """How a cycle is called, a quarter or one with dates of its own: short, plain, in capitals.

    Raises CycleNameNotUsable.
    """
    if found := _QUARTER.fullmatch(text.strip()):
        return CycleId(f"{found[1]}Q{found[2]}")
    name = text.strip().upper()
    if not _NAME.fullmatch(name):
        raise CycleNameNotUsable(cycle=text)
    return CycleId(name)


def cycle_with_dates(name: str, starts: date, ends: date) -> Cycle:
    """A cycle with dates of its own; a quarter's name goes with the quarter's dates alone.

    Raises CycleNameNotUsable, CycleEndsFirst, CycleTooLong.
    """
    called = cycle_named(name)
    if ends <= starts:
        raise CycleEndsFirst(starts=_written(starts), ends=_written(ends))
    if ends - starts >= LONGEST:
        raise CycleTooLong(days=(ends - starts).days + 1, most=LONGEST.days)
    cycle = Cycle(called, starts, ends)
    if _QUARTER.fullmatch(called) and cycle != quarter_named(called):
        raise CycleNameNotUsable(cycle=name)
    return cycle


def _quarter(year: int, quarter: int) -> Cycle:
    starts = date(year, 3 * quarter - 2, 1)
    after = date(year + 1, 1, 1) if quarter == 4 else date(year, 3 * quarter + 1, 1)  # noqa: PLR2004
    return Cycle(CycleId(f"{year}Q{quarter}"), starts, after - timedelta(days=1))


def _written(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
