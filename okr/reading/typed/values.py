"""Reads words as the value of a key result, whatever stands around them."""

import re
from decimal import Decimal
from typing import Final

from okr.errors.week import ValueNotRead
from okr.key_result import KeyResult, MeasureKind
from okr.locale import Locale
from okr.reading.quantity import read

_AROUND: Final = "*_`\"'\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
_CLOSING: Final = ",;.!\u2026" + _AROUND
_DASH = re.compile(r"[-\u2212\u2012\u2013\u2014]\s")
"""May be a minus, or the mark of a list."""

_OF = re.compile(r"[0-9]{1,4} ?(?:of|/) ?([0-9]{1,4})", re.IGNORECASE)


def value_read(words: str, key_result: KeyResult, locale: Locale) -> Decimal:
    """The value that words are; raises ValueNotRead and its kin, such as for `3/4` of five milestones."""
    said = bare(words)
    if _DASH.match(said):
        raise ValueNotRead(text=words, example="")
    total = _OF.fullmatch(said)
    milestones = key_result.measure.kind is MeasureKind.MILESTONES
    if milestones and total and int(total[1]) != len(key_result.milestones):
        raise ValueNotRead(text=words, example="")
    return read(said, key_result.measure, locale)


def value_of(words: str, key_result: KeyResult, locale: Locale) -> Decimal | None:
    """The value that words are; None when they are none."""
    try:
        return value_read(words, key_result, locale)
    except ValueNotRead:
        return None


def bare(words: str) -> str:
    """Without quotes around them and the mark that ends a sentence."""
    return words.strip(_AROUND).rstrip(_CLOSING)
