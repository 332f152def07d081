"""What a squad believed, beside what came true."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.calibration import FEWEST, FEWEST_OF_A_BAND, Outcome, calibrate, reached, weekly
from okr.key_result import Direction, Keep, KeyResultId, Reach
from okr.score import Score, Verdict
from tests.okr.people import ANA, check_in, key_result, noon

CLOSED = noon("2027-01-04")


def outcome(number: int, *confidences: int, came_true: bool = True) -> Outcome:
    return Outcome(KeyResultId(number), came_true, confidences)


def score(value: str | None, given: float = 0.5) -> Score:
    number = None if value is None else Decimal(value)
    return Score(KeyResultId(31), number, None, given, ANA, CLOSED, Verdict.DONE)


def test_of_what_was_said_in_a_band_it_tells_how_much_came_true() -> None:
    good = [outcome(number, 8, 9) for number in range(6)]
    bad = [outcome(number, 8, 5, came_true=False) for number in range(6, 12)]
    found = calibrate([*good, *bad])
    assert found is not None
    assert found.outcomes == 12
    at_risk, on_track = found.bands
    assert (on_track.lowest, on_track.highest, on_track.check_ins, on_track.key_results) == (7, 10, 18, 12)
    assert on_track.share == pytest.approx(12 / 18)
    assert (at_risk.lowest, at_risk.highest, at_risk.share) == (4, 6, 0)
    expected = (6 * (0.04 + 0.01) + 6 * (0.64 + 0.25)) / 24
    assert found.brier == pytest.approx(expected)


def test_nothing_is_told_of_fewer_than_ten_outcomes() -> None:
    assert calibrate([outcome(number, 8) for number in range(FEWEST - 1)]) is None
    unsaid = [outcome(99)]
    assert calibrate([*(outcome(number, 8) for number in range(FEWEST - 1)), *unsaid]) is None
    assert calibrate([outcome(number, 8) for number in range(FEWEST)]) is not None


def test_a_band_of_few_key_results_is_left_out() -> None:
    sure = [outcome(number, 9) for number in range(FEWEST)]
    few = [outcome(20 + number, 2, 2, 2) for number in range(FEWEST_OF_A_BAND - 1)]
    found = calibrate([*sure, *few])
    assert found is not None
    assert [each.lowest for each in found.bands] == [7]


@given(st.lists(st.tuples(st.lists(st.integers(0, 10), min_size=1, max_size=13), st.booleans()), min_size=10))
def test_the_brier_score_is_a_share_and_always_saying_five_gets_a_quarter(
    said: list[tuple[list[int], bool]],
) -> None:
    found = calibrate(outcome(n, *told, came_true=true) for n, (told, true) in enumerate(said))
    assert found is not None
    assert 0 <= found.brier <= 1
    fives = calibrate(outcome(n, *(5 for _ in told), came_true=true) for n, (told, true) in enumerate(said))
    assert fives is not None
    assert fives.brier == pytest.approx(0.25)


# What counts as reached


@pytest.mark.parametrize(
    ("aim", "value", "came_true"),
    [
        (Reach(Direction.REDUCE, Decimal("3.2"), Decimal(1)), "1.0", True),
        (Reach(Direction.REDUCE, Decimal("3.2"), Decimal(1)), "1.1", False),
        (Reach(Direction.INCREASE, None, Decimal(30)), "30", True),
        (Reach(Direction.INCREASE, None, Decimal(30)), "29", False),
        (Keep(Decimal("4.2"), Decimal("4.6")), "4.6", True),
        (Keep(Decimal("4.2"), Decimal("4.6")), "4.7", False),
    ],
)
def test_the_final_value_tells_whether_it_was_reached(aim: Reach | Keep, value: str, came_true: bool) -> None:  # noqa: FBT001
    assert reached(key_result(aim=aim), score(value, given=1.0)) is came_true


def test_without_a_final_value_a_full_score_does() -> None:
    assert reached(key_result(), score(None, given=1.0))
    assert not reached(key_result(), score(None, given=0.9))


# Which check-ins count


def test_the_last_of_each_week_counts() -> None:
    said = [
        check_in(noon("11-02"), "3.0", 3),
        check_in(noon("11-04"), "2.9", 6),
        check_in(noon("11-09"), "2.8", 7),
    ]
    assert weekly(key_result(), said, CLOSED, "Europe/Berlin") == (6, 7)


def test_a_week_ends_where_the_squad_is() -> None:
    late = noon("11-08") + timedelta(hours=11, minutes=30)
    said = [check_in(noon("11-06"), "3.0", 3), check_in(late, "2.9", 6)]
    assert weekly(key_result(), said, CLOSED, "America/New_York") == (6,)
    assert weekly(key_result(), said, CLOSED, "Europe/Berlin") == (3, 6)


def test_who_knows_the_outcome_no_longer_believes() -> None:
    said = [check_in(noon("12-28"), "1.2", 7), check_in(noon("12-31"), "0.9", 10)]
    assert weekly(key_result(), said, CLOSED, "Europe/Berlin") == (7,)
    assert weekly(key_result(due=date(2027, 3, 1)), said, noon("12-30"), "Europe/Berlin") == (7,)
