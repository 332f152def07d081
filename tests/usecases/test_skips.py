"""Somebody who skips a week is asked nothing more in it, and is away rather than silent."""

from datetime import timedelta

import pytest

from okr.commands.history import Undo
from okr.commands.week import AnswerInWords
from okr.errors.history import TooLateToUndo
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.errors.texts import TextTooLong
from okr.errors.week import NothingSkipped, SkipLeftOpen
from okr.notices.week import AskedAfterAll, CheckInPrompt, WeekSkipped
from storage.letters import Letter, Verb
from tests.usecases.room import ANA, BO, EVE, GUS, OURS, Room, asked, digests, utc


def questions(letters: list[Letter]) -> list[CheckInPrompt]:
    """What the questions show that were revised."""
    revised = (each.notice for each in letters if each.verb is Verb.REVISE)
    return [each for each in revised if isinstance(each, CheckInPrompt)]


@pytest.fixture
async def skipped(churn: Room) -> Room:
    """Ana was asked on Monday and skips the week."""
    await churn.at(utc(16, 8))
    await churn.shown(WeekSkipped, ANA, "skip: on leave")
    return churn


async def test_the_question_says_so_and_asks_no_more(skipped: Room) -> None:
    [question] = questions(await skipped.letters())
    assert (question.name, question.skipped) == ("Ana", "on leave")


async def test_a_reply_skips_as_well(churn: Room) -> None:
    await churn.at(utc(16, 8))
    shown = await churn.ask(AnswerInWords(OURS, ANA, "skip: on leave"))
    assert isinstance(shown, WeekSkipped)
    assert (shown.reason, shown.week_of.isoformat()) == ("on leave", "2026-11-16")


@pytest.mark.parametrize(
    "text", ["skip", "skip: on leave", "SKIP:on leave", "Skip this week: on leave", "skip off"]
)
async def test_guests_have_no_week_to_skip(churn: Room, text: str) -> None:
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, text)


async def test_whoever_skips_before_the_question_is_not_asked(churn: Room) -> None:
    await churn.at(utc(16, 6))
    await churn.say(ANA, "skip")
    assert ANA not in asked(await churn.at(utc(16, 8)))
    assert ANA in asked(await churn.at(utc(23, 8)))


async def test_the_digest_names_them_as_away_not_why(skipped: Room) -> None:
    [(_, _, posted)] = digests(await skipped.at(utc(17, 14)))
    assert posted.digest.away == ("Ana",)
    assert "Ana" not in {name for each in posted.digest.silent for name in each.owners}
    assert "on leave" not in repr(posted)


async def test_whoever_skips_late_is_taken_out_of_the_silent(churn: Room) -> None:
    await churn.at(utc(16, 8))
    await churn.at(utc(17, 14))
    await churn.say(ANA, "skip")
    [(verb, _, posted)] = digests(await churn.letters())
    assert (verb, posted.digest.away) == (Verb.REVISE, ("Ana",))


async def test_an_answer_all_the_same_is_kept_and_nobody_is_away(skipped: Room) -> None:
    await skipped.answer(ANA, "2.1% c7")
    [(_, _, posted)] = digests(await skipped.at(utc(17, 14)))
    assert posted.digest.away == ()


@pytest.mark.parametrize("words", ["skip off", "undo"])
async def test_whoever_comes_back_is_asked_again(skipped: Room, words: str) -> None:
    await skipped.letters()
    back = await skipped.shown(AskedAfterAll, ANA, words)
    assert back.open == 1
    [question] = questions(await skipped.letters())
    assert question.skipped is None
    [(_, _, posted)] = digests(await skipped.at(utc(17, 14)))
    assert posted.digest.away == ()


async def test_a_skip_is_taken_back_within_a_day(skipped: Room) -> None:
    shown = await skipped.shown(WeekSkipped, ANA, "skip: sick")
    skipped.clock.advance(timedelta(days=1, seconds=1))
    with pytest.raises(TooLateToUndo):
        await skipped.ask(Undo(OURS, ANA, shown.change))


async def test_who_has_skipped_nothing_is_told_so(churn: Room) -> None:
    with pytest.raises(NothingSkipped):
        await churn.say(ANA, "skip off")


async def test_the_next_week_is_asked_about_as_always(skipped: Room) -> None:
    assert ANA in asked(await skipped.at(utc(23, 8)))
    with pytest.raises(NothingSkipped):
        await skipped.say(ANA, "skip off")


async def test_the_week_is_that_of_their_own_calendar(churn: Room) -> None:
    churn.clock.now = utc(22, 23, 30)
    berlin = await churn.shown(WeekSkipped, ANA, "skip")
    new_york = await churn.shown(WeekSkipped, BO, "skip")
    assert (berlin.week_of.day, new_york.week_of.day) == (23, 16)


async def test_what_is_said_is_remembered_as_theirs(skipped: Room) -> None:
    [change] = await skipped.history("week:202647")
    assert (change.by, change.verb, change.after["reason"]) == (ANA, "skipped", "on leave")


async def test_a_reason_is_a_few_words(churn: Room) -> None:
    with pytest.raises(TextTooLong):
        await churn.say(ANA, f"skip: {'a' * 301}")


async def test_words_about_being_away_are_no_skip_yet(churn: Room) -> None:
    with pytest.raises(CommandIncomplete, match="skip: on leave"):
        await churn.say(ANA, "skip on leave")
    with pytest.raises(SkipLeftOpen, match="skip: on leave until Monday"):
        await churn.answer(ANA, "on leave until Monday")


async def test_anybody_may_skip_even_with_nothing_to_answer(churn: Room) -> None:
    await churn.shown(WeekSkipped, EVE, "skip")
