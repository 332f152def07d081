"""Finds the figures in a sentence: each number with its unit and its place."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from okr.key_result import Measure, MeasureKind
from okr.numerals import magnify, numeral, plain
from okr.quantity import CURRENCIES

_SIGNS = "".join(CURRENCIES)
_UNITS = (
    "ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?"
    "|points?|pts|pp|stars?|kg|[GMT]B"
)
_NUMBER = r"[0-9]{1,3}(?:[,' ][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:[.,][0-9]+)?|\.[0-9]+"
_FIGURE = re.compile(
    rf"(?<![A-Za-z0-9_.,#/:-])(?P<sign>(?<![^\s(])-)?(?P<money>[{_SIGNS}] ?)?(?P<number>{_NUMBER})"
    r"(?:/(?P<parts>[0-9]{1,3})(?= of\b))?"
    r"(?P<magnitude> ?(?:thousand|million|billion|mio|mn|bn)\b|[kKmMbB](?![A-Za-z]))?"
    rf"(?P<percent> ?(?:%|percent\b|per cent\b|pct\b))?(?P<times>x\b)?(?P<unit> ?(?:{_UNITS})\b)?"
    r"(?P<code> (?:USD|EUR|GBP|JPY|INR)\b)?(?![A-Za-z0-9]|[-/:.,][0-9]|-[A-Za-z])",
    re.ASCII,
)
_CALENDAR_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|q[1-4])[a-z]*\.? $", re.IGNORECASE
)
_YEAR_BEFORE = re.compile(r"\b(?:in|by|end|of|since|until|during|from) $", re.IGNORECASE)
_YEARS: Final = range(1990, 2100)
_CENT: Final = Decimal("0.01")

_COUNTED: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = re.compile(rf"\b(?:{'|'.join(_COUNTED)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence, from `start` up to `end`."""

    start: int
    end: int
    value: Decimal
    measure: Measure
    times: bool = False
    """A multiple, as in `3x`."""


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of `text` in its order: not ids (`P2`, `p95`), ordinals, years, or `30-day`.

    Numbers in words count where there are no others.
    """
    words = plain(text)
    found = [_figure(match) for match in _FIGURE.finditer(words) if not _in_calendar(match)]
    return tuple(each for each in found if each) or tuple(map(_in_words, _WORD.finditer(words)))


def _figure(match: re.Match[str]) -> Figure | None:
    """None for a number too long to be one."""
    value = numeral(match["number"])
    if value is None:
        return None
    size = magnify(value, (match["magnitude"] or "").strip())
    if size is None:
        return None
    shared = _share(size, match["parts"]) if match["parts"] else size
    signed = -shared if match["sign"] else shared
    return Figure(match.start(), match.end(), signed, _measure(match), times=bool(match["times"]))


def _share(count: Decimal, parts: str) -> Decimal:
    """`2/3 of` in percent, to the second digit: a third has no exact one."""
    return (count * 100 / (int(parts) or 1)).quantize(_CENT)


def _measure(match: re.Match[str]) -> Measure:
    if match["percent"] or match["parts"]:
        return Measure(MeasureKind.PERCENT, "%")
    if match["money"]:
        return Measure(MeasureKind.CURRENCY, match["money"].strip())
    if match["code"]:
        return Measure(MeasureKind.CURRENCY, _sign_of(match["code"].strip().lower()))
    return Measure(MeasureKind.NUMBER, (match["unit"] or "").strip())


def _sign_of(code: str) -> str:
    return next(sign for sign, names in CURRENCIES.items() if code in names)


def _in_calendar(match: re.Match[str]) -> bool:
    """A bare number that is a year, or a day beside its month."""
    if any(match[part] for part in ("money", "percent", "times", "unit", "magnitude", "code")):
        return False
    before = match.string[: match.start()]
    is_year = match["number"].isdecimal() and int(match["number"]) in _YEARS
    return bool(_CALENDAR_BEFORE.search(before) or (is_year and _YEAR_BEFORE.search(before)))


def _in_words(match: re.Match[str]) -> Figure:
    value = Decimal(_COUNTED.index(match[0].lower()))
    return Figure(match.start(), match.end(), value, Measure())
