"""Keeps calendars of holidays as they were last read, and says which of them are to be read anew.

When each is next read stands in the schedule: of several processes one reads it each day.
"""

from datetime import timedelta
from typing import Final

from okr.commands.clockwork import ChooseCalendars, KeepHolidays
from okr.schedule import DueKind
from okr.work import Work

EACH: Final = timedelta(days=1)

AGAIN: Final = timedelta(hours=1)
"""After which a calendar that could not be read is tried again, by whichever process comes first."""


def choose_calendars(work: Work, command: ChooseCalendars) -> tuple[str, ...]:
    """Those that are to be read now; nobody else takes them for an hour."""
    known = work.schedule.all_of(DueKind.HOLIDAYS)
    _forget(work, {*known, *work.holidays.calendars()}.difference(command.calendars))
    due = work.schedule.due(DueKind.HOLIDAYS, command.calendars)
    chosen = tuple(each for each in command.calendars if command.anyway or each in due or each not in known)
    work.schedule.put_all(DueKind.HOLIDAYS, ((each, work.now + AGAIN) for each in chosen))
    return chosen


def keep_holidays(work: Work, command: KeepHolidays) -> int:
    """In place of what was read before, until tomorrow; how many days."""
    work.holidays.replace(command.calendar, command.days)
    work.schedule.put(DueKind.HOLIDAYS, command.calendar, work.now + EACH)
    return len(command.days)


def _forget(work: Work, calendars: set[str]) -> None:
    for each in calendars:
        work.holidays.replace(each, {})
    work.schedule.remove_all(DueKind.HOLIDAYS, calendars)
