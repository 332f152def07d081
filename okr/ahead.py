"""The questions that somebody has to expect in the coming weeks, on their own wall clock."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Final

from okr.asking import asked_at, day_asked
from okr.cadence import in_cadence, instant_on, mondays_around
from okr.days_off import DaysOff
from okr.notices.settings import WeekAhead
from okr.person import Person
from okr.preferences import Preferences
from okr.squad import InRhythm, Moment

WEEKS: Final = 4


def weeks_ahead(
    person: Person,
    squads: Sequence[InRhythm],
    wishes: Preferences,
    deputy: str | None,
    off: DaysOff,
    now: datetime,
) -> Iterator[WeekAhead]:
    """The next four weeks, the first of them that of the next question."""
    moment = asked_at(squads, wishes)
    mondays = mondays_around(now, person.zone)
    ahead = (each for each in mondays if _when(person, each, moment, off) > now)
    for monday in islice(ahead, WEEKS):
        yield _week(person, monday, squads, wishes, deputy, moment, off)


def _when(person: Person, monday: date, moment: Moment, off: DaysOff) -> datetime:
    """When the week's question comes, or would if there were a working day in it."""
    day = day_asked(monday, moment.weekday, off.of(person.id))
    return instant_on(day or monday + timedelta(days=moment.weekday), moment.at, person.zone)


def _week(
    person: Person,
    monday: date,
    squads: Sequence[InRhythm],
    wishes: Preferences,
    deputy: str | None,
    moment: Moment,
    off: DaysOff,
) -> WeekAhead:
    at = person.local(_when(person, monday, moment, off))
    usual = monday + timedelta(days=moment.weekday)
    day = day_asked(monday, moment.weekday, off.of(person.id))
    asked = any(in_cadence(each, monday) for each in squads)
    away = asked and wishes.paused(at.date())
    return WeekAhead(
        monday,
        at.replace(tzinfo=None) if asked and (day is not None or away) else None,
        at.utcoffset() or timedelta(),
        away=away,
        deputy=deputy if away else None,
        holiday=off.called(person.id, usual) if asked and day != usual else None,
        usual=usual,
    )
