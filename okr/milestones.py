"""Milestones: a key result that counts which of its steps are done."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from okr.check_in import Answer, CheckIn
from okr.errors.week import MilestonesOutOfRange, NoSuchMilestone
from okr.key_result import Direction, KeyResult, MeasureKind, Reach


def counting(milestones: tuple[str, ...]) -> Reach:
    """The aim of having done all of them: from none to their number."""
    return Reach(Direction.INCREASE, Decimal(0), Decimal(len(milestones)))


def with_milestones(key_result: KeyResult, milestones: tuple[str, ...]) -> KeyResult:
    """The key result with other steps, all of which are to be done."""
    return replace(key_result, milestones=milestones, aim=counting(milestones))


def milestones_done(key_result: KeyResult, numbers: Iterable[int]) -> tuple[int, ...]:
    """Those numbers in order, each once, from 1; raises NoSuchMilestone for one it does not have."""
    done = tuple(sorted(set(numbers)))
    total = len(key_result.milestones)
    wrong = next((number for number in done if not 1 <= number <= total), None)
    if wrong is not None:
        raise NoSuchMilestone(key_result=key_result.ref, number=wrong, total=total)
    return done


def value_given(key_result: KeyResult, answer: Answer) -> Decimal | None:
    """The value an answer gives: as it is, or the number of milestones done; raises NoSuchMilestone."""
    if answer.done is not None and key_result.measure.kind is MeasureKind.MILESTONES:
        return Decimal(len(milestones_done(key_result, answer.done)))
    return answer.value


def refuse_no_count(key_result: KeyResult, value: Decimal) -> None:
    """Raises MilestonesOutOfRange where milestones are counted and so many of them cannot be done."""
    total = len(key_result.milestones)
    counts = value == value.to_integral_value() and 0 <= value <= total
    if key_result.measure.kind is MeasureKind.MILESTONES and not counts:
        raise MilestonesOutOfRange(key_result=key_result.ref, total=total, value=value)


def done_after(
    key_result: KeyResult, answer: Answer, value: Decimal | None, last: CheckIn | None
) -> tuple[int, ...] | None:
    """Which milestones are done once `answer` leaves `value` behind; None where nothing tells which.

    A bare number says how many: none and all need no guessing, and as many as last time are the same ones.
    """
    if key_result.measure.kind is not MeasureKind.MILESTONES or value is None:
        return None
    if answer.done is not None:
        return milestones_done(key_result, answer.done)
    if last is not None and last.value == value and last.done is not None:
        return last.done
    everything = tuple(range(1, len(key_result.milestones) + 1))
    return everything[: int(value)] if value in {0, len(everything)} else None
