"""Reads the head of an answer: value and confidence in either order, or "same"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from okr.check_in import MOST_CONFIDENCE
from okr.errors.week import ConfidenceOutOfRange
from okr.key_result import MeasureKind
from okr.reading.typed.follow import refuse_second_value, refuse_what_follows
from okr.reading.typed.reading import Reading
from okr.reading.typed.values import bare, value_of

_WORDS_OF_A_VALUE: Final = 6
"""As in `-2 million points over previous quarter`."""

_END = r"(?=[\s,;.!\u2026]|$)[\s,;.!\u2026]*"
_SAME = re.compile(
    r"(?:same|no changes?|unchanged|nothing changed)(?=[\s,;.!:\u2026]|$)[\s,;.!\u2026]*", re.IGNORECASE
)
_NAMED = r"(?:c|conf\.?|confidence)[ :=]{0,2}([0-9]{1,3})(?:/10)?"
_CONFIDENCE = re.compile(rf"{_NAMED}(?!\.[0-9]){_END}|([0-9]{{1,3}})/10{_END}", re.IGNORECASE)
_LAST_CONFIDENCE = re.compile(rf"(?<![\s,;])[\s,;]+{_NAMED}[.!]*\s*$", re.IGNORECASE)
_NO_CONFIDENCE = re.compile(
    r"((?:c|conf\.?[ :=]{0,2}|confidence[ :=]{0,2})-?[0-9]\S{,99})|([-0-9.,]{1,99})/10\b\S*", re.IGNORECASE
)
_DONE = re.compile(rf"done[: ]+(none|[0-9]{{1,3}}(?:(?:,? and |[, ]+)[0-9]{{1,3}})*){_END}", re.IGNORECASE)
_WORD = re.compile(r"\S+")


def says_same(line: str) -> bool:
    return _SAME.match(line) is not None


def says_done(line: str) -> bool:
    return _DONE.match(line) is not None


def read_head(reading: Reading) -> Reading:
    """What is said before the note; nothing when the first words say nothing of it."""
    for _ in range(2):
        reading = _confidence(_value(_done(_same(reading))))
    return reading


def refuse_second_confidence(reading: Reading) -> None:
    """`c7 c8`: nobody knows which holds."""
    found = _CONFIDENCE.match(reading.plain)
    if found and found[1] and reading.confidence is not None:
        raise reading.refusing(found[0].strip())


def last_confidence(reading: Reading) -> Reading:
    """A confidence at the very end, unless one was given."""
    if reading.confidence is not None:
        return reading
    attempt = _NO_CONFIDENCE.match(reading.plain)
    if attempt:
        raise ConfidenceOutOfRange(confidence=attempt[1] or attempt[2])
    found = _LAST_CONFIDENCE.search("." + reading.plain)
    if found is None:
        return reading
    return replace(reading, confidence=_counted(found[1]), left=reading.left[: max(0, found.start() - 1)])


def _same(reading: Reading) -> Reading:
    found = None if reading.started else _SAME.match(reading.plain)
    if found is None:
        return reading
    same = replace(reading.after(found.end()), same=True, value_said=bare(found[0].strip()))
    return same if _CONFIDENCE.match(same.plain) else refuse_second_value(same)


def _done(reading: Reading) -> Reading:
    """`done 2 3`: which milestones are done by now, all of them named."""
    counts = reading.key_result.measure.kind is MeasureKind.MILESTONES
    if not counts or reading.same or reading.counted:
        return reading
    found = _DONE.match(reading.plain)
    if found is None:
        return reading
    return replace(reading.after(found.end()), done=tuple(map(int, re.findall(r"[0-9]+", found[1]))))


def _value(reading: Reading) -> Reading:
    """The longest run of first words that is a value of this key result."""
    if reading.same or reading.counted or _CONFIDENCE.match(reading.plain):
        return reading
    for length in _ends_of_words(reading.left):
        value = value_of(reading.left[:length], reading.key_result, reading.locale)
        if value is not None:
            said = bare(reading.left[:length])
            read = replace(reading.after(length), value=value, value_said=said)
            return read if _CONFIDENCE.match(read.plain) else refuse_what_follows(read)
    return reading


def _ends_of_words(text: str) -> Iterator[int]:
    """Where the first few words end, the longest run first."""
    ends = [found.end() for found, _ in zip(_WORD.finditer(text), range(_WORDS_OF_A_VALUE), strict=False)]
    return reversed(ends)


def _confidence(reading: Reading) -> Reading:
    found = None if reading.confidence is not None else _CONFIDENCE.match(reading.plain)
    if found is None:
        return reading
    _refuse_doubtful(reading, found)
    return replace(reading.after(found.end()), confidence=_counted(found[1] or found[2]))


def _refuse_doubtful(reading: Reading, found: re.Match[str]) -> None:
    """`7/10` of ten milestones may be their number or a confidence."""
    if found[2] and not reading.counted and len(reading.key_result.milestones) == MOST_CONFIDENCE:
        raise reading.refusing(found[0].strip())


def _counted(digits: str) -> int:
    if int(digits) > MOST_CONFIDENCE:
        raise ConfidenceOutOfRange(confidence=int(digits))
    return int(digits)
