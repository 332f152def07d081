"""Cycles by their names."""

from datetime import date

import pytest

from okr.cycle import cycle_named, cycle_with_dates, quarter_named
from okr.errors.cycles import CycleEndsFirst, CycleNameNotUsable, CycleTooLong, NoSuchCycle


@pytest.mark.parametrize("name", ["2027Q1", "2027-q1", " 2027 Q1 "])
def test_a_quarter_is_known_by_its_name(name: str) -> None:
    quarter = quarter_named(name)
    assert (quarter.id, quarter.starts.isoformat(), quarter.ends.isoformat()) == (
        "2027Q1",
        "2027-01-01",
        "2027-03-31",
    )


@pytest.mark.parametrize(
    "name", ["", "2027", "2027Q5", "27Q1", "0000Q1", "9999Q4", "\N{ARABIC-INDIC DIGIT TWO}027Q1"]
)
def test_what_no_calendar_has_is_no_quarter(name: str) -> None:
    with pytest.raises(NoSuchCycle):
        quarter_named(name)


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "name"), [(" winter-27 ", "WINTER-27"), ("2027-q1", "2027Q1"), ("H1-2027", "H1-2027")]
)
def test_a_cycle_is_called_in_capitals(text: str, name: str) -> None:
    assert cycle_named(text) == name


@pytest.mark.parametrize("text", ["", "winter 27", "x" * 21, "<!channel>", "Größe"])
def test_a_name_that_cannot_be_typed_is_refused(text: str) -> None:
    with pytest.raises(CycleNameNotUsable):
        cycle_named(text)


def test_a_cycle_may_have_dates_of_its_own() -> None:
    winter = cycle_with_dates("winter-27", day("2026-12-07"), day("2027-02-26"))
    assert (winter.id, winter.starts, winter.ends) == ("WINTER-27", day("2026-12-07"), day("2027-02-26"))


def test_it_ends_after_it_starts_and_within_a_year() -> None:
    start = day("2027-01-01")
    with pytest.raises(CycleEndsFirst, match=r"not after \d+ \w{3} \d{4}"):
        cycle_with_dates("winter", start, start)
    assert cycle_with_dates("long", start, day("2028-01-01")).ends == day("2028-01-01")
    with pytest.raises(CycleTooLong, match="367 days, and 366"):
        cycle_with_dates("long", start, day("2028-01-02"))


def test_the_name_of_a_quarter_goes_with_its_dates() -> None:
    quarter = quarter_named("2027Q1")
    assert cycle_with_dates("2027q1", quarter.starts, quarter.ends) == quarter
    with pytest.raises(CycleNameNotUsable):
        cycle_with_dates("2027Q1", quarter.starts, day("2027-02-28"))
