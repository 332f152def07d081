"""Later: this afternoon or tomorrow, on one's own clock, never in quiet hours nor on a day off."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.later import AT_LEAST, Later, later_at
from okr.person import Person, PersonId
from okr.preferences import Preferences

ANA = Person(PersonId("UANA"), "Ana", "Europe/Berlin")
NINE = time(9)


def asked(later: Later, at: str, *off: str, quiet: tuple[time, time] | None = None) -> str:
    """When Ana is asked again, on her clock, if she presses at that time of November 2026 there."""
    now = datetime.fromisoformat(f"2026-11-{at}+01:00").astimezone(UTC)
    days = [date.fromisoformat(f"2026-11-{each}") for each in off]
    found = later_at(ANA, Preferences(ANA.id, quiet=quiet), later, NINE, days, now)
    return f"{ANA.local(found):%a %d %H:%M}"


@pytest.mark.parametrize(
    ("later", "at", "found"),
    [
        (Later.AFTERNOON, "16T09:10", "Mon 16 15:00"),
        (Later.AFTERNOON, "16T14:00", "Mon 16 15:00"),
        (Later.AFTERNOON, "16T14:01", "Tue 17 09:00"),
        (Later.TOMORROW, "16T09:10", "Tue 17 09:00"),
        (Later.TOMORROW, "20T09:10", "Mon 23 09:00"),
        (Later.AFTERNOON, "21T09:10", "Mon 23 09:00"),
    ],
)
def test_it_is_a_working_hour_on_their_own_clock(later: Later, at: str, found: str) -> None:
    assert asked(later, at) == found


def test_a_holiday_is_passed_over() -> None:
    assert asked(Later.TOMORROW, "16T09:10", "17", "18") == "Thu 19 09:00"
    assert asked(Later.AFTERNOON, "16T09:10", "16") == "Tue 17 09:00"


def test_an_afternoon_in_quiet_hours_is_the_next_morning() -> None:
    assert asked(Later.AFTERNOON, "16T09:10", quiet=(time(14), time(8))) == "Tue 17 09:00"


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),  # noqa: DTZ001 - hypothesis wants them naive
    st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Singapore", "Australia/Lord_Howe"]),
    st.sampled_from(Later),
    st.sets(st.dates(date(2026, 1, 1), date(2027, 1, 20)), max_size=8),
)
def test_whenever_one_asks_it_is_later_on_a_working_day(
    now: datetime, zone: str, later: Later, off: set[date]
) -> None:
    person = Person(PersonId("U1"), "Bo", zone)
    at = now.replace(tzinfo=UTC)
    found = later_at(person, Preferences(person.id), later, NINE, off, at)
    local = person.local(found)
    assert found - at >= AT_LEAST - timedelta(minutes=1) or local.date() > person.local(at).date()
    assert local.weekday() < 5
    assert local.date() not in off
