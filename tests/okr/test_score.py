"""What a score is, and which one is suggested."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.errors.cycles import ScoreOutOfRange
from okr.key_result import Aim, Direction, Keep, Measure, MeasureKind, Reach
from okr.milestones import counting
from okr.score import score_of, suggested_score
from tests.okr.people import CHURN, key_result

UNKNOWN_START = Reach(Direction.INCREASE, None, Decimal(50))


@pytest.mark.parametrize(
    ("aim", "value", "score"),
    [
        (CHURN, "2.1", 0.5),
        (CHURN, "3.2", 0.0),
        (CHURN, "4", 0.0),
        (CHURN, "0.5", 1.0),
        (CHURN, "1.77", 0.7),
        (Reach(Direction.INCREASE, Decimal(0), Decimal(100)), "25", 0.3),
        (Keep(None, Decimal(300)), "299", 1.0),
        (Keep(None, Decimal(300)), "330", 0.9),
        (Keep(Decimal(10), Decimal(20)), "100", 0.0),
        (UNKNOWN_START, "40", None),
        (CHURN, None, None),
    ],
)
def test_progress_in_tenths_is_suggested(aim: Aim, value: str | None, score: float | None) -> None:
    final = None if value is None else Decimal(value)
    assert suggested_score(key_result(aim=aim), final) == score


def test_milestones_count_alike() -> None:
    steps = ("draft", "beta", "launch")
    ship = key_result(measure=Measure(MeasureKind.MILESTONES), aim=counting(steps), milestones=steps)
    assert [suggested_score(ship, Decimal(done)) for done in range(4)] == [0.0, 0.3, 0.7, 1.0]


@given(st.decimals(0, 1))
def test_a_score_is_a_tenth(number: Decimal) -> None:
    score = score_of(number)
    assert score == round(score, 1)
    assert abs(score - float(number)) <= 0.051


@pytest.mark.parametrize("number", ["-0.1", "1.1", "10", "NaN", "Infinity"])
def test_other_numbers_are_no_score(number: str) -> None:
    with pytest.raises(ScoreOutOfRange, match="is not a score"):
        score_of(Decimal(number))
