"""Which steps of a key result are done, and what that makes of its value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.check_in import Answer, CheckIn, News
from okr.errors.week import MilestonesOutOfRange, NoSuchMilestone
from okr.key_result import Direction, KeyResult, KeyResultId, Measure, MeasureKind, Reach
from okr.milestones import (
    counting,
    done_after,
    milestones_done,
    refuse_no_count,
    value_given,
    with_milestones,
)
from okr.sentence import read_key_result
from tests.okr.people import CYCLE, check_in, key_result, noon

STEPS = ("draft", "beta", "launch")


def steps() -> KeyResult:
    return key_result(measure=Measure(MeasureKind.MILESTONES), aim=counting(STEPS), milestones=STEPS)


def last(value: str, done: tuple[int, ...] | None) -> CheckIn:
    before = check_in(noon("11-09"), value)
    return CheckIn(before.id, before.key_result, before.at, before.by, before.value, 5, done=done)


def answer(value: str | None = None, done: tuple[int, ...] | None = None) -> Answer:
    return Answer(KeyResultId(31), None if value is None else Decimal(value), done=done)


def test_the_aim_is_to_have_done_all_of_them() -> None:
    assert counting(STEPS) == Reach(Direction.INCREASE, Decimal(0), Decimal(3))
    assert read_key_result(f"Ship: milestones {'; '.join(STEPS)}", today=CYCLE.starts).aim == counting(STEPS)


def test_more_steps_are_more_to_do() -> None:
    more = with_milestones(steps(), (*STEPS, "thousand users"))
    assert (more.milestones[-1], more.progress(Decimal(2))) == ("thousand users", 0.5)


def test_naming_milestones_gives_a_value() -> None:
    assert value_given(steps(), answer(done=(3, 1, 3))) == 2
    assert value_given(steps(), answer("1")) == 1
    assert value_given(steps(), answer()) is None
    assert answer(done=()).news is News.NEWS


@given(st.lists(st.integers(1, 3)))
def test_done_ones_are_in_order_and_each_once(numbers: list[int]) -> None:
    assert milestones_done(steps(), numbers) == tuple(sorted(set(numbers)))


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_milestone_it_does_not_have_is_refused(number: int) -> None:
    with pytest.raises(NoSuchMilestone, match="numbered from 1"):
        value_given(steps(), answer(done=(1, number)))


@pytest.mark.parametrize("value", ["4", "-1", "1.5"])
def test_so_many_of_them_cannot_be_done(value: str) -> None:
    with pytest.raises(MilestonesOutOfRange):
        refuse_no_count(steps(), Decimal(value))
    refuse_no_count(key_result(), Decimal(value))


@pytest.mark.parametrize(
    ("said", "value", "before", "done"),
    [
        (answer(done=(2,)), "1", None, (2,)),
        (answer("0"), "0", None, ()),
        (answer("3"), "3", None, (1, 2, 3)),
        (answer("2"), "2", None, None),
        (answer("2"), "2", last("2", (1, 3)), (1, 3)),
        (answer(), "2", last("2", (1, 3)), (1, 3)),
        (answer("2"), "2", last("1", (1,)), None),
    ],
)
def test_which_are_done_is_known_or_left_open_but_never_guessed(
    said: Answer, value: str, before: CheckIn | None, done: tuple[int, ...] | None
) -> None:
    assert done_after(steps(), said, Decimal(value), before) == done


def test_other_measures_have_no_milestones() -> None:
    assert done_after(key_result(), answer("3"), Decimal(3), None) is None
    assert done_after(steps(), answer(), None, None) is None
