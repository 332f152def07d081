"""Reads from a sentence where a key result starts, where it should go, and what it counts in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from okr.key_result import Aim, Direction, Keep, Measure, MeasureKind, Reach
from okr.reading import wordings
from okr.reading.better import below_zero, direction_of, is_ceiling
from okr.reading.figures import Figure
from okr.reading.numerals import magnify
from okr.reading.outline import Outline, outline
from okr.reading.units import is_time, shared, told_in

_POINTS: Final = frozenset({"pp", "points", "point", "pts", "percentage points", "percentage point"})


@dataclass(frozen=True, slots=True)
class AimRead:
    """Where to go, and what is counted."""

    aim: Aim
    measure: Measure


def read_aim(text: str) -> AimRead | None:
    """The aim a sentence names, the surest reading first; None when it names no number to reach or keep.

    A change without a start ("up by 20%") goes from 0 to that change, so that what is checked in is the
    change so far; "double" goes from 1 to 2 in `x`. Where the sentence says from where, both are worked out.
    """
    sentence = outline(text)
    aims = (read(sentence) for read in _READINGS)
    return next((aim for aim in aims if aim is not None), None)


def _from_to(sentence: Outline) -> AimRead | None:
    if sentence.says(wordings.KEEP) and sentence.says(wordings.KEPT_BAND):
        return None
    from_to, to_from = sentence.find(wordings.FROM_TO), sentence.find(wordings.TO_FROM)
    match from_to, to_from, sentence.find(wordings.A_TO_B):
        case (baseline, target), _, _:
            return _reach(sentence, _alike(baseline, target), target)
        case _, (target, baseline), _:
            return _reach(sentence, baseline, target)
        case _, _, (baseline, target) if baseline not in sentence.every(wordings.RELATIVE):
            return _reach(sentence, _alike(baseline, target), target)
        case _:
            return None


def _alike(baseline: Figure, target: Figure) -> Figure:
    """`from 1 to 2 million` means millions on both sides; `from 900 to 1k` does not."""
    size = magnify(baseline.value, target.magnitude) if len(target.magnitude) > 1 else None
    if size is None or baseline.magnitude or not 0 < size < target.value:
        return baseline
    return replace(baseline, value=size)


def _kept(sentence: Outline) -> AimRead | None:
    keeps = sentence.says(wordings.KEEP)
    edges = _edges(sentence, keeps=keeps)
    if len(edges) == 2:  # noqa: PLR2004 a band has two edges
        return _band(*edges)
    edge = _main(sentence) if keeps else None
    if edge is None:
        return None
    high = is_ceiling(sentence, edge)
    return AimRead(Keep(None, edge.value) if high else Keep(edge.value, None), edge.measure)


def _edges(sentence: Outline, *, keeps: bool) -> tuple[Figure, ...]:
    """Both edges of a band; `18-24 year-olds to 70%` is none."""
    dashed = () if sentence.says(wordings.TARGET) else sentence.find(wordings.DASHED)
    return sentence.find(wordings.BAND) or dashed or (sentence.find(wordings.KEPT_BAND) if keeps else ())


def _band(first: Figure, second: Figure) -> AimRead | None:
    measure = shared(first.measure, second.measure)
    if measure is None:
        return None
    ends = (_told(each, measure) for each in (_alike(first, second), second))
    low, high = sorted(ends)
    return AimRead(Keep(low, high), measure)


def _factor(sentence: Outline) -> AimRead | None:
    """`double`, `grow by 3x`: from a baseline where one is said, else from 1 x."""
    said = wordings.FACTOR.search(sentence.words)
    times = next((each.value for each in sentence.figures if each.times), None)
    factor = wordings.FACTORS[(said[1] or said[2]).lower()] if said else times
    if factor is None:
        return None
    direction = Direction.INCREASE if factor >= 1 else Direction.REDUCE
    baseline, target = sentence.first(wordings.BASELINE), sentence.first(wordings.TARGET)
    if target is not None and not target.times:
        return None
    if baseline is None:
        return AimRead(Reach(direction, Decimal(1), factor), Measure(MeasureKind.NUMBER, "x"))
    return AimRead(Reach(direction, baseline.value, baseline.value * factor), baseline.measure)


def _relative(sentence: Outline) -> AimRead | None:
    """A change; when the sentence also names where it should end, that is the surer aim."""
    change = sentence.first(wordings.RELATIVE) or below_zero(sentence)
    if change is None or sentence.says(wordings.TARGET):
        return None
    direction = direction_of(sentence, change)
    by = -abs(change.value) if direction is Direction.REDUCE else change.value
    baseline = sentence.first(wordings.BASELINE)
    target = None if baseline is None else _changed(baseline, change, by)
    if baseline is None or target is None:
        return AimRead(Reach(direction, Decimal(0), by), _against(sentence, change))
    return AimRead(Reach(direction, baseline.value, target), baseline.measure)


def _changed(baseline: Figure, change: Figure, by: Decimal) -> Decimal | None:
    """Where a change leads; None for `by 2% from 5%`, which may be 3% or 4.9%."""
    if change.measure.kind is MeasureKind.PERCENT:
        is_share = baseline.measure.kind is MeasureKind.PERCENT
        return None if is_share else baseline.value * (100 + by) / 100
    in_points = change.measure.unit in _POINTS and baseline.measure.kind is MeasureKind.PERCENT
    return baseline.value + by if in_points or change.measure in {baseline.measure, Measure()} else None


def _against(sentence: Outline, change: Figure) -> Measure:
    """`up 50 over previous quarter` counts in what it is compared to."""
    found = wordings.AGAINST.search(sentence.words)
    if found is None or change.measure.kind is not MeasureKind.NUMBER:
        return change.measure
    return replace(change.measure, unit=f"{change.measure.unit} {found[2]}".strip())


def _reached(sentence: Outline) -> AimRead | None:
    baseline = sentence.first(wordings.BASELINE)
    target = sentence.first(wordings.TARGET) or _main(sentence, besides=baseline)
    return None if target is None or target == baseline else _reach(sentence, baseline, target)


def _main(sentence: Outline, besides: Figure | None = None) -> Figure | None:
    """The figure a sentence is about: the first that is no scope, no rhythm and no deadline of service."""
    origins = sentence.every(wordings.IS_ORIGIN)
    candidates = [each for each in sentence.figures if each != besides and each not in origins]
    aside = sentence.every(wordings.IS_ASIDE)
    first = next((each for each in candidates if each not in aside), None) or next(iter(candidates), None)
    share = sentence.first(wordings.SHARE_OF)
    return share if first and share in candidates and is_time(first.measure) else first


def _reach(sentence: Outline, baseline: Figure | None, target: Figure) -> AimRead:
    """What starts in one unit and ends in a strange one has no start that could be told."""
    measure = None if baseline is None else shared(baseline.measure, target.measure)
    if baseline is None or measure is None:
        return AimRead(Reach(direction_of(sentence, target), None, target.value), target.measure)
    start, end = _told(baseline, measure), _told(target, measure)
    return AimRead(Reach(Direction.REDUCE if end < start else Direction.INCREASE, start, end), measure)


def _told(figure: Figure, measure: Measure) -> Decimal:
    return told_in(figure.value, figure.measure, measure)


_READINGS: Final[tuple[Callable[[Outline], AimRead | None], ...]] = (
    _from_to,
    _kept,
    _factor,
    _relative,
    _reached,
)
