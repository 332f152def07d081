"""Silence is never green."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.health import Health, band_of, health_of
from tests.okr.people import check_in, noon

MONDAY = noon("11-16")


@pytest.mark.parametrize(
    ("confidence", "health"),
    [
        (0, Health.OFF_TRACK),
        (3, Health.OFF_TRACK),
        (4, Health.AT_RISK),
        (6, Health.AT_RISK),
        (7, Health.ON_TRACK),
        (10, Health.ON_TRACK),
    ],
)
def test_a_recent_answer_is_as_healthy_as_its_confidence(confidence: int, health: Health) -> None:
    last = check_in(MONDAY, "2.1", confidence)
    now = MONDAY + timedelta(days=10)
    found = health_of(confidence=confidence, last=last, since=date(2026, 10, 1), now=now, every_weeks=1)
    assert found is health


@pytest.mark.parametrize(
    ("confidence", "health"),
    [(3, Health.OFF_TRACK), (4, Health.OFF_TRACK), (6, Health.OFF_TRACK), (7, Health.AT_RISK)],
)
def test_outside_the_band_to_keep_it_is_one_band_lower(confidence: int, health: Health) -> None:
    assert band_of(confidence, missed=True) is health


@given(st.integers(0, 10), st.integers(1, 8), st.integers(1, 10**7))
def test_silence_past_cadence_and_grace_is_outdated_however_confident(
    confidence: int, every_weeks: int, seconds: int
) -> None:
    now = MONDAY + timedelta(weeks=every_weeks, days=3, seconds=seconds)
    last = check_in(MONDAY, "2.1", confidence)
    found = health_of(
        confidence=confidence, last=last, since=date(2026, 10, 1), now=now, every_weeks=every_weeks
    )
    assert found is Health.OUTDATED


@pytest.mark.parametrize(
    ("days", "health"), [(0, Health.PENDING), (10, Health.PENDING), (11, Health.OUTDATED)]
)
def test_who_never_answered_is_pending_until_an_answer_is_overdue(days: int, health: Health) -> None:
    now = MONDAY + timedelta(days=days)
    assert health_of(confidence=10, last=None, since=MONDAY.date(), now=now, every_weeks=1) is health
