"""Hours, weekdays, zones and breaks as people write them."""

import re
from datetime import date, time, timedelta
from difflib import get_close_matches
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from okr.errors.settings import BreakNotAhead, BreakTooLong, ClockNotRead, DayNotRead, ZoneNotKnown
from okr.reading.due import due_clauses
from okr.squad import Weekday

OFF: Final = frozenset({"off", "none", "never", "no"})
"""Takes a wish back."""

AS_SQUADS: Final = "squad"
"""In a form: whatever the squads have chosen."""

LONGEST_BREAK: Final = timedelta(days=366)

_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*([ap]m)?", re.IGNORECASE)
_AN_EXACT_DAY = re.compile(r"[0-9]|end", re.IGNORECASE)
_HALF_A_DAY: Final = 12
_FEWEST_LETTERS: Final = 3


def read_clock(text: str) -> time:
    """The time of `9`, `9:30`, `17.30` or `5 pm`; raises ClockNotRead."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise ClockNotRead(text=text)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= _HALF_A_DAY:
        raise ClockNotRead(text=text)
    if half:
        hour = hour % _HALF_A_DAY + (_HALF_A_DAY if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise ClockNotRead(text=text) from None


def weekday_called(text: str) -> Weekday | None:
    """The weekday of `mon`, `Tues` or `Friday`."""
    word = text.strip().lower().removesuffix("s")
    if len(word) < _FEWEST_LETTERS:
        return None
    return next((each for each in Weekday if each.name.lower().startswith(word)), None)


def read_break(text: str, today: date) -> date:
    """The day of `5 Jan`, `2027-01-05` or `end of November`, on which somebody is back.

    Raises DayNotRead, BreakNotAhead, BreakTooLong.
    """
    clauses = due_clauses(f"until {' '.join(text.split())}", today)
    whole = [each for each in clauses if each.end == len(f"until {' '.join(text.split())}")]
    if not whole or not _AN_EXACT_DAY.search(text):
        raise DayNotRead(text=text)
    return break_until(whole[0].day, today)


def break_until(day: date, today: date) -> date:
    """The day, if a break can last until then; raises BreakNotAhead, BreakTooLong."""
    if day <= today:
        raise BreakNotAhead(day=_written(day))
    if day - today > LONGEST_BREAK:
        raise BreakTooLong(day=_written(day))
    return day


def zone_called(text: str) -> str:
    """The name of a time zone: `Europe/Berlin`, or `berlin` where only one is called so.

    Raises ZoneNotKnown.
    """
    wanted = text.strip().replace(" ", "_").lower()
    zones = available_timezones()
    same = [each for each in zones if each.lower() == wanted or each.lower().endswith(f"/{wanted}")]
    exact = [each for each in same if each.lower() == wanted] or same
    if len(exact) == 1:
        return ZoneInfo(exact[0]).key
    near = get_close_matches(text, same or sorted(zones), n=1) or ["Europe/Berlin"]
    raise ZoneNotKnown(zone=text, nearest=near[0])


def _written(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
