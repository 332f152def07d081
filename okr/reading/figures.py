"""Finds the figures in a sentence: each number with its unit and its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from okr.key_result import Measure, MeasureKind
from okr.reading.names import YEARS, is_name
from okr.reading.numerals import magnify, numeral, plain
from okr.reading.quantity import CURRENCIES
from okr.reading.shares import share_of, shares
from okr.reading.spelled import NUMBER, number_in_words
from okr.reading.units import is_part_of, told_in

_SIGNS = "".join(sign for sign in CURRENCIES if not sign.isalpha())
_CODES = "|".join(names[0].upper() for names in CURRENCIES.values())
_UNITS = (
    "ms|milliseconds?|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|years?"
    "|percentage points?|points?|pts|pp|stars?|kg|t|tonnes?|km|lit(?:re|er)s?|[kKGMT]B"
)
_DIGITS = (
    r"[0-9]{1,3}(?P<gap>[,.' ])[0-9]{3}(?:(?P=gap)[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?|\.[0-9]+|(?i:zero)\b"
)


_PERCENT: Final = Measure(MeasureKind.PERCENT, "%")


def _figure_of(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z0-9_.,#/:-])(?P<sign>(?<![^\s(])-)?(?P<code>(?:{_CODES}) )?(?P<money>[{_SIGNS}] ?)?"
        rf"(?P<number>{number})(?P<parts>/[0-9]{{1,3}}(?= of\b))?(?P<scale>/(?:5|10|100)\b)?"
        r"(?P<magnitude> ?(?i:hundred|thousand|million|billion|mio|mn|bn)\b\.?|[kKmMbB](?![A-Za-z])"
        rf"| ?[kM](?= ?[{_SIGNS}]))?(?P<percent> ?(?:%|percent\b|per cent\b|pct\b))?"
        rf"(?P<times>x\b| times\b)?(?(percent)|(?P<unit> ?(?:{_UNITS})\b)?)"
        rf"(?P<after> ?[{_SIGNS}](?! ?[0-9])| (?:{_CODES}|euros?|dollars?)\b)?"
        r"(?![A-Za-z0-9]|[-/:.,][0-9]|-[A-Za-z])",
        re.ASCII,
    )


_FIGURE: Final = _figure_of(_DIGITS)
_SPELLED: Final = _figure_of(rf"(?P<gap>)(?i:{NUMBER})\b(?!-)")
_RANGE: Final = re.compile(
    rf"(?<![\w.,/:-])([{_SIGNS}]?)([0-9]+(?:[.,][0-9]+)?)([kKmM%]?)-(?=[{_SIGNS}]?([0-9]+(?:[.,][0-9]+)?))"
    rf"(?![{_SIGNS}0-9.,]+[-/:][0-9])"
)
_MINUTES: Final = re.compile(
    r"\b(?:time|length|duration|latency|wait\w*)\b|[0-9] ?h(?:ours?)? (?:to )?[0-9]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence, from `start` up to `end`."""

    start: int
    end: int
    value: Decimal
    measure: Measure
    times: bool = False
    """A multiple, as in `3x`."""
    magnitude: str = ""
    """The word or letter that multiplied it."""


def figures(text: str) -> tuple[Figure, ...]:
    """Every figure of `text` in its order: not ids (`P2`, `p95`), ordinals, years, names, or `30-day`.

    Numbers in words count where there are no others.
    """
    words = _RANGE.sub(_opened, plain(text))
    shared = [Figure(start, end, share, _PERCENT) for start, end, share in shares(words)]
    found = _found(words, _FIGURE) or (() if shared else _found(words, _SPELLED))
    apart = [each for each in found if not any(share.start <= each.start < share.end for share in shared)]
    return tuple(_durations(words, sorted([*shared, *apart], key=lambda each: each.start)))


def _opened(match: re.Match[str]) -> str:
    """`5-7` with a dash that parts two figures: the first is the smaller, and they are no years."""
    low, high = (Decimal(match[n].replace(",", ".")) for n in (2, 4))
    return match[0] if low >= high or {low, high} <= YEARS else f"{match[0][:-1]}\u2013"


def _found(words: str, wanted: re.Pattern[str]) -> tuple[Figure, ...]:
    in_minutes = _MINUTES.search(words) is not None
    found = (_figure(match, in_minutes=in_minutes) for match in wanted.finditer(words))
    return tuple(each for each in found if each is not None)


def _figure(match: re.Match[str], *, in_minutes: bool) -> Figure | None:
    """None for a number that is part of a name, or too long to be one."""
    measure, magnitude = _measure(match), (match["magnitude"] or "").strip(" .")
    if in_minutes and magnitude == "m" and measure == Measure():
        measure, magnitude = Measure(MeasureKind.NUMBER, "m"), ""
    if _is_bare(match) and is_name(match.string, match.start(), match.end()):
        return None
    value = _value(match, magnitude)
    if value is None:
        return None
    signed = -value if match["sign"] else value
    return Figure(match.start(), match.end(), signed, measure, bool(match["times"]), magnitude)


def _is_bare(match: re.Match[str]) -> bool:
    said = ("money", "code", "after", "percent", "times", "unit", "magnitude", "scale", "parts")
    return not any(match[part] for part in said)


def _value(match: re.Match[str], magnitude: str) -> Decimal | None:
    number, money = match["number"], _measure(match).kind is MeasureKind.CURRENCY
    value = (
        numeral(number, money=money and not magnitude) if number[-1].isdigit() else number_in_words(number)
    )
    size = None if value is None else magnify(value, magnitude)
    return size if size is None or not match["parts"] else share_of(size, match["parts"][1:])


def _measure(match: re.Match[str]) -> Measure:
    if match["percent"] or match["parts"]:
        return _PERCENT
    money = (match["money"] or match["code"] or match["after"] or "").strip()
    if money:
        return Measure(MeasureKind.CURRENCY, _sign_of(money))
    return Measure(MeasureKind.NUMBER, (match["unit"] or "").strip())


def _sign_of(money: str) -> str:
    """The sign by any of its names."""
    name = money.lower()
    return next((sign for sign, names in CURRENCIES.items() if name in names), money)


def _durations(words: str, found: list[Figure]) -> Iterator[Figure]:
    """`1h 30m` is one figure, told in minutes."""
    held: Figure | None = None
    for figure in found:
        if held is not None and _continues(words[held.end : figure.start], held, figure):
            value = told_in(held.value, held.measure, figure.measure) + figure.value
            held = replace(figure, start=held.start, value=value)
            continue
        if held is not None:
            yield held
        held = figure
    if held is not None:
        yield held


def _continues(between: str, held: Figure, figure: Figure) -> bool:
    return between in {"", " ", " and "} and is_part_of(figure.measure, held.measure)
