"""Reads iCalendar: the whole days on which people are away, and what each is called."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final

from ical.calendar_stream import CalendarStream
from ical.compat import enable_compat_mode
from ical.compat.timezone_compat import enable_allow_invalid_timezones, enable_extended_timezones
from ical.event import Event, EventStatus
from ical.timeline import calendar_timeline
from ical.types.recur import Frequency

MOST_DAYS: Final = 20_000
"""Events within the time asked for; whoever has more did not publish holidays."""

MOST_TURNS: Final = 100_000
"""How often all that is repeated comes round until then: each time is looked at, since the first."""

NAME_LIMIT: Final = 80

_A_DAY: Final = timedelta(days=1)
_MIDNIGHT: Final = time(0)
_BY_THE_DAY: Final = {
    Frequency.DAILY: 1,
    Frequency.WEEKLY: 7,
    Frequency.MONTHLY: 28,
    Frequency.YEARLY: 365,
}
"""After how many days each of these comes round, at the soonest."""


class NotACalendar(Exception):
    """What was read is no iCalendar that can be used; says why."""


def days_in(text: str, first: date, last: date) -> dict[date, str]:
    """What each holiday from `first` to before `last` is called; raises NotACalendar.

    Only whole days count, on whatever wall clock they were written. Whether somebody is shown as busy does
    not: the calendars that countries publish show nobody as busy on Christmas Day.
    """
    try:
        events = _events(text, first, last)
    except NotACalendar:
        raise
    except Exception as error:
        # The library tells what is wrong with a file in many ways, of which some are accidents.
        raise NotACalendar(f"it cannot be read as iCalendar ({type(error).__name__})") from error
    found: dict[date, str] = {}
    for event in events:
        for day in _days(event, first, last):
            found.setdefault(day, _name(event))
    return dict(sorted(found.items()))


def _events(text: str, first: date, last: date) -> list[Event]:
    with enable_compat_mode(text) as mended, enable_extended_timezones(), enable_allow_invalid_timezones():
        calendars = CalendarStream.from_ics(mended).calendars
    if not calendars:
        raise NotACalendar("there is no whole VCALENDAR in it")
    whole = [event for calendar in calendars for event in calendar.events if _is_whole(event)]
    if sum(_turns(event, last) for event in whole) > MOST_TURNS:
        raise NotACalendar("what it repeats has come round too often since it began")
    timeline = calendar_timeline([*whole, *_firsts(whole)], UTC)
    found = list(islice(timeline.overlapping(first, last), MOST_DAYS + 1))
    if len(found) > MOST_DAYS:
        raise NotACalendar(f"it has more than {MOST_DAYS} days off")
    return [event for event in found if event.status is not EventStatus.CANCELLED]


def _is_whole(event: Event) -> bool:
    """Some programs write a whole day as from midnight to midnight."""
    if event.dtstart is None or (event.rrule and event.rrule.freq not in _BY_THE_DAY):
        return False
    start, end = event.start, event.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return True
    return start.time() == _MIDNIGHT == end.time() and end > start


def _turns(event: Event, last: date) -> int:
    return (last - _day(event.start)).days // _BY_THE_DAY[event.rrule.freq] if event.rrule else 0


def _firsts(events: list[Event]) -> Iterator[Event]:
    """The first day of what is repeated on days that are listed, which the library leaves out."""
    for event in events:
        if event.rdate and not event.rrule and event.dtstart not in event.exdate:
            yield event.model_copy(update={"rdate": [], "exdate": [], "uid": f"{event.uid}:first"})


def _days(event: Event, first: date, last: date) -> Iterator[date]:
    day, end = max(_day(event.start), first), min(max(_day(event.end), _day(event.start) + _A_DAY), last)
    while day < end:
        yield day
        day += _A_DAY


def _day(at: date) -> date:
    """On the wall clock it was written for."""
    return at.date() if isinstance(at, datetime) else at


def _name(event: Event) -> str:
    return " ".join((event.summary or "").split())[:NAME_LIMIT]
