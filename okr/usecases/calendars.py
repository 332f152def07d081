"""Which calendars of holidays can be chosen."""

from okr.errors.settings import NoCalendars, NoSuchCalendar
from okr.work import Work


def calendar_called(work: Work, name: str) -> str:
    """The calendar as it is kept; raises NoSuchCalendar, NoCalendars."""
    known = work.holidays.calendars()
    if not known:
        raise NoCalendars
    if name.lower() not in known:
        raise NoSuchCalendar(calendar=name, known=", ".join(known))
    return name.lower()
