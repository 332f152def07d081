"""What a check-in says is in the way is a blocker like any other: with an age, until somebody clears it."""

from datetime import timedelta

import pytest

from okr.blocker import Blocker
from okr.check_in import CHECKED_IN
from okr.commands.history import Undo
from okr.commands.week import AmendInWords, AnswerInWords, AnswerNoChange, SubmitCheckIns, TypedRow
from okr.errors.people import NobodyCalled, SeveralCalled
from okr.key_result import KeyResultId
from okr.notices.home import Home
from okr.notices.reading import KeyResultShown, OkrList
from okr.notices.week import CheckInForm, CheckInPrompt, CheckInsRecorded
from okr.person import Person, PersonId
from okr.usecases.amend_in_words import amend_in_words
from storage.letters import Verb
from tests.usecases.room import ANA, BO, DEE, OURS, Room, digests, utc

KR1 = KeyResultId(1)
TUESDAY = utc(17, 14)
A_WEEK = timedelta(weeks=1)


async def in_the_way(room: Room) -> list[Blocker]:
    return await room.look(lambda work: work.blockers.open_of([KR1]))


async def form(room: Room, blocker: str) -> None:
    """Ana's form, with nothing else typed than what is in the way."""
    shown = await room.shown(CheckInForm, ANA, "checkin KR1")
    room.clock.advance(timedelta(minutes=1))
    confidence = str(shown.rows[0].standing.confidence)
    await room.ask(SubmitCheckIns(OURS, ANA, (TypedRow(KR1, "", confidence, "", blocker),), shown.opened))


async def take_back(room: Room) -> None:
    """*Undo* of the last check-in, whatever else was done since."""
    changes = await room.history("KR1")
    last = [each for each in changes if each.verb == CHECKED_IN][-1]
    await room.ask(Undo(OURS, ANA, last.id))


async def test_a_typed_answer_logs_it_and_whom_it_waits_on(churn: Room) -> None:
    await churn.answer(ANA, f"3% c6 slow blocked: legal has to sign <@{BO}>")
    (found,) = await in_the_way(churn)
    assert (found.text, found.by, found.waits_on, found.since) == ("legal has to sign", ANA, BO, utc(16, 0))
    assert [each.verb for each in await churn.history("KR1")][-2:] == ["checked in", "blocker logged"]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("legal has to sign @bo", "legal has to sign"),
        ("legal, waits on @Bo.", "legal, waits on @Bo."),
        ("legal, waits on @bo", "legal"),
        ("@bo has to ask @dee", "@Bo has to ask @Dee"),
    ],
)
@pytest.mark.parametrize("words", ["KR1 3% c6 blocked: {}", "blocker KR1 {}"])
async def test_whom_it_waits_on_may_be_typed_as_a_plain_name(
    churn: Room, words: str, typed: str, text: str
) -> None:
    say = churn.answer if "c6" in words else churn.say
    await say(ANA, words.format(typed))
    (found,) = await in_the_way(churn)
    assert (found.text, found.waits_on) == (text, BO)


@pytest.mark.parametrize("words", ["KR1 3% c6 blocked: legal @bob", "blocker KR1 legal @bob"])
async def test_a_name_nobody_bears_is_said_and_nothing_is_kept(churn: Room, words: str) -> None:
    say = churn.answer if "c6" in words else churn.say
    with pytest.raises(NobodyCalled, match="There is no @bob here"):
        await say(ANA, words)
    assert await in_the_way(churn) == []
    assert await churn.values() == []


async def test_of_two_who_bear_a_name_the_full_one_is_asked_for(churn: Room) -> None:
    for number, name in enumerate(("Finn Berg", "Finn Li")):
        await churn.meet(Person(PersonId(f"UFINN{number}"), name, "Europe/Berlin"))
    with pytest.raises(SeveralCalled, match="Finn Berg or Finn Li"):
        await churn.say(ANA, "blocker KR1 legal @finn")
    await churn.say(ANA, "blocker KR1 legal @finn li")
    assert [each.waits_on for each in await in_the_way(churn)] == ["UFINN1"]


async def test_the_same_words_again_keep_its_age_and_other_words_are_another(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    churn.clock.advance(A_WEEK)
    await churn.answer(ANA, "3% c6 blocked: Legal.")
    assert [each.since for each in await in_the_way(churn)] == [utc(16, 0)]
    churn.clock.advance(A_WEEK)
    await churn.answer(ANA, "3% c6 blocked: hiring")
    assert [each.text for each in await in_the_way(churn)] == ["legal", "hiring"]


async def test_a_typed_answer_that_says_none_leaves_it_and_offers_to_clear_it(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    churn.clock.advance(A_WEEK)
    recorded = await churn.shown(CheckInsRecorded, ANA, "checkin KR1 2.8% c6")
    assert [each.blocker.text for each in recorded.answers[0].blockers] == ["legal"]
    await churn.say(ANA, "checkin KR1 same")
    assert len(await in_the_way(churn)) == 1


async def test_no_change_leaves_it(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    churn.clock.advance(A_WEEK)
    await churn.ask(AnswerNoChange(OURS, ANA, KR1))
    assert [each.text for each in await in_the_way(churn)] == ["legal"]
    assert (await churn.check_ins())[-1].blocker == ""


async def test_a_form_that_was_emptied_clears_it(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    churn.clock.advance(A_WEEK)
    await form(churn, blocker="")
    assert await in_the_way(churn) == []
    assert [(each.verb, each.by) for each in await churn.history("KR1")][-1] == ("blocker cleared", ANA)


async def test_a_form_with_other_words_clears_the_one_and_logs_the_other(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    churn.clock.advance(A_WEEK)
    await form(churn, blocker="hiring")
    assert [each.text for each in await in_the_way(churn)] == ["hiring"]


async def test_what_somebody_cleared_while_the_form_was_open_stays_cleared(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    churn.clock.advance(A_WEEK)
    shown = await churn.shown(CheckInForm, ANA, "checkin KR1")
    churn.clock.advance(timedelta(minutes=1))
    await churn.say(BO, "blocker clear B1")
    await churn.ask(SubmitCheckIns(OURS, ANA, (TypedRow(KR1, "2%", "6", blocker="legal"),), shown.opened))
    assert await in_the_way(churn) == []


async def test_a_correction_says_it_in_better_words(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legl")
    churn.clock.advance(timedelta(minutes=5))
    await churn.answer(ANA, "3% c6 blocked: legal has to sign")
    (found,) = await in_the_way(churn)
    assert (found.id, found.text, found.since) == (1, "legal has to sign", utc(16, 0))


async def test_a_slip_that_is_corrected_into_what_is_there_already_leaves_one(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    churn.clock.advance(A_WEEK)
    await churn.answer(ANA, "3% c6 blocked: legl")
    await churn.answer(ANA, "3% c6 blocked: legal")
    assert [each.id for each in await in_the_way(churn)] == [1]


async def test_undoing_the_check_in_takes_back_what_it_logged(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    await churn.say(ANA, "undo")
    assert await in_the_way(churn) == []


async def test_undoing_the_check_in_puts_back_what_it_cleared(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    churn.clock.advance(A_WEEK)
    await form(churn, blocker="hiring")
    await take_back(churn)
    assert [(each.text, each.since) for each in await in_the_way(churn)] == [("legal", utc(16, 0))]


async def test_undoing_a_correction_puts_back_the_words_of_before(churn: Room) -> None:
    await churn.answer(ANA, "3% c6 blocked: legal")
    await churn.answer(ANA, "3% c6 blocked: hiring")
    assert [each.text for each in await in_the_way(churn)] == ["hiring"]
    await take_back(churn)
    assert [(each.id, each.text) for each in await in_the_way(churn)] == [(1, "legal")]


@pytest.mark.parametrize(
    ("edited", "left"),
    [
        ("3% c6 blocked: legal has to sign", ["legal has to sign"]),
        ("3% c6", []),
        ("KR2 120 c6 blocked: hiring", []),
    ],
)
async def test_an_edited_message_says_what_is_in_the_way_anew(
    churn: Room, edited: str, left: list[str]
) -> None:
    await churn.ask(AnswerInWords(OURS, ANA, "KR1 3% c6 blocked: legl", "D1:1"))
    amended = AmendInWords(OURS, ANA, edited, "D1:1", before="KR1 3% c6 blocked: legl")
    await churn.store.perform(amend_in_words, amended)
    assert [each.text for each in await in_the_way(churn)] == left


async def test_everything_that_shows_blockers_shows_those_of_check_ins(churn: Room) -> None:
    await churn.answer(ANA, f"3% c6 blocked: legal has to sign <@{BO}>")
    churn.clock.advance(timedelta(days=1))
    shown = await churn.shown(KeyResultShown, DEE, "show KR1")
    assert [(each.blocker.text, each.days, each.waits_on) for each in shown.blockers] == [
        ("legal has to sign", 1, "Bo")
    ]
    assert [each.blocker.ref for each in (await churn.shown(OkrList, DEE, "list")).blockers] == ["B1"]
    assert [each.blocker.blocker.ref for each in (await churn.shown(Home, BO, "home")).blockers] == ["B1"]


async def test_the_question_and_the_digest_show_it_and_are_revised_when_it_is_gone(churn: Room) -> None:
    await churn.say(ANA, "blocker KR1 legal has to sign")
    (asked,) = [each for each in await churn.at(utc(16, 9)) if each.address.id == ANA]
    assert isinstance(asked.notice, CheckInPrompt)
    assert [each.blocker.text for row in asked.notice.rows for each in row.blockers] == ["legal has to sign"]
    [(_, _, posted)] = digests(await churn.at(TUESDAY))
    assert [each.blocker.blocker.ref for each in posted.digest.asks] == ["B1"]
    await churn.say(ANA, "blocker clear B1")
    letters = await churn.letters()
    [(verb, _, revised)] = digests(letters)
    assert (verb, revised.digest.asks) == (Verb.REVISE, ())
    questions = [each.notice for each in letters if isinstance(each.notice, CheckInPrompt)]
    assert [row.blockers for each in questions for row in each.rows] == [()]


async def test_undo_puts_a_cleared_one_back_with_its_age(churn: Room) -> None:
    await churn.say(ANA, "blocker KR1 legal has to sign")
    churn.clock.advance(A_WEEK)
    await churn.say(ANA, "blocker clear B1")
    await churn.say(ANA, "undo")
    assert [(each.ref, each.days(churn.clock.now)) for each in await in_the_way(churn)] == [("B1", 7)]
    assert (await churn.history("KR1"))[-1].verb == "taken back"
