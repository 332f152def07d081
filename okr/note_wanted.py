"""Whether an answer needs a word of explanation, which is asked for once and never insisted on."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from okr.check_in import Answer
from okr.disagreement import Gap, gap_between
from okr.errors.week import ConfidenceFell, DoubtfulAhead, HopefulBehind, HopefulOutside, NoteWanted
from okr.key_result import Reach
from okr.standing import Standing

FELL_BY: Final = 3
"""A loss of confidence that others will ask about."""

_POINTS: Final = 100


@dataclass(frozen=True, slots=True)
class Said:
    """What an answer leaves behind."""

    value: Decimal | None
    confidence: int


def note_wanted(before: Standing, answer: Answer, value: Decimal | None) -> NoteWanted | None:
    """What to ask about an answer that leaves `value` behind; None where it explains itself, or says nothing
    about value and confidence that was not said before.
    """
    moved = any(each is not None for each in (answer.value, answer.confidence, answer.done))
    if answer.note or not moved:
        return None
    said = Said(value, before.confidence if answer.confidence is None else answer.confidence)
    return _fallen(before, said) or _disagreeing(before, said)


def _fallen(before: Standing, said: Said) -> NoteWanted | None:
    known = before.last is not None and before.confidence - said.confidence >= FELL_BY
    return ConfidenceFell(before=before.confidence, after=said.confidence) if known else None


def _disagreeing(before: Standing, said: Said) -> NoteWanted | None:
    key_result = before.key_result
    progress, kept = key_result.progress(said.value), not isinstance(key_result.aim, Reach)
    gap = gap_between(
        confidence=said.confidence,
        progress=progress,
        pace=before.pace,
        missed=key_result.misses(said.value),
        kept=kept,
    )
    if gap is None or progress is None:
        return None
    if kept:
        return HopefulOutside(confidence=said.confidence)
    kind = HopefulBehind if gap is Gap.HOPEFUL else DoubtfulAhead
    return kind(confidence=said.confidence, points=round(abs(before.pace - progress) * _POINTS))
