"""Everybody has one question in each week that is due, and none on a holiday or in quiet hours."""

import zoneinfo
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okr.asking import (
    asked_at,
    day_asked,
    holds_up,
    latest_question,
    next_question,
    not_before,
    reminded_at,
)
from okr.cadence import monday_of, next_weekly
from okr.holiday import is_working_day
from okr.person import Person
from okr.preferences import Preferences
from okr.squad import Cadence, Moment, Weekday
from tests.okr.people import ANA, squad

EVERY_ZONE = sorted(zoneinfo.available_timezones())
BEGINS, ENDS = datetime(2026, 1, 5, tzinfo=UTC), datetime(2027, 1, 4, tzinfo=UTC)
"""A year with both changes of the clocks."""

DAYS = [date(2026, 1, 5) + timedelta(days=each) for each in range(364)]
MONDAYS = DAYS[::7]

ZONES = st.sampled_from(EVERY_ZONE)
SOME_OFF = st.frozensets(st.sampled_from(DAYS), max_size=150)
WHOLE_WEEKS = st.sets(st.sampled_from(MONDAYS), max_size=6).map(
    lambda weeks: frozenset(monday + timedelta(days=each) for monday in weeks for each in range(7))
)
OFF = st.builds(frozenset.union, SOME_OFF, WHOLE_WEEKS)
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
QUIET = st.none() | st.tuples(TIMES, TIMES).filter(lambda ends: ends[0] != ends[1])
WISHES = st.builds(
    Preferences,
    st.just(ANA),
    hour=st.none() | TIMES,
    quiet=QUIET,
    weekday=st.none() | st.sampled_from(Weekday),
)


def questions(zone: str, moment: Moment, off: frozenset[date]) -> Iterator[datetime]:
    at = BEGINS
    while (at := next_question(at, zone, moment, off)) < ENDS:
        yield at


def local_day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def has_a_day(monday: date, weekday: Weekday, off: frozenset[date]) -> bool:
    working = [monday + timedelta(days=each) for each in range(5)]
    return any(day not in off for day in (*working, monday + timedelta(days=weekday)))


@pytest.mark.parametrize("weekday", [Weekday.MONDAY, Weekday.FRIDAY, Weekday.SUNDAY])
def test_in_every_zone_each_week_with_a_working_day_has_one_question(weekday: Weekday) -> None:
    """Every third day and two whole weeks off; the hour is one that clocks skip or show twice."""
    off = frozenset(DAYS[::3]) | {DAYS[77] + timedelta(days=each) for each in range(14)}
    wanted = [each for each in MONDAYS[1:-1] if has_a_day(each, weekday, off)]
    for zone in EVERY_ZONE:
        asked = [local_day(at, zone) for at in questions(zone, Moment(weekday, time(2, 30)), off)]
        weeks = [monday_of(day) for day in asked]
        assert off.isdisjoint(asked), zone
        assert [each for each in weeks if MONDAYS[0] < each < MONDAYS[-1]] == wanted, zone


@settings(max_examples=300, deadline=None)
@given(ZONES, WISHES, OFF)
def test_whatever_somebody_wishes_each_week_has_one_question_outside_of_quiet_hours(
    zone: str, wishes: Preferences, off: frozenset[date]
) -> None:
    moment = asked_at([squad(cadence=Cadence())], wishes)
    assert not wishes.quiet_at(moment.at)
    asked = list(questions(zone, moment, off))
    days = [local_day(at, zone) for at in asked]
    weeks = [monday_of(day) for day in days]
    assert len(set(weeks)) == len(weeks)
    wanted = [each for each in MONDAYS[1:-1] if has_a_day(each, moment.weekday, off)]
    assert set(wanted) <= set(weeks)
    assert off.isdisjoint(days)


@settings(max_examples=200, deadline=None)
@given(ZONES, OFF, st.sampled_from(DAYS), st.integers(0, 24 * 60), st.integers(0, 60))
def test_after_any_downtime_the_last_question_that_came_is_found(
    zone: str, off: frozenset[date], day: date, minutes: int, weeks: int
) -> None:
    moment = Moment(Weekday.MONDAY, time(9))
    due = next_question(datetime.combine(day, time(0), UTC), zone, moment, off)
    now = due + timedelta(weeks=weeks, minutes=minutes)
    found = latest_question(due, now, zone, moment, off)
    assert due <= found <= now < next_question(found, zone, moment, off)


NOWS = st.datetimes(datetime(2026, 1, 10), datetime(2026, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001 - strategies want naive bounds


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(("UTC", "Asia/Kolkata", "Pacific/Kiritimati")), WISHES, OFF, NOWS)
def test_nothing_is_said_in_quiet_hours_or_on_a_day_off(
    zone: str, wishes: Preferences, off: frozenset[date], now: datetime
) -> None:
    """In zones whose clocks never change: what falls into an hour they skip comes an hour later."""
    ana = Person(ANA, "Ana", zone)
    at = not_before(ana, wishes, asked_at([squad()], wishes).at, off, now)
    assert at >= now
    assert ana.local(at).date() not in off
    assert not wishes.quiet_at(ana.local(at).time())


@settings(deadline=None)
@given(ZONES, OFF, NOWS, TIMES)
def test_a_reminder_comes_on_a_later_working_day_of_the_same_week_or_never(
    zone: str, off: frozenset[date], now: datetime, hour: time
) -> None:
    asked = local_day(now, zone)
    at = reminded_at(now, zone, hour, asked, off)
    rest = [asked + timedelta(days=each) for each in range(1, 7 - asked.weekday())]
    working = [day for day in rest if is_working_day(day, off)]
    if at is None:
        assert working == []
    else:
        # A zone that skips the hour or the day shows the next one.
        assert local_day(at, zone) in {working[0], working[0] + timedelta(days=1)}
    assert reminded_at(now, zone, hour, asked - timedelta(weeks=1), off) is None


@settings(deadline=None)
@given(st.lists(ZONES, min_size=2, max_size=5), OFF, st.data())
def test_whoever_moves_in_midweek_is_asked_neither_never_nor_twice(
    zones: list[str], off: frozenset[date], data: st.DataObject
) -> None:
    """As the schedule does it: the next question in the zone of now, unless that skips a week."""
    moment = Moment(Weekday.TUESDAY, time(9))
    zone, moves = zones[0], iter(zones[1:])
    due = next_question(BEGINS, zone, moment, off)
    weeks: list[date] = []
    while due < BEGINS + timedelta(weeks=10):
        if (new := next(moves, None)) is not None:
            at = due - timedelta(hours=data.draw(st.integers(1, 100)))
            following = next_question(at, new, moment, off)
            skips = monday_of(local_day(following, new)) > monday_of(local_day(due, zone))
            due, zone = (due if skips else following), new
        week = monday_of(local_day(due, zone))
        if week not in weeks:
            weeks.append(week)
        due = next_question(due, zone, moment, off)
    span = [each for each in MONDAYS if weeks[0] <= each <= weeks[-1]]
    assert [each for each in span if has_a_day(each, moment.weekday, off)] == sorted(
        each for each in weeks if has_a_day(each, moment.weekday, off)
    )


FRIDAY_OFF = frozenset({date(2026, 4, 3)})


@pytest.mark.parametrize(
    ("weekday", "off", "day"),
    [
        (Weekday.MONDAY, {date(2026, 4, 6)}, date(2026, 4, 7)),
        (Weekday.MONDAY, {date(2026, 4, 6), date(2026, 4, 7)}, date(2026, 4, 8)),
        (Weekday.FRIDAY, {date(2026, 4, 10)}, date(2026, 4, 9)),
        (Weekday.SUNDAY, {date(2026, 4, 12)}, date(2026, 4, 10)),
        (Weekday.MONDAY, {date(2026, 4, 6 + each) for each in range(5)}, None),
        (Weekday.SATURDAY, set(), date(2026, 4, 11)),
    ],
)
def test_a_day_off_gives_way_within_its_week(weekday: Weekday, off: set[date], day: date | None) -> None:
    assert day_asked(date(2026, 4, 6), weekday, off) == day


def test_without_holidays_it_is_the_weekly_moment() -> None:
    moment = Moment(Weekday.MONDAY, time(9))
    assert next_question(BEGINS, "Europe/Berlin", moment, frozenset()) == next_weekly(
        BEGINS, "Europe/Berlin", moment
    )


def test_a_holiday_holds_the_question_up_until_it_has_come() -> None:
    ana, moment = Person(ANA, "Ana", "Europe/Berlin"), Moment(Weekday.MONDAY, time(9))
    monday_off, all_off = {date(2026, 4, 6)}, {date(2026, 4, 6 + each) for each in range(5)}
    tuesday_at_eight = datetime(2026, 4, 7, 6, tzinfo=UTC)
    assert holds_up(ana, moment, monday_off, tuesday_at_eight)
    assert not holds_up(ana, moment, monday_off, tuesday_at_eight + timedelta(hours=1))
    assert holds_up(ana, moment, all_off, tuesday_at_eight + timedelta(days=3))
    assert not holds_up(ana, replace(moment, weekday=Weekday.FRIDAY), monday_off, tuesday_at_eight)
