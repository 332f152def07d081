"""Shares told by two numbers or by a word, in percent: `9 out of 10 hires`, `half of`, `1 in 20 orders`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from okr.reading.spelled import NUMBER, number_in_words

_CENT: Final = Decimal("0.01")
_COUNT: Final = rf"[0-9]{{1,3}}|{NUMBER}"
_OUT_OF = re.compile(
    rf"(?<![\w./-])(?:(?P<count>{_COUNT}) out of (?P<parts>{_COUNT})"
    r"(?= (?!(?:or|and|on|by|in|to|for)\b)[a-z])"
    rf"|(?P<one>1|one) in (?P<of_one>{_COUNT})|(?P<some>{_COUNT}) in (?P<of_some>10{{1,2}}|ten|a hundred))\b"
    r"(?! (?:days?|weeks?|months?)\b)(?![%-])",
    re.IGNORECASE,
)
_SPOKEN: Final = {
    "half": (1, 2),
    "a third": (1, 3),
    "one third": (1, 3),
    "two thirds": (2, 3),
    "a quarter": (1, 4),
    "one quarter": (1, 4),
    "three quarters": (3, 4),
}
_SOME: Final = "|".join(_SPOKEN).replace(" ", "[ -]")
_PART = re.compile(
    rf"\b(?P<part>{_SOME})(?= of\b)"
    rf"|(?:(?<=\bfrom )|(?<=\bto )|(?<=\bby )(?!half))(?P<alone>{_SOME})\b(?! an?\b)",
    re.IGNORECASE,
)
"""A part `of` something, or where a number would stand. `By half` is a factor."""


def shares(words: str) -> Iterator[tuple[int, int, Decimal]]:
    """Where each share of `words` starts and ends, and its value. A score of `8 out of 10` is none."""
    for found in _OUT_OF.finditer(words):
        count, parts = (each for each in found.groups() if each)
        yield found.start(), found.end(), share_of(_number(count), parts)
    for found in _PART.finditer(words):
        some, parts = _SPOKEN[(found["part"] or found["alone"]).lower().replace("-", " ")]
        yield found.start(), found.end(), share_of(Decimal(some), str(parts))


def share_of(count: Decimal, parts: str) -> Decimal:
    """In percent, to the second digit: a third has no exact one."""
    return (count * 100 / (_number(parts) or 1)).quantize(_CENT)


def _number(text: str) -> Decimal:
    return Decimal(text) if text.isdecimal() else number_in_words(text)
