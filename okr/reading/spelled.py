"""Numbers in words: `five`, `twenty-one`, `a hundred`."""

from decimal import Decimal
from typing import Final

_ONES: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES: Final = {
    **{word: number for number, word in enumerate(_ONES)},
    **{word: 10 * number for number, word in enumerate(_TENS, start=2)},
    **{f"{ten}-{_ONES[one]}": 10 * n + one for n, ten in enumerate(_TENS, start=2) for one in range(1, 10)},
    "a dozen": 12,
    "a hundred": 100,
    "a thousand": 1000,
    "half a million": 500_000,
    "a million": 1_000_000,
}

NUMBER: Final = "|".join(sorted(_VALUES, key=len, reverse=True))
"""A number in words, as a pattern."""


def number_in_words(words: str) -> Decimal:
    """The value of what NUMBER matched."""
    return Decimal(_VALUES[words.lower()])
