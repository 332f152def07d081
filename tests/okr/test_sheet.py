"""What was understood fills the fields of a form, and fields read as what they say or say what is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from okr.errors.key_results import (
    BandMissing,
    BandTurned,
    DirectionAgainstNumbers,
    MilestonesMissing,
    MoneyMissing,
    NothingToReach,
    TargetMissing,
    WeightNotRead,
)
from okr.errors.okr_error import FieldsWrong, OkrError
from okr.errors.texts import TextTooLong, TitleMissing
from okr.errors.week import UnitNotMatching, ValueNotRead
from okr.key_result import Direction, Keep, Measure, MeasureKind, Reach
from okr.sentence import read_key_result
from okr.sheet import KeyResultSheet, draft_of, sheet_of

TODAY = date(2026, 11, 16)

REDUCE = KeyResultSheet(
    "Reduce churn", kind="percent", direction="reduce", baseline="3.2", target="1%", weight="1"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Reduce net monthly churn from 3.2% to 1% <@UANA> <@UBO> lagging by 15 Dec weight 2",
        "Increase revenue from $1,400 to $2,000",
        "Increase revenue from 1.5 million to 2 million EUR leading",
        "Increase calls to 12",
        "Cut the response time from 2 h to 45 min",
        "Keep satisfaction between 4.2 and 4.6",
        "Keep churn under 2%",
        "Keep uptime at least 99.9%",
        "Open the Berlin office: milestones lease signed; desks in; team moved",
        "Grow balance from -2 to 0.0005 points",
    ],
)
def test_what_was_understood_goes_into_the_form_and_comes_back_the_same(sentence: str) -> None:
    understood = read_key_result(sentence, today=TODAY)
    assert draft_of(sheet_of(understood)) == understood


def test_numbers_stand_without_their_unit() -> None:
    sheet = sheet_of(read_key_result("Increase revenue from $1,400 to $2,000", today=TODAY))
    assert (sheet.kind, sheet.unit, sheet.baseline, sheet.target) == ("currency", "$", "1,400", "2,000")


def test_fields_of_another_measure_are_passed_over() -> None:
    draft = draft_of(replace(REDUCE, low="x", high="y", milestones="one\ntwo", unit="days"))
    assert draft.measure == Measure(MeasureKind.PERCENT, "%")
    assert draft.aim == Reach(Direction.REDUCE, Decimal("3.2"), Decimal(1))
    assert draft.milestones == ()


def test_a_band_may_have_one_edge() -> None:
    draft = draft_of(replace(REDUCE, direction="maintain", low="", high="2"))
    assert draft.aim == Keep(None, Decimal(2))


def test_milestones_are_lines_with_or_without_dashes() -> None:
    draft = draft_of(replace(REDUCE, kind="milestones", milestones="- lease  signed\n\n* desks in\n"))
    assert draft.milestones == ("lease signed", "desks in")
    assert draft.aim == Reach(Direction.INCREASE, Decimal(0), Decimal(2))


def test_money_goes_by_its_names() -> None:
    draft = draft_of(replace(REDUCE, kind="currency", unit="eur", target="1"))
    assert draft.measure.unit == "\N{EURO SIGN}"


@pytest.mark.parametrize(
    ("sheet", "field", "error"),
    [
        (replace(REDUCE, title=" "), "title", TitleMissing),
        (replace(REDUCE, target=""), "target", TargetMissing),
        (replace(REDUCE, target="one"), "target", ValueNotRead),
        (replace(REDUCE, baseline="$3"), "baseline", UnitNotMatching),
        (replace(REDUCE, baseline="1"), "target", NothingToReach),
        (replace(REDUCE, direction="increase"), "direction", DirectionAgainstNumbers),
        (replace(REDUCE, direction="maintain"), "low", BandMissing),
        (replace(REDUCE, direction="maintain", low="3", high="2"), "high", BandTurned),
        (replace(REDUCE, kind="milestones"), "milestones", MilestonesMissing),
        (replace(REDUCE, kind="currency", target="1"), "unit", MoneyMissing),
        (replace(REDUCE, kind="number", target="1", unit="x" * 21), "unit", TextTooLong),
        (replace(REDUCE, weight="heavy"), "weight", WeightNotRead),
        (replace(REDUCE, weight="1000"), "weight", WeightNotRead),
        (replace(REDUCE, weight="-1"), "weight", WeightNotRead),
        (replace(REDUCE, source="x" * 301), "source", TextTooLong),
    ],
)
def test_what_is_wrong_is_told_by_field(sheet: KeyResultSheet, field: str, error: type[OkrError]) -> None:
    with pytest.raises(FieldsWrong) as raised:
        draft_of(sheet)
    assert [(name, type(each)) for name, each in raised.value.wrong] == [(field, error)]


def test_everything_wrong_is_told_at_once() -> None:
    with pytest.raises(FieldsWrong) as raised:
        draft_of(replace(REDUCE, title="", target="", weight="?"))
    assert {name for name, _ in raised.value.wrong} == {"title", "target", "weight"}
