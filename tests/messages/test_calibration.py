"""Confidence against outcomes, as a squad reads it."""

from dataclasses import replace

from messages.compose import cycle_scores, squad_shown
from tests.messages.shown import in_plain


def test_each_band_says_what_became_of_it() -> None:
    for card in (squad_shown.CALIBRATED, cycle_scores.CALIBRATED):
        said = in_plain(card)
        assert "said 7 to 10: 55% reached the target (62 check-ins of 9 key results)" in said
        assert "Brier score 0.21" in said


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert "Brier" not in in_plain(replace(squad_shown.CALIBRATED, calibration=None))
    assert "Brier" not in in_plain(cycle_scores.EXAMPLE)
