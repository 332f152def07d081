"""Scores: 0.0 to 1.0, judged once when the cycle closes, with what was learned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum

from okr.errors.cycles import ScoreOutOfRange
from okr.key_result import KeyResult, KeyResultId, clamp
from okr.person import PersonId

_ONE_PLACE = Decimal("0.1")


class Verdict(StrEnum):
    """What becomes of a key result when its cycle closes."""

    CARRY = "carry"
    """Into the next cycle as it is."""
    REWRITE = "rewrite"
    """Into the next cycle in other words."""
    DROP = "drop"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Score:
    """How a key result came out, as its squad judges."""

    key_result: KeyResultId
    value: Decimal | None
    """The final value; None when nobody ever gave one."""
    suggested: float | None
    """See `suggested_score`."""
    given: float
    """See `score_of`."""
    by: PersonId
    at: datetime
    verdict: Verdict
    reason: str = ""
    """Why `given` is not what was suggested."""
    moved_it: str = ""
    would_change: str = ""
    version: int = 1


def suggested_score(key_result: KeyResult, value: Decimal | None) -> float | None:
    """Progress at the final value, from 0.0 to 1.0 in tenths; a band kept is 1.0, milestones count alike.

    None without a value, or without a baseline to start from: then only the squad can tell.
    """
    progress = key_result.progress(value)
    return None if progress is None else _in_tenths(Decimal(str(clamp(progress))))


def mean_score(scores: Iterable[tuple[KeyResult, Score]]) -> float | None:
    """The weighted mean in tenths, as an objective is told; None without any."""
    found = list(scores)
    weight = sum((key_result.weight for key_result, _ in found), Decimal(0))
    total = sum((key_result.weight * Decimal(str(score.given)) for key_result, score in found), Decimal(0))
    return _in_tenths(total / weight) if weight else None


def score_of(number: Decimal) -> float:
    """A score from 0.0 to 1.0 in tenths; raises ScoreOutOfRange for any other number."""
    if not number.is_finite() or not 0 <= number <= 1:
        raise ScoreOutOfRange(score=number)
    return _in_tenths(number)


def read_score(text: str) -> Decimal:
    """A score as people type it, `0.7` or `0,7`; raises ScoreOutOfRange."""
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise ScoreOutOfRange(score=f'"{text[:20]}"') from None
    score_of(number)
    return number


def _in_tenths(number: Decimal) -> float:
    return float(number.quantize(_ONE_PLACE, rounding=ROUND_HALF_UP))
