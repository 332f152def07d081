"""Saying that nothing changed: honest, and once a week."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from okr.check_in import News
from okr.commands.week import AnswerNoChange
from okr.errors.squads import MembersOnly
from okr.errors.week import FirstValueNeeded, NothingWaits
from okr.key_result import KeyResultId
from okr.notices.reading import KeyResultShown
from okr.notices.week import CheckInsRecorded
from okr.person import PersonId
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, OURS, Room, utc

WEEK = timedelta(days=7)


async def no_change(room: Room, by: PersonId, key_result: int | None = None) -> CheckInsRecorded:
    wanted = None if key_result is None else KeyResultId(key_result)
    recorded = await room.ask(AnswerNoChange(OURS, by, wanted))
    assert isinstance(recorded, CheckInsRecorded)
    return recorded


async def news(room: Room, key_result: int = 1) -> list[News]:
    return [each.news for each in await room.check_ins(key_result)]


@pytest.fixture
async def asked(churn: Room) -> Room:
    """Everybody answered last week and was asked anew this Monday."""
    await churn.answer(ANA, "2.9% c7 first")
    await churn.answer(BO, "150 c6 first")
    await churn.answer(CHEN, "$1,500 c6 first")
    await churn.at(utc(23, 1))
    await churn.at(utc(23, 8))
    await churn.at(utc(23, 14))
    churn.clock.advance(timedelta(hours=1))
    return churn


async def test_no_change_keeps_value_and_confidence_and_counts_as_attendance(asked: Room) -> None:
    [answer] = (await no_change(asked, ANA, 1)).answers
    assert (answer.news, answer.standing.current, answer.standing.confidence) == (
        News.NO_CHANGE,
        Decimal("2.9"),
        7,
    )
    assert answer.standing.unchanged == 1


async def test_a_second_press_on_the_same_question_does_nothing(asked: Room) -> None:
    for _ in range(2):
        await no_change(asked, ANA, 1)
        asked.clock.advance(timedelta(hours=20))
    assert await news(asked) == [News.NEWS, News.NO_CHANGE]
    assert (await asked.shown(KeyResultShown, ANA, "show KR1")).standing.unchanged == 1


async def test_many_presses_at_once_count_once(asked: Room) -> None:
    await asyncio.gather(*(no_change(asked, ANA, 1) for _ in range(5)))
    assert await news(asked) == [News.NEWS, News.NO_CHANGE]


async def test_typing_same_after_the_press_does_nothing_either(asked: Room) -> None:
    await no_change(asked, ANA, 1)
    await asked.answer(ANA, "KR1 same")
    assert await news(asked) == [News.NEWS, News.NO_CHANGE]


async def test_no_change_after_this_weeks_news_hides_no_news(asked: Room) -> None:
    await asked.answer(ANA, "2.4% c8 much better")
    await no_change(asked, ANA, 1)
    assert (await asked.check_ins())[-1].note == "much better"


async def test_each_week_counts_once(asked: Room) -> None:
    for week in range(3):
        await no_change(asked, ANA, 1)
        await asked.at(utc(23, 15) + (week + 1) * WEEK)
    shown = await asked.shown(KeyResultShown, ANA, "show KR1")
    assert shown.standing.unchanged == 3


async def test_a_member_west_of_the_owner_may_answer_on_their_sunday(churn: Room) -> None:
    await churn.answer(CHEN, "$1,500 c6 first")
    await churn.at(utc(23, 1))  # Monday in Singapore, Sunday in New York
    await no_change(churn, BO, 3)
    assert await news(churn, 3) == [News.NEWS, News.NO_CHANGE]


async def test_what_nobody_has_given_a_value_for_cannot_be_unchanged(churn: Room) -> None:
    await churn.at(utc(16, 8))
    with pytest.raises(FirstValueNeeded, match="KR1"):
        await no_change(churn, ANA, 1)
    with pytest.raises(FirstValueNeeded, match="KR1"):
        await no_change(churn, ANA)


async def test_no_change_for_the_rest_leaves_what_was_answered(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}>")
    await churn.answer(ANA, "KR1 2.9% c7 first\nKR4 20 c7 first")
    await churn.at(utc(23, 8))
    await churn.answer(ANA, "KR4 25 c7 more")
    assert [each.standing.key_result.ref for each in (await no_change(churn, ANA)).answers] == ["KR1"]
    assert await news(churn, 4) == [News.NEWS, News.NEWS]


async def test_no_change_for_the_rest_leaves_what_has_no_value_yet(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}>")
    await churn.answer(ANA, "KR1 2.9% c7 first")
    await churn.at(utc(23, 8))
    assert [each.standing.key_result.ref for each in (await no_change(churn, ANA)).answers] == ["KR1"]
    assert await churn.check_ins(4) == []


async def test_when_everything_is_answered_nothing_waits(asked: Room) -> None:
    await no_change(asked, ANA)
    with pytest.raises(NothingWaits):
        await no_change(asked, ANA)
    with pytest.raises(NothingWaits):
        await no_change(asked, DEE)


async def test_only_members_say_that_nothing_changed(asked: Room) -> None:
    with pytest.raises(MembersOnly):
        await no_change(asked, EVE, 1)
