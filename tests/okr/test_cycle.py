"""Cycles by their names."""

import pytest

from okr.cycle import quarter_named
from okr.errors import NoSuchCycle


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
