"""Milestones are answered by number, by which are done, or by ticking them."""

from datetime import timedelta
from decimal import Decimal

import pytest

from okr.commands.week import SubmitCheckIns, TypedRow
from okr.errors.week import NoSuchMilestone
from okr.key_result import KeyResultId
from okr.notices.reading import KeyResultShown
from okr.notices.week import CheckInsRecorded
from tests.usecases.room import ANA, OURS, Room

KR4 = KeyResultId(4)


@pytest.fixture
async def steps(churn: Room) -> Room:
    """KR4 counts three milestones."""
    await churn.say(ANA, "kr add O1 Open the Berlin office milestones: lease signed; desks in; team moved")
    return churn


async def kept(room: Room) -> list[tuple[Decimal | None, tuple[int, ...] | None]]:
    return [(each.value, each.done) for each in await room.check_ins(4)]


async def tick(room: Room, done: str, confidence: str = "5") -> None:
    """Send the form as it was opened just now."""
    row = TypedRow(KR4, value="", confidence=confidence, done=done)
    await room.ask(SubmitCheckIns(OURS, ANA, (row,), room.clock.now))


@pytest.mark.parametrize(
    ("typed", "value", "done"),
    [
        ("KR4 done 2 3 c7 desks came early", 2, (2, 3)),
        ("KR4 done: 1", 1, (1,)),
        ("KR4 c7 done 3, 1", 2, (1, 3)),
        ("KR4 done 1, 2 and 3", 3, (1, 2, 3)),
        ("KR4 2 of 3", 2, None),
        ("KR4 2 c7", 2, None),
        ("KR4 3/3", 3, (1, 2, 3)),
    ],
)
async def test_they_are_answered_in_words(
    steps: Room, typed: str, value: int, done: tuple[int, ...] | None
) -> None:
    await steps.answer(ANA, typed)
    assert await kept(steps) == [(Decimal(value), done)]


async def test_what_follows_the_numbers_is_the_note(steps: Room) -> None:
    recorded = await steps.shown(CheckInsRecorded, ANA, "checkin KR4 done 1 2 c7 desks came early")
    last = recorded.answers[0].standing.last
    assert last is not None
    assert (last.note, last.confidence) == ("desks came early", 7)


async def test_done_of_another_measure_is_only_a_word(steps: Room) -> None:
    await steps.answer(ANA, "KR1 2% c7 done 2 calls")
    (given,) = await steps.check_ins(1)
    assert (given.value, given.note, given.done) == (Decimal(2), "done 2 calls", None)


async def test_there_is_no_fourth_of_three(steps: Room) -> None:
    with pytest.raises(NoSuchMilestone, match="KR4 has 3"):
        await steps.answer(ANA, "KR4 done 4")


async def test_ticked_boxes_say_which_are_done(steps: Room) -> None:
    await tick(steps, "1\n3", confidence="7")
    assert await kept(steps) == [(Decimal(2), (1, 3))]


async def test_boxes_that_stand_as_they_were_are_no_news(steps: Room) -> None:
    await steps.answer(ANA, "KR4 done 1 c6")
    await steps.at(steps.clock.now + timedelta(days=8))
    await tick(steps, "1", confidence="6")
    assert [str(each.news) for each in await steps.check_ins(4)] == ["news", "no_change"]


async def test_no_box_ticked_takes_nothing_back_where_nobody_said_which(steps: Room) -> None:
    await steps.answer(ANA, "KR4 2 c6")
    steps.clock.advance(timedelta(days=7))
    await tick(steps, "", confidence="7")
    assert [value for value, _ in await kept(steps)] == [Decimal(2), Decimal(2)]


async def test_a_box_can_be_taken_back(steps: Room) -> None:
    await steps.answer(ANA, "KR4 done 1 2 c6")
    await tick(steps, "2", confidence="6")
    assert (await kept(steps))[-1] == (Decimal(1), (2,))


async def test_it_shows_who_shares_it_and_its_weight(steps: Room) -> None:
    await steps.say(ANA, "kr edit KR4 Open the office milestones: a; b <@UBO> <@UANA> weight 2")
    shown = (await steps.shown(KeyResultShown, ANA, "show KR4")).standing
    assert (shown.owners, str(shown.key_result.weight)) == (("Bo", "Ana"), "2")
    assert shown.key_result.milestones == ("a", "b")
