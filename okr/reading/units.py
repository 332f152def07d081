"""Units that are multiples of one another, such as weeks and days: two figures meet in the smaller one."""

from decimal import Decimal
from typing import Final

from okr.key_result import Measure, MeasureKind

_TIMES: Final = (
    (1, "ms millisecond milliseconds"),
    (1000, "s sec secs second seconds"),
    (60_000, "m min mins minute minutes"),
    (3_600_000, "h hr hrs hour hours"),
    (86_400_000, "d day days"),
    (604_800_000, "w week weeks"),
)
_BYTES: Final = ((1, "kb"), (1000, "mb"), (1_000_000, "gb"), (1_000_000_000, "tb"))
_MASSES: Final = ((1, "g"), (1000, "kg"), (1_000_000, "t tonne tonnes"))

_SIZES: Final = {
    unit: (scale, size)
    for scale, sizes in (("time", _TIMES), ("bytes", _BYTES), ("mass", _MASSES))
    for size, units in sizes
    for unit in units.split()
}
"""Each unit in small letters, with the scale it stands on and how many of the smallest it is."""


def shared(first: Measure, second: Measure) -> Measure | None:
    """The measure in which both can be told; None for two that have nothing to do with each other.

    A number without a unit takes the other's: `from 5 to 2 days`.
    """
    if Measure() in (first, second):
        return second if first == Measure() else first
    if first == second:
        return first
    one, other = _size(first), _size(second)
    if one is None or other is None or one[0] != other[0]:
        return _same_but_for_number(first, second)
    return min((one[1], -len(first.unit), first), (other[1], -len(second.unit), second), key=_order)[2]


def told_in(value: Decimal, of: Measure, measure: Measure) -> Decimal:
    """`value` in a measure that `shared` gave for it."""
    one, other = _size(of), _size(measure)
    return value * one[1] / other[1] if one and other else value


def is_part_of(smaller: Measure, larger: Measure) -> bool:
    """Minutes are part of an hour: `1 h 30 min` is one figure."""
    one, other = _size(smaller), _size(larger)
    return bool(one and other and one[0] == other[0] and one[1] < other[1])


def is_time(measure: Measure) -> bool:
    size = _size(measure)
    return size is not None and size[0] == "time"


def _order(sized: tuple[int, int, Measure]) -> tuple[int, int]:
    """The smaller unit first, and of `day` and `days` the longer."""
    return sized[:2]


def _size(measure: Measure) -> tuple[str, int] | None:
    return _SIZES.get(measure.unit.lower()) if measure.kind is MeasureKind.NUMBER else None


def _same_but_for_number(first: Measure, second: Measure) -> Measure | None:
    """`star` and `stars` are one unit."""
    one, other = sorted((first, second), key=lambda each: len(each.unit))
    return other if one.kind is other.kind and other.unit == f"{one.unit}s" else None
