"""When a squad's people are asked: pure functions of a calendar, a zone and an instant."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from okr.check_in import CheckIn
from okr.squad import InRhythm, Moment

STILL_FRESH: Final = timedelta(days=3)
"""Nothing is asked about a key result somebody checked in this recently."""

STILL_WORTH_SAYING: Final = timedelta(hours=24)

MOST_WEEKS: Final = 12
"""A squad asked less often than once a quarter is not asked."""

_WEEK: Final = timedelta(weeks=1)


@lru_cache(maxsize=4096)  # whoever shares a zone and an hour asks the same, and thousands do at once
def next_weekly(after: datetime, zone: str, moment: Moment) -> datetime:
    """The first instant strictly after `after` at which the wall clocks of `zone` show `moment`; aware UTC.

    Exactly one a week. A time the clocks skip comes later by what they skipped (02:30 is 03:30 that day),
    of a time they show twice it is the first, and a day a zone left out is the day after it.
    """
    days = (monday + timedelta(days=moment.weekday) for monday in mondays_around(after, zone))
    return next(each for each in (instant_on(day, moment.at, zone) for day in days) if each > after)


def start_of_week(at: datetime, zone: str) -> datetime:
    """Midnight before the Monday of the week of `at`, on the wall clocks of `zone`."""
    local = ZoneInfo(zone)
    return datetime.combine(monday_of(at.astimezone(local).date()), time(0), local)


def mondays_around(at: datetime, zone: str) -> Iterator[date]:
    """The weeks as `zone` counts them, from the one before `at` on, without an end."""
    monday = monday_of(at.astimezone(ZoneInfo(zone)).date()) - _WEEK
    while True:
        yield monday
        monday += _WEEK


def instant_on(day: date, at: time, zone: str) -> datetime:
    """When the wall clocks of `zone` show that time on that day; aware UTC.

    `fold=0` reads a skipped time with the offset before the change, and of a doubled one takes the first.
    A day that a zone left out is a gap of 24 hours to the calendar, so it needs no rule of its own.
    """
    return datetime.combine(day, at.replace(fold=0), ZoneInfo(zone)).astimezone(UTC)


def latest_weekly(due: datetime, now: datetime, zone: str, moment: Moment) -> datetime:
    """Of the weekly instants from `due` on, the last that has come by `now`."""
    while (following := next_weekly(due, zone, moment)) <= now:
        due = following
    return due


def monday_of(day: date) -> date:
    """The Monday of the week in which `day` lies."""
    return day - timedelta(days=day.weekday())


def iso_week(day: date) -> str:
    """The week as the ISO calendar names it, such as `2026-W48`; its year may differ from the day's."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def first_day_of(week: str) -> date:
    """The Monday of a week named as `iso_week` names it."""
    return date.fromisoformat(f"{week}-1")


def in_cadence(squad: InRhythm, week_of: date) -> bool:
    """Whether the squad is asked in the week of that day: every n-th, the week of `squad.since` the first."""
    weeks = (monday_of(week_of) - monday_of(squad.since)) // _WEEK
    return weeks >= 0 and weeks % squad.cadence.every_weeks == 0


def prompt_moment(squads: Sequence[InRhythm]) -> Moment:
    """When somebody in all of these squads (one at least) is asked: the earliest, once for all."""
    moments = [squad.cadence.prompt for squad in squads]
    return min(moments, key=lambda moment: (moment.weekday, moment.at))


def worth_catching_up(due: datetime, now: datetime) -> bool:
    """Whether something missed is still worth saying: a day late at most."""
    return now - due <= STILL_WORTH_SAYING


def still_asked(squad: InRhythm, asked: datetime, now: datetime) -> bool:
    """Whether a question missed is still asked: until the digest that its answer would have been for."""
    return next_weekly(asked, squad.zone, squad.cadence.digest) > now


def is_fresh(last: CheckIn | None, now: datetime) -> bool:
    """Whether the latest check-in is recent, and says a value, so that asking again would be noise."""
    return last is not None and last.value is not None and now - last.at <= STILL_FRESH
