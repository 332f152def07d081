"""How a squad's confidences turned out: how much came true of what it believed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean
from typing import Final
from zoneinfo import ZoneInfo

from okr.cadence import iso_week
from okr.check_in import MOST_CONFIDENCE, CheckIn
from okr.health import Health, band_of
from okr.key_result import Direction, Keep, KeyResult, KeyResultId
from okr.score import Score

FEWEST: Final = 10
"""Key results that came to an end; before, chance says more than judgement."""

FEWEST_OF_A_BAND: Final = 5
"""Key results with a check-in in it; of fewer one could tell whose they were."""

_WORST_FIRST: Final = (Health.OFF_TRACK, Health.AT_RISK, Health.ON_TRACK)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A key result of a closed cycle, with what was said of it on the way."""

    key_result: KeyResultId
    reached: bool
    confidences: tuple[int, ...]
    """See `weekly`."""


@dataclass(frozen=True, slots=True)
class Landed:
    """The check-ins in one band of confidence, and how many were of key results that reached their target."""

    lowest: int
    highest: int
    check_ins: int
    key_results: int
    share: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """A squad's confidences against outcomes. Of a person it is never told."""

    outcomes: int
    bands: tuple[Landed, ...]
    """The lowest first; those with too few key results are left out."""
    brier: float
    """The mean of (confidence / 10 - outcome)², where reached is 1: 0.0 is best, 5 all the time gets 0.25."""


def calibrate(outcomes: Iterable[Outcome]) -> Calibration | None:
    """None with fewer than `FEWEST` of which anything was said."""
    told = [each for each in outcomes if each.confidences]
    if len(told) < FEWEST:
        return None
    misses = [(said / MOST_CONFIDENCE - each.reached) ** 2 for each in told for said in each.confidences]
    bands = (_landed(told, band) for band in _WORST_FIRST)
    return Calibration(len(told), tuple(each for each in bands if each is not None), fmean(misses))


def reached(key_result: KeyResult, score: Score) -> bool:
    """Whether the final value reached its target or kept its band; without one, whether the score is full."""
    if score.value is None:
        return score.given == 1
    aim = key_result.aim
    if isinstance(aim, Keep):
        return not key_result.misses(score.value)
    return score.value <= aim.target if aim.direction is Direction.REDUCE else score.value >= aim.target


def weekly(
    key_result: KeyResult, check_ins: Sequence[CheckIn], closed: datetime, zone: str
) -> tuple[int, ...]:
    """The last confidence of each week before the key result was due and its cycle closed.

    One a week, so that who corrects often has no more say than others; "no change" stands by what was said
    and counts. What is said on the due date or after the closing knows the outcome, and does not.
    """
    local = ((each, each.at.astimezone(ZoneInfo(zone)).date()) for each in check_ins if each.at < closed)
    by_week = {iso_week(day): each.confidence for each, day in local if day < key_result.due}
    return tuple(by_week.values())


def _landed(outcomes: Iterable[Outcome], band: Health) -> Landed | None:
    said = [
        (each, confidence)
        for each in outcomes
        for confidence in each.confidences
        if band_of(confidence, missed=False) is band
    ]
    key_results = len({each.key_result for each, _ in said})
    if key_results < FEWEST_OF_A_BAND:
        return None
    inside = [each for each in range(MOST_CONFIDENCE + 1) if band_of(each, missed=False) is band]
    share = fmean(each.reached for each, _ in said)
    return Landed(inside[0], inside[-1], len(said), key_results, share)
