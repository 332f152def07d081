"""Holidays: days of a calendar on which nobody is asked, and the working days between them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from okr.preferences import Preferences
from okr.squad import InRhythm, Weekday

Calendars = Mapping[str, Mapping[date, str]]
"""Holidays and what they are called, by the name of their calendar."""

_WEEKEND: Final = frozenset({Weekday.SATURDAY, Weekday.SUNDAY})
_A_DAY: Final = timedelta(days=1)


def calendars_of(squads: Iterable[InRhythm], wishes: Preferences) -> tuple[str, ...]:
    """By which calendars somebody in these squads is off: their own, else all that their squads keep."""
    names = [each.cadence.holidays for each in squads] if wishes.holidays is None else [wishes.holidays]
    return tuple(dict.fromkeys(name for name in names if name))


def holiday_on(day: date, names: Iterable[str], calendars: Calendars) -> str | None:
    """What the day is called in the first of the calendars `names` that knows it; None on other days."""
    return next((calendars[name][day] for name in names if day in calendars.get(name, {})), None)


def days_off(names: Iterable[str], calendars: Calendars) -> frozenset[date]:
    """The holidays of all calendars `names` together."""
    return frozenset(day for name in names for day in calendars.get(name, {}))


def is_working_day(day: date, off: Collection[date]) -> bool:
    return day.weekday() not in _WEEKEND and day not in off


def next_working_day(after: date, off: Collection[date] = ()) -> date:
    """The first day after `after` that is neither on a weekend nor among the days `off`."""
    day = after + _A_DAY
    while not is_working_day(day, off):
        day += _A_DAY
    return day
