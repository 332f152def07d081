"""Numbers as people write them: `1,200`, `1 200`, `1,5`, `12k`, with a minus sign from any keyboard."""

import re
from decimal import Decimal
from typing import Final

MOST_DIGITS: Final = 15
"""A number longer than this is a slip of the finger, not a value of a key result."""

_BLANKS = "\u00a0\u2007\u2009\u202f\t"
_MINUSES = "\u2212\u2012\u2013"
_PLAIN = str.maketrans(dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_MINUSES, "-") | {"\u2019": "'"})

_GROUPED = re.compile(r"([1-9][0-9]{0,2})(?:([ ,.'])([0-9]{3}(?:\2[0-9]{3})*))(?:(?!\2)([.,])([0-9]+))?")
_DECIMAL = re.compile(r"([0-9]*)(?:[.,]([0-9]+))?")

MAGNITUDES: Final = {
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
}
"""What may stand after a number to multiply it, in small letters."""


def plain(text: str) -> str:
    """`text` of the same length with every minus, apostrophe and blank as a plain keyboard has them."""
    return text.translate(_PLAIN)


def numeral(text: str, *, money: bool = False) -> Decimal | None:
    """The number that `text` is, without sign, magnitude or unit; None when it is not one.

    One comma before exactly three digits groups thousands, and so does a blank or an apostrophe; any other
    comma is a decimal comma. One dot is a decimal point: only repeated dots group, or one in money, of which
    nobody writes thousandths.
    """
    if sum(letter.isdigit() for letter in text) > MOST_DIGITS:
        return None
    grouped = _GROUPED.fullmatch(text)
    if grouped is not None and (money or not _is_decimal_point(grouped)):
        return _joined(grouped[1] + re.sub(r"[^0-9]", "", grouped[3]), grouped[5])
    single = _DECIMAL.fullmatch(text)
    return None if single is None or not text else _joined(single[1], single[2])


def magnify(number: Decimal, magnitude: str) -> Decimal | None:
    """`number` times a magnitude such as `k`; None when the word is no magnitude or the product is absurd."""
    factor = MAGNITUDES.get(magnitude.lower()) if magnitude else 1
    if factor is None or abs(number * factor) >= 10**MOST_DIGITS:
        return None
    return number * factor


def _is_decimal_point(grouped: re.Match[str]) -> bool:
    """`1.200` is a little over one, while `1.200.000` and `1.200,50` are grouped."""
    return grouped[2] == "." and grouped[5] is None and "." not in grouped[3]


def _joined(whole: str, fraction: str | None) -> Decimal:
    return Decimal(f"{whole or '0'}.{fraction or '0'}") if fraction else Decimal(whole)
