"""Shares told by two numbers or by a word, in percent: `9 out of 10 hires`, `half of`, `1 in 20 orders`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from okr.spelled import NUMBER, number_in_words

_CENT: Final = Decimal("0.01")
_COUNT: Final = rf"[0-9]{{1,3}}|{NUMBER}"
_OUT_OF = re.compile(
    rf"(?<![\w./-])(?:(?P<count>{_COUNT}) out of|(?P<one>1|one) in) (?P<parts>{_COUNT})"
    r"(?= (?!(?:or|and|on|by|in|to|for)\b)[a-z])",
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
_PART = re.compile(rf"\b(?P<part>{'|'.join(_SPOKEN).replace(' ', '[ -]')})(?= of\b)", re.IGNORECASE)


def shares(words: str) -> Iterator[tuple[int, int, Decimal]]:
    """Where each share of `words` starts and ends, and its value. A score of `8 out of 10` is none."""
    for found in _OUT_OF.finditer(words):
        count = _number(found["count"] or found["one"])
        yield found.start(), found.end(), share_of(count, found["parts"])
    for found in _PART.finditer(words):
        some, parts = _SPOKEN[found["part"].lower().replace("-", " ")]
        yield found.start(), found.end(), share_of(Decimal(some), str(parts))


def share_of(count: Decimal, parts: str) -> Decimal:
    """In percent, to the second digit: a third has no exact one."""
    return (count * 100 / (_number(parts) or 1)).quantize(_CENT)


def _number(text: str) -> Decimal:
    return Decimal(text) if text.isdecimal() else number_in_words(text)
