"""Where a key result will stand, said in a sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from messages.compose import digest_posted, key_result_shown
from messages.compose.examples import (
    BERLIN_STANDS,
    CHURN,
    CHURN_STANDS,
    CONVERSION_STANDS,
    EXPANSION_STANDS,
    HOPE_STANDS,
)
from messages.compose.key_results import Teller
from messages.words import Words
from okr.forecast import Forecast
from okr.health import Health
from okr.key_result import Keep
from okr.locale import Locale
from okr.standing import Standing
from tests.messages.shown import WORDS, in_plain

TELLER = Teller.of(WORDS)


def headed(standing: Standing, low: str, high: str, chance: float, *, short: bool = False) -> Standing:
    return replace(standing, forecast=Forecast(Decimal(low), Decimal(high), chance, short))


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (0.0, "hardly any such history reaches 1%"),
        (0.049, "hardly any such history reaches 1%"),
        (0.05, "1 in 10 such histories reaches 1%"),
        (0.14, "1 in 10 such histories reaches 1%"),
        (0.5, "5 in 10 such histories reach 1%"),
        (0.94, "9 in 10 such histories reach 1%"),
        (0.95, "nearly every such history reaches 1%"),
        (1.0, "nearly every such history reaches 1%"),
    ],
)
def test_the_share_is_told_in_tenths(chance: float, words: str) -> None:
    said = TELLER.forecast(headed(CHURN_STANDS, "2.1", "2.6", chance))
    assert said == f"On its way to 2.1 to 2.6% by 31 Dec; {words}"


def test_a_unit_that_comes_first_is_said_twice_and_one_value_once() -> None:
    dollars = TELLER.forecast(headed(EXPANSION_STANDS, "310000", "580000", 0.2))
    assert dollars.startswith("On its way to $310,000 to $580,000 by 31 Dec;")
    assert TELLER.forecast(headed(CHURN_STANDS, "3", "3", 0)).startswith("On its way to 3% by 31 Dec;")


def test_milestones_are_told_out_of_all() -> None:
    assert "On its way to 2 to 3 of 3 by" in TELLER.forecast(headed(BERLIN_STANDS, "2", "3", 0.4))


def test_a_band_is_kept_to() -> None:
    keeping = replace(CHURN, aim=Keep(Decimal(1), Decimal(2)))
    said = TELLER.forecast(headed(replace(CHURN_STANDS, key_result=keeping), "1.2", "2.1", 0.7))
    assert said.endswith("; 7 in 10 such histories keep to between 1% and 2%")


def test_numbers_are_written_as_at_home() -> None:
    said = Teller.of(Words(locale=Locale.DE)).forecast(headed(CHURN_STANDS, "2.1", "2.6", 0.3))
    assert said.startswith("On its way to 2,1 to 2,6% by 31 Dec")


def test_without_a_forecast_nothing_is_said_of_it() -> None:
    young = replace(key_result_shown.EXAMPLE, standing=replace(CHURN_STANDS, forecast=None))
    assert "On its way" not in in_plain(young)
    assert "On its way to 1.6 to 2.9% by 31 Dec" in in_plain(key_result_shown.EXAMPLE)


def test_what_is_below_its_confidence_says_why_and_nothing_else_does() -> None:
    assert "the trend points to 1.9% at best" in _line(HOPE_STANDS)
    assert "trend" not in _line(CONVERSION_STANDS)
    assert "trend" not in _line(replace(HOPE_STANDS, health=Health.CLOSED))
    assert "trend" not in _line(replace(HOPE_STANDS, confidence=2, health=Health.OFF_TRACK))


def test_a_row_at_risk_says_it_once() -> None:
    assert in_plain(digest_posted.AT_RISK).count("the trend points to") == 1


def _line(standing: Standing) -> str:
    return "".join(str(getattr(span, "text", "")) for span in TELLER.line(standing))
