"""Where what somebody believes and what was measured tell different stories, which is worth a question."""

from enum import StrEnum
from typing import Final

from okr.key_result import Reach
from okr.standing import Standing

HOPEFUL_FROM: Final = 7
DOUBTFUL_TO: Final = 3

LAGS_BY: Final = 0.25
"""Progress this far behind the pace, a quarter of the whole way, needs a reason to believe in."""

LEADS_BY: Final = 0.1
"""Progress this far ahead of the pace leaves little to doubt without a reason."""


class Gap(StrEnum):
    """Which way belief and progress differ."""

    HOPEFUL = "hopeful"
    """Confidence is high, and progress lags, the trend falls short or the value has left the band to keep."""
    DOUBTFUL = "doubtful"
    """Confidence is low, and progress is ahead."""


def gap_between(
    *,
    confidence: int,
    progress: float | None,
    pace: float,
    missed: bool = False,
    kept: bool = False,
    falls_short: bool = False,
) -> Gap | None:
    """How confidence and progress disagree; None where they do not, or nothing was measured.

    `missed` is whether the value is outside a band, and `kept` whether there is such a band: inside one
    there is nothing to be ahead of, so that nobody is asked about their doubts. For `falls_short` see
    Forecast.falls_short.
    """
    if progress is None:
        return None
    lags = missed if kept else pace - progress >= LAGS_BY
    if confidence >= HOPEFUL_FROM and (lags or falls_short):
        return Gap.HOPEFUL
    if confidence <= DOUBTFUL_TO and not kept and progress - pace >= LEADS_BY:
        return Gap.DOUBTFUL
    return None


def gap_of(standing: Standing) -> Gap | None:
    """As gap_between, of a key result as it stands."""
    return gap_between(
        confidence=standing.confidence,
        progress=None if standing.current is None else standing.progress,
        pace=standing.pace,
        missed=standing.misses,
        kept=not isinstance(standing.key_result.aim, Reach),
        falls_short=standing.falls_short,
    )


def width_of(standing: Standing) -> float:
    """How far progress is from the pace, either way; to choose what to ask about where there is more."""
    return 0.0 if standing.progress is None else abs(standing.pace - standing.progress)
