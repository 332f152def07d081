"""On which days nobody is asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.holiday import calendars_of, days_off, holiday_on, is_working_day, next_working_day
from okr.preferences import Preferences
from okr.squad import Cadence
from tests.okr.people import ANA, squad

XMAS, EPIPHANY = date(2026, 12, 25), date(2027, 1, 6)
CALENDARS = {"munich": {XMAS: "Weihnachten", EPIPHANY: "Epiphany"}, "boston": {XMAS: "Christmas"}}
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@pytest.mark.parametrize(
    ("own", "names"), [(None, ("munich", "boston")), ("", ()), ("boston", ("boston",)), ("oslo", ("oslo",))]
)
def test_people_are_off_by_their_own_calendar_or_by_those_of_their_squads(
    own: str | None, names: tuple[str, ...]
) -> None:
    kept = ("munich", "", "boston", "munich")
    squads = [squad(cadence=Cadence(holidays=each)) for each in kept]
    assert calendars_of(squads, replace(Preferences(ANA), holidays=own)) == names


@pytest.mark.parametrize(
    ("day", "names", "called"),
    [
        (XMAS, ("boston", "munich"), "Christmas"),
        (XMAS, ("munich", "boston"), "Weihnachten"),
        (EPIPHANY, ("boston", "munich"), "Epiphany"),
        (EPIPHANY, ("boston", "oslo"), None),
        (XMAS, (), None),
    ],
)
def test_a_holiday_is_called_as_the_first_calendar_says(
    day: date, names: tuple[str, ...], called: str | None
) -> None:
    assert holiday_on(day, names, CALENDARS) == called
    assert (day in days_off(names, CALENDARS)) is (called is not None)


def test_the_next_working_day_leaves_out_weekends_and_holidays() -> None:
    friday, monday = date(2026, 12, 18), date(2026, 12, 21)
    assert next_working_day(friday) == monday
    assert next_working_day(date(2026, 12, 24), days_off(["munich"], CALENDARS)) == date(2026, 12, 28)


@given(DAYS, st.sets(st.integers(0, 30)))
def test_the_next_working_day_is_the_first_that_can_be(after: date, gone: set[int]) -> None:
    off = {after + timedelta(days=each) for each in gone}
    found = next_working_day(after, off)
    between = [after + timedelta(days=each) for each in range(1, (found - after).days)]
    assert found > after
    assert is_working_day(found, off)
    assert not any(is_working_day(each, off) for each in between)
