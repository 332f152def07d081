"""Scores: 0.0 to 1.0, judged once when the cycle closes, with what was learned."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from okr.errors import ScoreOutOfRange
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


def score_of(number: Decimal) -> float:
    """A score from 0.0 to 1.0 in tenths; raises ScoreOutOfRange for any other number."""
    if not number.is_finite() or not 0 <= number <= 1:
        raise ScoreOutOfRange(score=number)
    return _in_tenths(number)


def _in_tenths(number: Decimal) -> float:
    return float(number.quantize(_ONE_PLACE, rounding=ROUND_HALF_UP))
