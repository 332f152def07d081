"""Progress is 0 at the baseline, 1 at the target, and the same story whichever way is better."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from okr.key_result import Direction, Keep, Reach, clamp, progress_towards

VALUES = st.decimals(min_value=-(10**9), max_value=10**9, places=3)


def reach(baseline: Decimal | None, target: Decimal) -> Reach:
    upwards = baseline is None or target >= baseline
    return Reach(Direction.INCREASE if upwards else Direction.REDUCE, baseline, target)


@given(VALUES, VALUES)
def test_the_baseline_is_nothing_and_the_target_is_all(baseline: Decimal, target: Decimal) -> None:
    assume(baseline != target)
    aim = reach(baseline, target)
    assert progress_towards(aim, baseline) == 0
    assert progress_towards(aim, target) == 1


@given(VALUES, VALUES, VALUES, VALUES)
def test_nearer_in_the_direction_is_never_less(
    baseline: Decimal, target: Decimal, one: Decimal, other: Decimal
) -> None:
    assume(baseline != target)
    worse, better = sorted((one, other), reverse=target < baseline)
    first, second = (progress_towards(reach(baseline, target), each) for each in (worse, better))
    assert first is not None
    assert second is not None
    assert first <= second


@given(VALUES, VALUES, VALUES)
def test_reducing_mirrors_increasing(baseline: Decimal, target: Decimal, current: Decimal) -> None:
    mirrored = progress_towards(reach(-baseline, -target), -current)
    assert progress_towards(reach(baseline, target), current) == mirrored


@given(VALUES, VALUES)
def test_a_target_already_met_at_the_baseline_is_done_or_not(value: Decimal, current: Decimal) -> None:
    assert progress_towards(reach(value, value), current) == (1 if current == value else 0)


@given(VALUES, VALUES)
def test_without_a_baseline_there_is_no_progress(target: Decimal, current: Decimal) -> None:
    assert progress_towards(reach(None, target), current) is None


@given(VALUES, VALUES, VALUES)
def test_within_the_band_is_kept_and_outside_is_less(one: Decimal, other: Decimal, current: Decimal) -> None:
    low, high = sorted((one, other))
    kept = progress_towards(Keep(low, high), current)
    assert kept is not None
    assert (kept == 1) if low <= current <= high else (kept < 1)


@given(VALUES, VALUES, VALUES)
def test_further_above_the_band_is_never_more(high: Decimal, one: Decimal, other: Decimal) -> None:
    nearer, further = sorted((one, other))
    first, second = (progress_towards(Keep(None, high), each) for each in (nearer, further))
    assert first is not None
    assert second is not None
    assert first >= second


@pytest.mark.parametrize(
    ("low", "high", "current", "progress"),
    [
        (None, "300", "300", 1.0),
        (None, "300", "330", 0.9),
        (None, "300", "600", 0.0),
        ("95", None, "95", 1.0),
        ("95", None, "0", 0.0),
        ("2", "3", "2.5", 1.0),
        ("-10", "-5", "-2.5", 0.5),
        (None, "0", "0.25", 0.75),
    ],
)
def test_outside_a_band_progress_shrinks_with_the_distance(
    low: str | None, high: str | None, current: str, progress: float
) -> None:
    aim = Keep(Decimal(low) if low else None, Decimal(high) if high else None)
    assert progress_towards(aim, Decimal(current)) == pytest.approx(progress)


@given(st.floats(allow_nan=False))
def test_roll_ups_count_from_nothing_to_all(progress: float) -> None:
    assert 0 <= clamp(progress) <= 1
    assert clamp(clamp(progress)) == clamp(progress)
