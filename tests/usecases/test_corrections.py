"""A second answer in the week corrects the first, whoever gives it: the week has one answer."""

from datetime import timedelta
from decimal import Decimal

import pytest

from okr.check_in import Answer, News
from okr.commands.week import AnswerNoChange, RecordCheckIns
from okr.key_result import KeyResultId
from okr.notices.reading import KeyResultShown
from okr.notices.week import CheckInsRecorded
from okr.standing import Standing
from okr.usecases.record_check_ins import record_check_ins
from tests.usecases.room import ANA, BO, EVE, OURS, Room, digests, utc

WEEK = timedelta(days=7)


async def standing(room: Room) -> Standing:
    return (await room.shown(KeyResultShown, EVE, "show KR1")).standing


@pytest.fixture
async def answered(churn: Room) -> Room:
    """Ana answered last week, was asked this Monday, and has answered again."""
    await churn.answer(ANA, "2.9% c7 first")
    await churn.at(utc(23, 8))
    await churn.answer(ANA, "KR1 2.5% c4 typo")
    return churn


async def test_the_week_has_one_answer_and_the_history_both(answered: Room) -> None:
    answered.clock.advance(timedelta(days=2))
    await answered.answer(ANA, "KR1 2.4% c6 so it is")
    first, last = await answered.check_ins()
    assert (last.value, last.note) == (Decimal("2.4"), "so it is")
    assert last.replaces is not None
    assert first.replaces is None
    told = [each.after.get("value") for each in await answered.history("KR1") if each.verb == "checked in"]
    assert told == ["2.9", "2.5", "2.4"]


async def test_whoever_answers_second_corrects(answered: Room) -> None:
    answered.clock.advance(timedelta(hours=6))
    await answered.answer(BO, "KR1 2.2%")
    last = (await answered.check_ins())[-1]
    assert (last.by, last.confidence, len(await answered.values())) == (BO, 4, 2)


async def test_a_correction_of_a_correction_is_one_answer_too(answered: Room) -> None:
    for value in ("2.4", "2.3", "2.2"):
        await answered.answer(ANA, f"KR1 {value}%")
    assert await answered.values() == [Decimal("2.9"), Decimal("2.2")]


async def test_next_week_is_another_answer(answered: Room) -> None:
    answered.clock.advance(WEEK)
    await answered.answer(ANA, "KR1 2.1%")
    assert len(await answered.values()) == 3
    assert (await answered.check_ins())[-1].replaces is None


async def test_an_answer_is_corrected_until_sunday_and_stands_from_monday_on(churn: Room) -> None:
    churn.clock.now = utc(22, 20)
    await churn.answer(ANA, "2.9% c7")
    churn.clock.now = utc(22, 21)
    await churn.answer(ANA, "2.8% c7")
    churn.clock.now = utc(23, 10)
    await churn.answer(ANA, "2.7% c7")
    assert await churn.values() == [Decimal("2.8"), Decimal("2.7")]


async def test_an_answer_before_mondays_question_is_one_for_the_new_week(answered: Room) -> None:
    answered.clock.now = utc(30, 7)
    await answered.answer(ANA, "KR1 2.1%")
    assert len(await answered.values()) == 3


async def test_sparkline_and_change_of_confidence_see_one_answer_a_week(answered: Room) -> None:
    await answered.answer(ANA, "KR1 2.4% c6")
    found = await standing(answered)
    assert (found.values, found.confidences) == ((Decimal("2.9"), Decimal("2.4")), (7, 6))
    assert found.confidence_change == -1


async def test_news_after_no_change_breaks_the_row(churn: Room) -> None:
    await churn.answer(ANA, "2.9% c7 first")
    for monday in (23, 30):
        await churn.at(utc(monday, 8))
        await churn.ask(AnswerNoChange(OURS, ANA, KeyResultId(1)))
    assert (await standing(churn)).unchanged == 2
    await churn.answer(ANA, "KR1 2.8%")
    assert (await standing(churn)).unchanged == 0
    assert [each.news for each in await churn.check_ins()] == [News.NEWS, News.NO_CHANGE, News.NEWS]


async def test_no_change_corrects_nothing(answered: Room) -> None:
    shown = await answered.ask(AnswerNoChange(OURS, ANA, KeyResultId(1)))
    assert isinstance(shown, CheckInsRecorded)
    last = (await answered.check_ins())[-1]
    assert (last.value, last.note, last.replaces) == (Decimal("2.5"), "typo", None)


async def test_the_digest_tells_the_week_as_corrected(answered: Room) -> None:
    await answered.at(utc(24, 14))
    await answered.answer(ANA, "KR1 3.1% c6 worse after all")
    [(_, _, notice)] = digests(await answered.letters())
    [fell] = notice.digest.fell
    assert (fell.standing.current, fell.standing.confidence_change) == (Decimal("3.1"), -1)


async def test_the_same_key_result_twice_in_one_go_is_answered_once(answered: Room) -> None:
    twice = tuple(Answer(KeyResultId(1), Decimal(value)) for value in ("2.4", "2.3"))
    await answered.store.perform(record_check_ins, RecordCheckIns(OURS, ANA, twice))
    assert await answered.values() == [Decimal("2.9"), Decimal("2.3")]
