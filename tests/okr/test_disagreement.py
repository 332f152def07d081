"""Where confidence and pace tell different stories: said once, for the question and the digest alike."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.compose.examples import CHURN_STANDS
from okr.disagreement import Gap, gap_between, gap_of, width_of
from okr.key_result import Keep

PACE = 0.5


@pytest.mark.parametrize(
    ("confidence", "progress", "found"),
    [
        (7, 0.25, Gap.HOPEFUL),
        (10, -0.1, Gap.HOPEFUL),
        (7, 0.26, None),
        (6, 0.0, None),
        (3, 0.61, Gap.DOUBTFUL),
        (0, 1.2, Gap.DOUBTFUL),
        (3, 0.59, None),
        (4, 1.0, None),
        (8, None, None),
        (2, None, None),
    ],
)
def test_a_wide_gap_between_belief_and_progress_is_one(
    confidence: int, progress: float | None, found: Gap | None
) -> None:
    assert gap_between(confidence=confidence, progress=progress, pace=PACE) is found


@pytest.mark.parametrize(
    ("confidence", "value", "found"),
    [(8, "5.1", Gap.HOPEFUL), (8, "4.4", None), (2, "4.4", None), (2, "5.1", None)],
)
def test_of_a_band_only_hope_outside_of_it_is_a_gap(confidence: int, value: str, found: Gap | None) -> None:
    kept = replace(CHURN_STANDS.key_result, aim=Keep(Decimal("4.2"), Decimal("4.6")))
    current = Decimal(value)
    standing = replace(
        CHURN_STANDS,
        key_result=kept,
        current=current,
        progress=kept.progress(current),
        confidence=confidence,
        forecast=None,
    )
    assert gap_of(standing) is found


def test_how_wide_it_is_chooses_among_several() -> None:
    near, far = (replace(CHURN_STANDS, progress=each, pace=PACE) for each in (0.2, -0.2))
    assert width_of(far) > width_of(near) > width_of(replace(near, progress=None)) == 0


@given(st.integers(0, 10), st.floats(-2, 2), st.floats(0, 1))
def test_nobody_is_called_hopeful_and_doubtful_by_the_same_numbers_turned_round(
    confidence: int, progress: float, pace: float
) -> None:
    """More progress never makes somebody hopeful, and less never doubtful."""
    found = gap_between(confidence=confidence, progress=progress, pace=pace)
    better = gap_between(confidence=confidence, progress=progress + 1, pace=pace)
    if found is None:
        assert better is not Gap.HOPEFUL
    if found is Gap.DOUBTFUL:
        assert better is Gap.DOUBTFUL
