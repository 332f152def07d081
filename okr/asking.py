"""When one person is asked: day and hour of their squads or their own, in no quiet hours, on no holiday."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from okr.cadence import instant_on, monday_of, mondays_around, next_weekly, prompt_moment
from okr.holiday import next_working_day
from okr.person import Person
from okr.preferences import Preferences
from okr.squad import InRhythm, Moment, Weekday

_A_DAY: Final = timedelta(days=1)

_WORKING_DAYS: Final = 5
"""From Monday on."""

REASON_LIMIT: Final = 300
"""Letters that say why somebody is asked out of turn."""


def asked_at(squads: Sequence[InRhythm], wishes: Preferences) -> Moment:
    """The moment of the week for somebody in all of these squads (one at least), on their own clock."""
    moment = prompt_moment(squads)
    if wishes.weekday is not None:
        moment = replace(moment, weekday=wishes.weekday)
    if wishes.hour is not None:
        moment = replace(moment, at=wishes.hour)
    return _out_of_quiet(moment, wishes)


def quiet_until(person: Person, wishes: Preferences, now: datetime) -> datetime | None:
    """When the quiet hours end that `person` has now; None when they have none now. Aware UTC."""
    local = person.local(now)
    if wishes.quiet is None or not wishes.quiet_at(local.time()):
        return None
    _, ends = wishes.quiet
    day = local.date() + (_A_DAY if local.time() >= ends else timedelta())
    return datetime.combine(day, ends, ZoneInfo(person.zone)).astimezone(UTC)


def day_asked(monday: date, weekday: Weekday, off: Collection[date]) -> date | None:
    """The day in the week of that Monday on which somebody is asked who is not there on the days `off`.

    A day off gives way to the next working day of its week, and the last one to the last before it, so that
    each week has its question. None where there is no working day at all.
    """
    wanted = monday + timedelta(days=weekday)
    if wanted not in off:
        return wanted
    working = [day for day in (monday + each * _A_DAY for each in range(_WORKING_DAYS)) if day not in off]
    later = [day for day in working if day > wanted]
    return next(iter(later or reversed(working)), None)


@lru_cache(maxsize=4096)  # whoever shares a zone, an hour and a calendar asks the same
def next_question(after: datetime, zone: str, moment: Moment, off: frozenset[date]) -> datetime:
    """As next_weekly, for somebody who is not there on the days `off`: a week of nothing else is left out."""
    if not off:
        return next_weekly(after, zone, moment)
    days = (day_asked(monday, moment.weekday, off) for monday in mondays_around(after, zone))
    instants = (instant_on(day, moment.at, zone) for day in days if day is not None)
    return next(each for each in instants if each > after)


def latest_question(
    due: datetime, now: datetime, zone: str, moment: Moment, off: frozenset[date]
) -> datetime:
    """Of the questions from the one `due` on, the last that has come by `now`."""
    while (following := next_question(due, zone, moment, off)) <= now:
        due = following
    return due


def not_before(
    person: Person, wishes: Preferences, hour: time, off: Collection[date], now: datetime
) -> datetime:
    """From when on something may be said to `person`: after quiet hours, and on another day than one `off`.

    What has to wait for a working day comes at `hour` of it.
    """
    if wishes.quiet is None and not off:
        return now
    at = quiet_until(person, wishes, now) or now
    day = person.local(at).date()
    return at if day not in off else instant_on(next_working_day(day, off), hour, person.zone)


def holds_up(person: Person, moment: Moment, off: Collection[date], now: datetime) -> bool:
    """Whether a holiday is why somebody was not asked in this week of theirs, or not yet."""
    if not off:
        return False
    monday = monday_of(person.local(now).date())
    day = day_asked(monday, moment.weekday, off)
    usual = monday + timedelta(days=moment.weekday)
    return day is None or (day > usual and now < instant_on(day, moment.at, person.zone))


@lru_cache(maxsize=4096)  # as above
def reminded_at(now: datetime, zone: str, hour: time, week_of: date, off: frozenset[date]) -> datetime | None:
    """When somebody asked now, for the week of that day, hears of it again: on the next working day.

    None where the week is over by then, or was already, since the question came late.
    """
    day = next_working_day(now.astimezone(ZoneInfo(zone)).date(), off)
    return instant_on(day, hour, zone) if monday_of(day) == monday_of(week_of) else None


def _out_of_quiet(moment: Moment, wishes: Preferences) -> Moment:
    """What falls into quiet hours comes at their end, which may be on the next day."""
    if wishes.quiet is None or not wishes.quiet_at(moment.at):
        return moment
    _, ends = wishes.quiet
    next_day = moment.at >= ends
    return Moment(Weekday((moment.weekday + next_day) % len(Weekday)), ends)
