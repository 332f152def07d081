"""Checking in with words, as a reply to the bot."""

from datetime import timedelta
from decimal import Decimal

import pytest

from okr.check_in import News
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.okr_error import OkrError
from okr.errors.squads import MembersOnly
from okr.errors.week import AnswerNotRead, FirstValueNeeded, NothingToCheckIn, UnitNotMatching, WhichKeyResult
from okr.locale import Locale
from okr.notices.week import CheckInForm
from storage.work import Store
from tests.stores import HandClock
from tests.usecases.room import ANA, BO, DEE, EVE, PEOPLE, Room, utc


@pytest.fixture
async def two_of_anas(churn: Room) -> Room:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}>")
    return churn


async def test_one_line_says_value_confidence_note_and_blocker(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 onboarding shipped blocked: legal")
    [kept] = await churn.check_ins()
    assert (kept.value, kept.confidence, kept.note, kept.blocker) == (
        Decimal("2.1"),
        7,
        "onboarding shipped",
        "legal",
    )


async def test_a_mention_is_kept_as_the_name_it_shows(churn: Room) -> None:
    await churn.answer(ANA, f"2.1% c7 with <@{BO}> blocked: <@{DEE}> and <@UNOBODY>")
    [kept] = await churn.check_ins()
    assert (kept.note, kept.blocker) == ("with @Bo", "@Dee and @somebody")


async def test_numbers_are_read_and_shown_as_its_people_write_them(
    sqlite_url: str, hand_clock: HandClock
) -> None:
    async with await Store.open(sqlite_url, hand_clock, locale=Locale.DE) as store:
        room = Room(store, hand_clock)
        await room.meet(*PEOPLE)
        await room.found_churn()
        await room.say(DEE, f"new churn Grow\nIncrease calls from 10 to 5000 <@{ANA}>")
        await room.answer(ANA, "1.250 c7")
        assert await room.values() == [Decimal(1250)]
        with pytest.raises(UnitNotMatching, match="2\\.505 c7"):
            await room.answer(ANA, "1.250 € c7")


async def test_several_lines_answer_several_key_results(two_of_anas: Room) -> None:
    await two_of_anas.answer(ANA, "KR1 2.1% c7\nKR4: 20 c6 good calls")
    assert await two_of_anas.values(1) == [Decimal("2.1")]
    assert await two_of_anas.values(4) == [Decimal(20)]


async def test_with_several_key_results_it_must_be_said_which_is_meant(two_of_anas: Room) -> None:
    with pytest.raises(WhichKeyResult):
        await two_of_anas.answer(ANA, "2.1% c7")
    assert await two_of_anas.check_ins() == []


async def test_lines_that_cannot_be_read_keep_the_others_from_being_kept(two_of_anas: Room) -> None:
    with pytest.raises(AnswerNotRead):
        await two_of_anas.answer(ANA, "KR1 2.1% c7\nKR4 lots")
    assert await two_of_anas.check_ins() == []


async def test_words_without_an_id_are_about_this_weeks_question(two_of_anas: Room) -> None:
    await two_of_anas.answer(ANA, "KR4 20 c7 good calls")
    await two_of_anas.at(utc(16, 8))  # asks about KR1 alone
    await two_of_anas.answer(ANA, "2.1% c7")
    assert await two_of_anas.values(1) == [Decimal("2.1")]


async def test_an_old_question_is_no_longer_what_words_are_about(two_of_anas: Room) -> None:
    await two_of_anas.answer(ANA, "KR4 20 c7 good calls")
    await two_of_anas.at(utc(16, 8))
    two_of_anas.clock.advance(timedelta(days=8))
    with pytest.raises(WhichKeyResult):
        await two_of_anas.answer(ANA, "2.1% c7")


async def test_an_id_in_the_midst_of_a_note_is_part_of_the_note(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 thanks to KR2 and KR99")
    [kept] = await churn.check_ins(1)
    assert kept.note == "thanks to KR2 and KR99"
    assert await churn.check_ins(2) == []


async def test_a_member_answers_for_somebody_elses_key_result_by_its_id(churn: Room) -> None:
    await churn.answer(BO, "kr1 2.1% c7")
    assert [each.by for each in await churn.check_ins()] == [BO]


async def test_same_is_no_change(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 shipped")
    churn.clock.advance(timedelta(days=7))
    await churn.answer(ANA, "same")
    assert [each.news for each in await churn.check_ins()] == [News.NEWS, News.NO_CHANGE]


async def test_same_needs_something_to_be_the_same_as(churn: Room) -> None:
    with pytest.raises(FirstValueNeeded, match="KR1"):
        await churn.answer(ANA, "same")


@pytest.mark.parametrize("words", ["", "   ", "hello", "2.1% c11", "<!channel>"])
async def test_what_cannot_be_read_is_not_guessed(churn: Room, words: str) -> None:
    with pytest.raises(OkrError):
        await churn.answer(ANA, words)
    assert await churn.check_ins() == []


async def test_who_owns_nothing_is_told_so(churn: Room) -> None:
    for person in (DEE, EVE):
        with pytest.raises(NothingToCheckIn):
            await churn.answer(person, "2.1% c7")


async def test_ids_that_are_not_there_or_not_theirs_are_refused(churn: Room) -> None:
    with pytest.raises(NoSuchKeyResult, match="KR9"):
        await churn.answer(ANA, "KR9 2.1% c7")
    with pytest.raises(MembersOnly):
        await churn.answer(EVE, "KR1 2.1% c7")


async def test_one_key_result_twice_in_one_reply_is_refused(churn: Room) -> None:
    with pytest.raises(AnswerNotRead, match="KR1"):
        await churn.answer(ANA, "KR1 2.1% c7\nKR1 2.2% c7")


async def test_channel_mentions_in_a_note_are_kept_as_typed(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 <!channel> look *here*")
    assert (await churn.check_ins())[0].note == "<!channel> look *here*"


async def test_one_word_after_checkin_is_an_answer_unless_it_names_a_key_result(churn: Room) -> None:
    await churn.say(ANA, "checkin 2.5%")
    assert await churn.values(1) == [Decimal("2.5")]
    form = await churn.shown(CheckInForm, ANA, "checkin KR1")
    assert [row.standing.key_result.ref for row in form.rows] == ["KR1"]
