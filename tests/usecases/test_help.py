"""Help by family, what waits first, and the command that a slip of the pen meant."""

import pytest

from okr.commands.help import HelpTopic
from okr.commands.week import AnswerInWords
from okr.errors.people import GuestsCannot
from okr.errors.phrases import UnknownCommand
from okr.errors.week import AnswerNotRead, NothingToCheckIn
from okr.notices.help import Help, HelpShown
from tests.usecases.room import ANA, DEE, EVE, GUS, OURS, Room, facts_of, utc


async def test_the_menu_says_how_many_answers_it_waits_for(churn: Room) -> None:
    assert (await churn.shown(Help, ANA, "")).waiting == 0
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}>")
    await churn.at(utc(16, 8))
    assert (await churn.shown(Help, ANA, "")).waiting == 2
    await churn.answer(ANA, "KR1 2.1% c7")
    assert (await churn.shown(Help, ANA, "help")).waiting == 1
    churn.clock.now = utc(23, 8, 1)
    assert (await churn.shown(Help, ANA, "")).waiting == 0


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("help squad", HelpTopic.SQUADS),
        ("help pause", HelpTopic.SETTINGS),
        ("help KR add", HelpTopic.KEY_RESULTS),
        ("help history", HelpTopic.READING),
    ],
)
async def test_any_first_word_leads_to_its_family(churn: Room, text: str, topic: HelpTopic) -> None:
    assert await churn.say(ANA, text) == HelpShown(topic, "churn")


@pytest.mark.parametrize(
    ("text", "nearest"), [("help sqad", "help squad"), ("help xyzzy", "help"), ("setings", "settings")]
)
async def test_a_slip_of_the_pen_is_answered_with_what_was_meant(
    churn: Room, text: str, nearest: str
) -> None:
    with pytest.raises(UnknownCommand) as wrong:
        await churn.say(ANA, text)
    assert facts_of(wrong.value)["nearest"] == nearest


@pytest.mark.parametrize(
    ("text", "nearest"), [("setings", "settings"), ("hlep", "help"), ("chekin KR1 2%", "checkin")]
)
@pytest.mark.parametrize("by", [ANA, EVE])
async def test_words_to_the_bot_that_look_like_a_command_are_taken_for_one(
    churn: Room, by: str, text: str, nearest: str
) -> None:
    with pytest.raises(UnknownCommand) as wrong:
        await churn.ask(AnswerInWords(OURS, ANA if by == ANA else EVE, text))
    assert facts_of(wrong.value)["nearest"] == nearest


async def test_other_words_are_still_an_answer_that_could_not_be_read(churn: Room) -> None:
    with pytest.raises(AnswerNotRead):
        await churn.ask(AnswerInWords(OURS, ANA, "soon c5"))
    with pytest.raises(NothingToCheckIn):
        await churn.ask(AnswerInWords(OURS, EVE, "soon c5"))


async def test_an_answer_is_an_answer_even_where_it_resembles_a_command(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7 list is shorter")
    assert len(await churn.check_ins()) == 1


async def test_guests_get_no_help(churn: Room) -> None:
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, "help squad")
