"""Everybody is asked once a week at their own hour, whatever their clocks do."""

import zoneinfo
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.cadence import (
    in_cadence,
    is_fresh,
    iso_week,
    monday_of,
    next_weekly,
    prompt_moment,
    worth_catching_up,
)
from okr.squad import Cadence, Moment, Weekday
from tests.okr.people import check_in, noon, squad

EVERY_ZONE = sorted(zoneinfo.available_timezones())
YEAR = (datetime(2025, 12, 29, tzinfo=UTC), datetime(2027, 1, 12, tzinfo=UTC))
LONGEST_GAP = timedelta(hours=3)
"""Longer than any zone moves its clocks within YEAR."""

A_MOMENT = st.builds(Moment, st.sampled_from(Weekday), st.times().map(lambda at: at.replace(microsecond=0)))


def a_year_of(zone: str, moment: Moment) -> Iterator[datetime]:
    at, end = YEAR
    while (at := next_weekly(at, zone, moment)) < end:
        yield at


def wall_time(at: datetime, zone: str) -> datetime:
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def expected_wall_time(at: datetime, zone: str, moment: Moment) -> datetime:
    """What the clocks of `zone` should show in the week of `at`, by asking the zone for its offsets."""
    wall = ZoneInfo(zone)
    day = monday_of(at.astimezone(wall).date()) + timedelta(days=moment.weekday)
    wanted = datetime.combine(day, moment.at)
    exists = wall_time(wanted.replace(tzinfo=wall).astimezone(UTC), zone) == wanted
    skipped = (at.astimezone(wall).utcoffset() or timedelta()) - (
        (at - LONGEST_GAP).astimezone(wall).utcoffset() or timedelta()
    )
    return wanted if exists else wanted + skipped


@pytest.mark.parametrize(
    "moment",
    [
        Moment(Weekday.MONDAY, time(9)),
        Moment(Weekday.SUNDAY, time(0)),
        Moment(Weekday.SUNDAY, time(1, 30)),
        Moment(Weekday.SUNDAY, time(2, 30)),
        Moment(Weekday.FRIDAY, time(0, 30)),
        Moment(Weekday.SATURDAY, time(23, 45)),
    ],
    ids=str,
)
def test_a_year_in_every_zone_has_one_instant_a_week_at_the_right_wall_time(moment: Moment) -> None:
    for zone in EVERY_ZONE:
        instants = list(a_year_of(zone, moment))
        weeks = [iso_week(wall_time(at, zone).date()) for at in instants]
        mondays = {monday_of(wall_time(at, zone).date()) for at in instants}
        assert instants == sorted(set(instants)), zone
        assert len(weeks) == len(set(weeks)), zone
        assert max(mondays) - min(mondays) == timedelta(weeks=len(instants) - 1), zone
        assert {at.tzinfo for at in instants} == {UTC}, zone
        for at in instants:
            assert wall_time(at, zone) == expected_wall_time(at, zone, moment), (zone, at)
            assert at.astimezone(ZoneInfo(zone)).fold == 0, (zone, at)


@given(
    st.datetimes(datetime(1972, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 strategies want naive bounds
    st.sampled_from(EVERY_ZONE),
    A_MOMENT,
)
def test_the_next_instant_is_the_first_one_after(after: datetime, zone: str, moment: Moment) -> None:
    found = next_weekly(after, zone, moment)
    assert after < found <= after + timedelta(days=9)
    assert next_weekly(found - timedelta(microseconds=1), zone, moment) == found
    assert next_weekly(found, zone, moment) > found


@pytest.mark.parametrize(
    ("zone", "moment", "after", "instants"),
    [
        pytest.param(
            "America/New_York",
            Moment(Weekday.SUNDAY, time(1, 30)),
            "2026-10-26T00:00",
            ["2026-11-01T05:30", "2026-11-08T06:30"],
            id="New York shows 01:30 twice and asks at the first",
        ),
        pytest.param(
            "America/Santiago",
            Moment(Weekday.SUNDAY, time(0)),
            "2026-08-31T00:00",
            ["2026-09-06T04:00", "2026-09-13T03:00"],
            id="Santiago skips midnight and asks at 01:00",
        ),
        pytest.param(
            "America/New_York",
            Moment(Weekday.SUNDAY, time(2, 30)),
            "2026-03-02T00:00",
            ["2026-03-08T07:30", "2026-03-15T06:30"],
            id="New York skips 02:30 and asks at 03:30",
        ),
        pytest.param(
            "Australia/Lord_Howe",
            Moment(Weekday.SUNDAY, time(2, 15)),
            "2026-09-28T00:00",
            ["2026-10-03T15:45", "2026-10-10T15:15"],
            id="Lord Howe skips half an hour",
        ),
        pytest.param(
            "Europe/Berlin",
            Moment(Weekday.MONDAY, time(9)),
            "2026-03-17T00:00",
            ["2026-03-23T08:00", "2026-03-30T07:00"],
            id="Berlin keeps Monday 09:00 over the change",
        ),
        pytest.param(
            "Pacific/Apia",
            Moment(Weekday.FRIDAY, time(9)),
            "2011-12-25T00:00",
            ["2011-12-30T19:00", "2012-01-05T19:00"],
            id="Apia left Friday 30 December 2011 out and asks on Saturday",
        ),
    ],
)
def test_clocks_that_change(zone: str, moment: Moment, after: str, instants: list[str]) -> None:
    at = datetime.fromisoformat(after).replace(tzinfo=UTC)
    for expected in instants:
        at = next_weekly(at, zone, moment)
        assert at == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_a_moment_that_is_now_is_next_due_in_a_week() -> None:
    now = datetime(2026, 11, 16, 9, tzinfo=UTC)
    assert next_weekly(now, "UTC", Moment(Weekday.MONDAY, time(9))) == now + timedelta(weeks=1)


@pytest.mark.parametrize(
    ("day", "week"),
    [(date(2026, 11, 23), "2026-W48"), (date(2027, 1, 3), "2026-W53"), (date(2024, 12, 30), "2025-W01")],
)
def test_a_week_is_named_by_the_iso_calendar(day: date, week: str) -> None:
    assert iso_week(day) == week


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_the_monday_of_a_day_is_in_the_same_week(day: date) -> None:
    assert monday_of(day).weekday() == Weekday.MONDAY
    assert iso_week(monday_of(day)) == iso_week(day)


def test_every_second_week_counts_from_the_week_the_squad_began() -> None:
    fortnightly = squad(since=date(2026, 12, 23), cadence=Cadence(every_weeks=2))
    asked = [date(2026, 12, 14) + timedelta(weeks=n) for n in range(6)]
    assert [in_cadence(fortnightly, week) for week in asked] == [False, True, False, True, False, True]


def test_a_weekly_squad_is_asked_every_week() -> None:
    assert all(in_cadence(squad(), date(2026, 9, 28) + timedelta(days=n)) for n in range(400))


def test_somebody_in_several_squads_is_asked_at_the_earliest_hour() -> None:
    monday, tuesday = Moment(Weekday.MONDAY, time(11)), Moment(Weekday.TUESDAY, time(8))
    squads = [squad(cadence=replace(Cadence(), prompt=prompt)) for prompt in (tuesday, monday)]
    assert prompt_moment(squads) == monday


def test_what_was_missed_is_said_for_a_day() -> None:
    due = noon("11-16")
    assert worth_catching_up(due, due + timedelta(hours=24))
    assert not worth_catching_up(due, due + timedelta(hours=24, seconds=1))


def test_a_value_of_the_last_three_days_is_fresh() -> None:
    last = check_in(noon("11-13"), "2.1")
    assert is_fresh(last, noon("11-16"))
    assert not is_fresh(last, noon("11-17"))
    assert not is_fresh(None, noon("11-16"))
    assert not is_fresh(check_in(noon("11-15")), noon("11-16"))
