"""Refuses what follows a value and leaves open which value is meant."""

import re

from okr.errors.week import NotExact, TwoValues, UnitNotMatching
from okr.key_result import MeasureKind
from okr.reading.quantity import CURRENCIES, MONEY, TIMES, counted_in
from okr.reading.typed.reading import Reading, first_words
from okr.reading.typed.values import bare, value_of

_TO = re.compile(
    r"(?:[-~/](?=\s)|\u2192|\u21d2|\u2026|->|=>|\.\.+|(?:to|or|and|bis|vs\.?)(?=\s))\s*(?=[^\w\s]?[0-9])",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"(?:or so|or more|or less|ish|approx\w*|roughly|maybe|perhaps|give or take|\+/-|\u00b1|\?)(?!\w)",
    re.IGNORECASE,
)
_POINTS = frozenset({"pp", "ppt", "pt", "pts", "points", "percentage", "bp", "bps", "basis"})
"""A change of a percentage, which is no percentage itself."""


def refuse_what_follows(reading: Reading) -> Reading:
    """A value is followed by a note, a blocker or nothing. Raises TwoValues, NotExact, UnitNotMatching."""
    open_end = _OPEN_END.match(reading.plain)
    if open_end:
        word = f"{reading.value_said} {open_end[0]}"
        raise NotExact(word=word[:100], example=reading.example)
    _refuse_other_unit(reading)
    return refuse_second_value(reading)


def refuse_second_value(reading: Reading) -> Reading:
    """`2.1% 2.3%`, `2.1 -> 2.0`, `same 2.1`: nobody knows which holds."""
    led = _TO.match(reading.plain)
    word = first_words(reading.left[led.end() :] if led else reading.left)
    if led or value_of(word, reading.key_result, reading.locale) is not None:
        raise _two(reading, word)
    return reading


def refuse_value_as_note(reading: Reading, note: str) -> None:
    """A note that is nothing but a value is another answer, not a note."""
    if value_of(note, reading.key_result, reading.locale) is not None:
        raise _two(reading, note)


def _two(reading: Reading, word: str) -> TwoValues:
    return TwoValues(first=reading.value_said[:100], word=bare(word)[:100], example=reading.example)


def _refuse_other_unit(reading: Reading) -> None:
    """`300 s` is no value in `ms`, and its unit is no note."""
    measure, word = reading.key_result.measure, first_words(reading.left)
    name = word.strip(",;.!").lower()
    money = word.startswith(("%", *CURRENCIES)) or name in MONEY
    time = name in TIMES and measure.unit in TIMES and measure.unit not in reading.value_said
    points = name in _POINTS and measure.kind is MeasureKind.PERCENT
    if money or time or points:
        said = f"{reading.value_said} {word}"
        raise UnitNotMatching(text=said[:100], unit=counted_in(measure), example=reading.example)
