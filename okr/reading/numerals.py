"""Numbers as people write them: `1,200`, `1 200`, `1,5`, `12k`, with a minus sign from any keyboard."""

import re
from decimal import Decimal
from typing import Final
from unicodedata import decimal

from okr.locale import Locale

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
    "tsd": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "billion": 10**9,
    "mrd": 10**9,
}
"""What may stand after a number to multiply it, in small letters."""


def plain(text: str) -> str:
    """`text` of the same length with each minus, apostrophe, blank and digit as a plain keyboard has it."""
    return text if text.isascii() else "".join(map(_plain_digit, text.translate(_PLAIN)))


def _plain_digit(letter: str) -> str:
    """A digit of any script is the same digit."""
    return letter if letter.isascii() or not letter.isdecimal() else str(decimal(letter))


def numeral(text: str, *, money: bool = False, locale: Locale = Locale.EN) -> Decimal | None:
    """The number that `text` is, without sign, magnitude or unit; None when it is not one.

    A comma or a dot before exactly three digits may group thousands or begin the rest: then the locale
    decides, and what is neither of its marks is no number, see `either`. What can be read in one way only
    is read so everywhere. In money a dot before three digits groups, as nobody writes thousandths.
    """
    meant = _meanings(text)
    if len(meant) > 1 and money and "." in text:
        return meant[0]
    if len(meant) > 1:
        return _meant_in(locale, text, meant)
    return meant[0] if meant else None


def either(text: str, locale: Locale) -> tuple[Decimal, Decimal] | None:
    """Both numbers that `text` may be where the locale does not tell; None for any other text."""
    meant = _meanings(text)
    doubtful = len(meant) > 1 and _meant_in(locale, text, meant) is None
    return (meant[0], meant[-1]) if doubtful else None


def _meanings(text: str) -> list[Decimal]:
    """The number with its mark as one that groups, and as one that begins the rest; nothing if it is none."""
    if not text or sum(letter.isdigit() for letter in text) > MOST_DIGITS:
        return []
    grouped, single = _GROUPED.fullmatch(text), _DECIMAL.fullmatch(text)
    meant = []
    if grouped is not None:
        meant.append(_joined(grouped[1] + re.sub(r"[^0-9]", "", grouped[3]), grouped[5]))
    if single is not None:
        meant.append(_joined(single[1], single[2]))
    return meant


def _meant_in(locale: Locale, text: str, meant: list[Decimal]) -> Decimal | None:
    mark = next(letter for letter in text if letter in ",.")
    return {locale.marks.group: meant[0], locale.marks.decimal: meant[-1]}.get(mark)


def magnify(number: Decimal, magnitude: str) -> Decimal | None:
    """`number` times a magnitude such as `k`; None when the word is no magnitude or the product is absurd."""
    factor = MAGNITUDES.get(magnitude.lower()) if magnitude else 1
    if factor is None or abs(number * factor) >= 10**MOST_DIGITS:
        return None
    return number * factor


def _joined(whole: str, fraction: str | None) -> Decimal:
    return Decimal(f"{whole or '0'}.{fraction or '0'}") if fraction else Decimal(whole)
