"""Values are written exactly and read without guessing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.errors.week import UnitNotMatching, ValueNotRead
from okr.key_result import Measure, MeasureKind
from okr.reading.quantity import example_of, read, write

NUMBER = Measure()
PERCENT = Measure(MeasureKind.PERCENT, "%")
DOLLARS = Measure(MeasureKind.CURRENCY, "$")
EUROS = Measure(MeasureKind.CURRENCY, "\u20ac")
FRANCS = Measure(MeasureKind.CURRENCY, "CHF")
MILLISECONDS = Measure(MeasureKind.NUMBER, "ms")
METRES = Measure(MeasureKind.NUMBER, "m")
POINTS = Measure(MeasureKind.NUMBER, "points over previous quarter")
MILESTONES = Measure(MeasureKind.MILESTONES)
EVERY_MEASURE = [NUMBER, PERCENT, DOLLARS, EUROS, FRANCS, MILLISECONDS, METRES, POINTS]


@pytest.mark.parametrize(
    ("measure", "value", "words"),
    [
        (PERCENT, "3.2", "3.2%"),
        (PERCENT, "3.2000000000", "3.2%"),
        (DOLLARS, "2000", "$2,000"),
        (DOLLARS, "-2000", "-$2,000"),
        (DOLLARS, "1.5E+6", "$1,500,000"),
        (EUROS, "1250.5", "\u20ac1,250.50"),
        (EUROS, "0.125", "\u20ac0.125"),
        (FRANCS, "1250", "1,250 CHF"),
        (MILLISECONDS, "12000", "12,000 ms"),
        (NUMBER, "42", "42"),
        (NUMBER, "-0", "0"),
        (NUMBER, "12345678901234567890123456789012345.5", "12,345,678,901,234,567,890,123,456,789,012,345.5"),
        (MILESTONES, "2", "2"),
    ],
)
def test_a_value_is_written_with_its_unit_and_every_digit(measure: Measure, value: str, words: str) -> None:
    assert write(measure, Decimal(value)) == words


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("1,5 %", PERCENT, "1.5"),
        ("1.5", PERCENT, "1.5"),
        ("1.5 percent", PERCENT, "1.5"),
        ("95 per cent", PERCENT, "95"),
        ("$1.2m", DOLLARS, "1200000"),
        ("1.2M", DOLLARS, "1200000"),
        ("-$5", DOLLARS, "-5"),
        ("$-5", DOLLARS, "-5"),
        ("2 million dollars", DOLLARS, "2000000"),
        ("12k", NUMBER, "12000"),
        ("2K", NUMBER, "2000"),
        ("1 200", NUMBER, "1200"),
        ("1\u202f200", NUMBER, "1200"),
        ("1,200", NUMBER, "1200"),
        ("1,500", NUMBER, "1500"),
        ("1'500", NUMBER, "1500"),
        ("1,5", NUMBER, "1.5"),
        ("1,50", NUMBER, "1.5"),
        ("0,500", NUMBER, "0.5"),
        ("1.500", NUMBER, "1.5"),
        ("1.200,50", EUROS, "1200.5"),
        ("1,200.50", EUROS, "1200.5"),
        ("1.200.000", EUROS, "1200000"),
        (".5", NUMBER, "0.5"),
        ("\u22123", NUMBER, "-3"),
        ("300ms", MILLISECONDS, "300"),
        ("300 MS", MILLISECONDS, "300"),
        ("2k ms", MILLISECONDS, "2000"),
        ("2M", MILLISECONDS, "2000000"),
        ("12 m", METRES, "12"),
        ("50 points", POINTS, "50"),
        ("  7 ", NUMBER, "7"),
        ("2 of 5", MILESTONES, "2"),
        ("2/5", MILESTONES, "2"),
        ("3", MILESTONES, "3"),
    ],
)
def test_a_value_is_read_as_people_write_it(text: str, measure: Measure, value: str) -> None:
    assert read(text, measure) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("abc", NUMBER),
        ("", NUMBER),
        ("%", PERCENT),
        (".", NUMBER),
        ("-", NUMBER),
        ("3 4", NUMBER),
        ("NaN", NUMBER),
        ("1e400", NUMBER),
        ("Infinity", NUMBER),
        ("1,200,50", NUMBER),
        ("1,20,000", NUMBER),
        ("+5", NUMBER),
        ("--5", NUMBER),
        ("-$-5", DOLLARS),
        ("5%", NUMBER),
        ("5s", NUMBER),
        ("$5", EUROS),
        ("5 users", NUMBER),
        ("12 m", MILLISECONDS),
        ("3\u00b2", NUMBER),
        ("1234567890123456", NUMBER),
        ("999999999b", NUMBER),
        ("1.5", MILESTONES),
        ("-1", MILESTONES),
    ],
)
def test_what_is_unclear_is_refused_with_an_example(text: str, measure: Measure) -> None:
    with pytest.raises(ValueNotRead) as refused:
        read(text, measure)
    assert refused.value.facts | {"unit": ""} == {
        "text": text,
        "unit": "",
        "example": example_of(measure),
    }


@pytest.mark.parametrize(
    ("text", "measure", "unit"),
    [
        ("$44", PERCENT, "%"),
        ("5%", NUMBER, "plain numbers"),
        ("4 hours", MILLISECONDS, "ms"),
        ("$5", EUROS, "\u20ac"),
    ],
)
def test_another_unit_is_named_as_the_trouble(text: str, measure: Measure, unit: str) -> None:
    with pytest.raises(UnitNotMatching) as refused:
        read(text, measure)
    assert refused.value.facts["unit"] == unit


@given(
    st.decimals(min_value=-(10**10), max_value=10**10, allow_nan=False, places=4),
    st.sampled_from(EVERY_MEASURE),
)
def test_what_was_written_is_read_back_as_the_same_value(value: Decimal, measure: Measure) -> None:
    assert read(write(measure, value), measure) == value


@given(st.text(), st.sampled_from([*EVERY_MEASURE, MILESTONES]))
def test_no_text_breaks_the_reader(text: str, measure: Measure) -> None:
    try:
        assert read(text, measure).is_finite()
    except ValueNotRead as refused:
        assert refused.facts["example"] == example_of(measure)  # noqa: PT017


@pytest.mark.parametrize("measure", [*EVERY_MEASURE, MILESTONES])
def test_the_example_of_a_measure_can_be_read(measure: Measure) -> None:
    assert read(example_of(measure), measure) > 0
