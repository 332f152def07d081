"""Later: when somebody who cannot answer now is asked again, on their own clock."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from okr.asking import quiet_until
from okr.holiday import is_working_day, next_working_day
from okr.person import Person
from okr.preferences import Preferences

AFTERNOON: Final = time(15)

AT_LEAST: Final = timedelta(hours=1)
"""Sooner would not be later."""


class Later(StrEnum):
    """What people may choose."""

    AFTERNOON = "afternoon"
    TOMORROW = "tomorrow"


def later_at(
    person: Person, wishes: Preferences, later: Later, hour: time, off: Collection[date], now: datetime
) -> datetime:
    """When to ask again: this afternoon, or at `hour` of the next day they work; aware UTC.

    When the afternoon is nearly here or over, in their quiet hours or on a day off, it is the next working
    day. `off` are their holidays, and `hour` is outside their quiet hours.
    """
    today = person.local(now).date()
    afternoon = _on(today, AFTERNOON, person)
    fits = is_working_day(today, off) and afternoon - now >= AT_LEAST
    if later is Later.AFTERNOON and fits and quiet_until(person, wishes, afternoon) is None:
        return afternoon
    return _on(next_working_day(today, off), hour, person)


def _on(day: date, at: time, person: Person) -> datetime:
    return datetime.combine(day, at.replace(fold=0), ZoneInfo(person.zone)).astimezone(UTC)
