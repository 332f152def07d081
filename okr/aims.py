"""Reads from a sentence where a key result starts, where it should go, and what it counts in."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from okr.figures import Figure, figures
from okr.key_result import Aim, Direction, Keep, Measure, MeasureKind, Reach

_F = "\u27e6(\\d+)\u27e7"
_REST = "[^\u27e6\u27e7]"
_UP = r"increas\w*|grow\w*|rais\w+|improv\w*|boost\w*|lift\w*|expand\w*|up|more|higher|gain\w*"
_DOWN = r"reduc\w*|decreas\w*|cut\w*|lower\w*|shrink\w*|drop\w*|eliminat\w*|minimi[sz]\w*|down|fewer|less"
_AT_MOST = (
    r"(?:less than or equal to|no more than|not more than|less than|fewer than|lower than|at most|at or below"
    r"|up to|maximum(?: of)?|max|below|under|within|<=|\u2264|<)"
)
_AT_LEAST = (
    r"(?:more than or equal to|no less than|not less than|more than|greater than|higher than|at least"
    r"|at or above|minimum(?: of)?|min|above|over|exceeding|>=|\u2265|>)"
)
_A_FEW_WORDS = rf"{_REST}{{0,40}}?"


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


_FROM_TO = _pattern(
    rf"\bfrom {_A_FEW_WORDS}{_F}{_A_FEW_WORDS}(?:\bto\b|->|\u2192|=>){_A_FEW_WORDS}{_F}"
    rf"|{_F} ?(?:->|\u2192|=>) ?{_F}"
)
_TO_FROM = _pattern(rf"\bto {_A_FEW_WORDS}{_F}{_A_FEW_WORDS}\bfrom {_A_FEW_WORDS}{_F}")
_BETWEEN = _pattern(rf"\b(?:between|within) {_F}{_A_FEW_WORDS}(?:\band\b|\bto\b|-|\u2013) ?{_F}")
_BASELINE = _pattern(
    rf"\b(?:(?:up |down )?from|currently|current(?:ly)?(?: is| at| value)?|now(?: at| is)?|today(?: at| is)?"
    rf"|baseline(?: of| is)?|start(?:s|ing)? at):? {_F}|{_F} (?:today|currently|now)\b"
)
_KEEP = _pattern(
    r"^\W*(?:keep|maintain|hold|stay|remain)\b|\b(?:to|must|should) (?:keep|maintain|hold|stay|remain)\b"
    r"|\b(?:not|never) (?:increase|exceed|rise|grow)\b"
)
_CHANGE = r"(?:increase|growth|decrease|reduction|drop|improvement)"
_RELATIVE = _pattern(
    rf"\b(?:{_UP}|{_DOWN})\b{_REST}*?\bby (?:an average of |at least |over |more than )?{_F}"
    rf"|\b(?:up|down) (?:by )?{_F}|{_F} (?:{_CHANGE}|more|fewer|less)\b(?! than)|\b{_CHANGE} of {_F}"
)
_AGAINST = _pattern(rf"{_F} ((?:over|than|vs\.?|versus|compared to) (?:the )?(?:previous|prior|last) \w+)")
_FACTOR = _pattern(r"\b(doubl|tripl|quadrupl|halv)(?:e|es|ed|ing)\b")
_FACTORS: Final = {"doubl": Decimal(2), "tripl": Decimal(3), "quadrupl": Decimal(4), "halv": Decimal("0.5")}
_TARGET = _pattern(
    rf"\b(?:to|target(?: of| is|:)?|reach(?:es|ing)?|hits?|hitting|attain|achieve(?: an?)?)"
    rf"(?: {_AT_MOST}| {_AT_LEAST}| an?| around| about)? {_F}"
)
_IS_AT_MOST = _pattern(rf"{_AT_MOST} ?{_F}|{_F} or (?:less|lower|fewer|below|under)\b")
_IS_ASIDE = _pattern(
    rf"\b(?:every|per|top|last|first|each) {_F}"
    rf"|\b(?:within|in(?: under| less than)?) {_F} {_REST}{{0,12}}\bof\b"
    rf"|\b(?:accounts|customers|deals|teams|companies|orders) (?:{_AT_LEAST}|with) {_F}"
)
_GOES_UP = _pattern(rf"\b(?:{_UP})\b")
_GOES_DOWN = _pattern(rf"\b(?:{_DOWN})\b")
_LESS_IS_BETTER = _pattern(
    r"\b(?:churn|latency|cost|costs|errors?|bugs?|time|incidents?|defects?|p\d\d|downtime|complaints?|drop-?off)\b"
)


@dataclass(frozen=True, slots=True)
class AimRead:
    """Where to go, and what is counted."""

    aim: Aim
    measure: Measure


@dataclass(frozen=True, slots=True)
class _Outline:
    """A sentence with each figure replaced by its place in `figures`, so that patterns see words alone."""

    words: str
    figures: tuple[Figure, ...]

    def find(self, pattern: re.Pattern[str]) -> tuple[Figure, ...]:
        """The figures in the first match of `pattern`, in the order of the sentence."""
        found = pattern.search(self.words)
        return tuple(self.figures[int(n)] for n in found.groups() if n and n.isdecimal()) if found else ()

    def every(self, pattern: re.Pattern[str]) -> set[Figure]:
        matches = pattern.finditer(self.words)
        return {self.figures[int(n)] for found in matches for n in found.groups() if n and n.isdecimal()}


def read_aim(text: str) -> AimRead | None:
    """The aim a sentence names, the surest reading first; None when it names no number to reach or keep.

    A change without a start ("up by 20%") goes from 0 to that change, so that what is checked in is the
    change so far; "double" goes from 1 to 2 in `x`, unless the sentence says from where.
    """
    outline = _outline(text)
    aims = (read(outline) for read in _READINGS)
    return next((aim for aim in aims if aim is not None), None)


def _outline(text: str) -> _Outline:
    text = text.replace("\u27e6", " ").replace("\u27e7", " ")
    found, words, end = figures(text), "", 0
    for place, figure in enumerate(found):
        words += f"{text[end : figure.start]}\u27e6{place}\u27e7"
        end = figure.end
    return _Outline(words + text[end:], found)


def _from_to(outline: _Outline) -> AimRead | None:
    match outline.find(_FROM_TO), outline.find(_TO_FROM):
        case (baseline, target), _:
            return _reach(outline, baseline, target)
        case _, (target, baseline):
            return _reach(outline, baseline, target)
        case _:
            return None


def _kept(outline: _Outline) -> AimRead | None:
    between = outline.find(_BETWEEN)
    if len(between) == 2:  # noqa: PLR2004 a band has two edges
        low, high = sorted(between, key=lambda each: each.value)
        return AimRead(Keep(low.value, high.value), _shared_measure(low, high))
    edge = _main(outline) if _KEEP.search(outline.words) else None
    if edge is None:
        return None
    return AimRead(
        Keep(None, edge.value) if _is_ceiling(outline, edge) else Keep(edge.value, None), edge.measure
    )


def _is_ceiling(outline: _Outline, edge: Figure) -> bool:
    """What a squad keeps low it keeps under; "keep churn at 2%" says so by its noun."""
    if edge in outline.every(_IS_AT_MOST) or re.search(r"\b(?:not|never) \w+", outline.words):
        return True
    says_which = edge in outline.every(_pattern(rf"{_AT_LEAST} ?{_F}"))
    return not says_which and _LESS_IS_BETTER.search(outline.words) is not None


def _factor(outline: _Outline) -> AimRead | None:
    """`double`, `grow by 3x`: from a baseline where one is said, else from 1 x."""
    said = _FACTOR.search(outline.words)
    times = next((each.value for each in outline.figures if each.times), None)
    factor = _FACTORS[said[1].lower()] if said else times
    if factor is None:
        return None
    direction = Direction.INCREASE if factor >= 1 else Direction.REDUCE
    baseline = next(iter(outline.find(_BASELINE)), None)
    if baseline is None:
        return AimRead(Reach(direction, Decimal(1), factor), Measure(MeasureKind.NUMBER, "x"))
    return AimRead(Reach(direction, baseline.value, baseline.value * factor), baseline.measure)


def _relative(outline: _Outline) -> AimRead | None:
    """A change; when the sentence also names where it should end, that is the surer aim."""
    changes = outline.find(_RELATIVE)
    if not changes or outline.find(_TARGET):
        return None
    change, direction = changes[0], _direction(outline, changes[0])
    target = -change.value if direction is Direction.REDUCE else change.value
    return AimRead(Reach(direction, Decimal(0), target), _against(outline, change))


def _against(outline: _Outline, change: Figure) -> Measure:
    """`up 50 over previous quarter` counts in what it is compared to."""
    found = _AGAINST.search(outline.words)
    if found is None or change.measure.kind is not MeasureKind.NUMBER:
        return change.measure
    return replace(change.measure, unit=f"{change.measure.unit} {found[2]}".strip())


def _reached(outline: _Outline) -> AimRead | None:
    baseline = next(iter(outline.find(_BASELINE)), None)
    target = next(iter(outline.find(_TARGET)), None) or _main(outline, besides=baseline)
    return None if target is None or target == baseline else _reach(outline, baseline, target)


def _main(outline: _Outline, besides: Figure | None = None) -> Figure | None:
    """The figure a sentence is about: the first that is no scope, no rhythm and no deadline of service."""
    candidates = [each for each in outline.figures if each != besides]
    aside = outline.every(_IS_ASIDE)
    return next((each for each in candidates if each not in aside), None) or next(iter(candidates), None)


def _reach(outline: _Outline, baseline: Figure | None, target: Figure) -> AimRead:
    if baseline is None:
        return AimRead(Reach(_direction(outline, target), None, target.value), target.measure)
    direction = Direction.REDUCE if target.value < baseline.value else Direction.INCREASE
    return AimRead(Reach(direction, baseline.value, target.value), _shared_measure(target, baseline))


def _shared_measure(first: Figure, second: Figure) -> Measure:
    """`from 5 to 2 days` counts in days on both sides."""
    return next((each.measure for each in (first, second) if each.measure != Measure()), Measure())


def _direction(outline: _Outline, target: Figure) -> Direction:
    """The verb decides, unless it praises less of something ("improve latency to 300 ms"). Zero is down."""
    up, down = _GOES_UP.search(outline.words), _GOES_DOWN.search(outline.words)
    if (
        target.value == 0
        or target in outline.every(_IS_AT_MOST)
        or (down and (not up or down.start() < up.start()))
    ):
        return Direction.REDUCE
    praised = up and up[0].lower().startswith("improv") and _LESS_IS_BETTER.search(outline.words)
    return Direction.REDUCE if praised else Direction.INCREASE


_READINGS: Final[tuple[Callable[[_Outline], AimRead | None], ...]] = (
    _from_to,
    _kept,
    _factor,
    _relative,
    _reached,
)
