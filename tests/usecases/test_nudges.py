"""A nudge: one question about one key result, to whoever answers for it, once a day at most."""

import pytest

from okr.errors.key_results import NoSuchKeyResult
from okr.errors.okr_error import OkrError
from okr.errors.squads import MembersOnly
from okr.errors.texts import TextTooLong
from okr.errors.week import (
    HeardOfLately,
    NobodyAnswers,
    NobodyStandsIn,
    NotRunning,
    NudgedToday,
    YoursToAnswer,
)
from okr.notices.history import HistoryShown
from okr.notices.week import Nudged, NudgeSent
from okr.nudging import Asked, AskedKind
from okr.person import Person, PersonId
from storage.letters import Letter, Verb
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, Room, utc


def nudges(letters: list[Letter]) -> list[tuple[str, Nudged]]:
    return [(each.address.id, each.notice) for each in letters if isinstance(each.notice, Nudged)]


async def test_the_owner_is_asked_by_name_and_the_nudger_is_told(churn: Room) -> None:
    sent = await churn.shown(NudgeSent, DEE, "nudge KR1 The board meets tomorrow")
    assert (sent.asked, sent.on_behalf_of, sent.quiet_until) == ("Ana", None, None)
    [(to, nudged)] = nudges(await churn.letters())
    assert to == ANA
    assert (nudged.by, nudged.reason) == ("Dee", "The board meets tomorrow")
    assert nudged.row.standing.key_result.ref == "KR1"
    assert [each.verb for each in await churn.history("KR1")][-1] == "nudged"


async def test_a_nudge_is_answered_as_a_question_is(churn: Room) -> None:
    await churn.say(DEE, "nudge KR1")
    await churn.answer(ANA, "2.1% c7")
    assert len(await churn.check_ins()) == 1


async def test_its_message_shows_the_answer_once_it_came(churn: Room) -> None:
    await churn.say(DEE, "nudge KR1 The board meets tomorrow")
    await churn.letters()
    await churn.answer(BO, "KR1 2.1% c7 two big ones stayed")
    [letter] = [each for each in await churn.letters() if isinstance(each.notice, Nudged)]
    assert letter.verb is Verb.REVISE
    [(to, nudged)] = nudges([letter])
    answer = nudged.row.answer
    assert answer is not None
    assert (to, nudged.by, nudged.reason, answer.note) == (
        ANA,
        "Dee",
        "The board meets tomorrow",
        "two big ones stayed",
    )


async def test_what_is_answered_in_quiet_hours_is_not_asked_after_them(churn: Room) -> None:
    await churn.say(ANA, "settings quiet 19:00 to 8:00")
    churn.clock.now = utc(16, 20)
    await churn.say(DEE, "nudge KR1")
    await churn.answer(ANA, "KR1 2.1% c7")
    churn.clock.now = utc(17, 9)
    assert nudges(await churn.letters()) == []


async def test_once_a_day_is_enough_whoever_nudges(churn: Room) -> None:
    await churn.say(DEE, "nudge KR1")
    with pytest.raises(NudgedToday):
        await churn.say(BO, "nudge KR1")
    churn.clock.now = utc(16, 23)
    await churn.say(BO, "nudge KR1")
    assert len(nudges(await churn.letters())) == 2


async def test_while_the_owner_is_away_the_deputy_is_asked_or_nobody(churn: Room) -> None:
    await churn.say(ANA, "pause until 30 Nov")
    with pytest.raises(NobodyStandsIn):
        await churn.say(DEE, "nudge KR1")
    await churn.say(ANA, f"deputy <@{BO}>")
    sent = await churn.shown(NudgeSent, DEE, "nudge KR1")
    assert (sent.asked, sent.on_behalf_of) == ("Bo", "Ana")
    [(to, nudged)] = nudges(await churn.letters())
    assert (to, nudged.row.on_behalf_of) == (BO, "Ana")


async def test_in_quiet_hours_it_waits_for_their_end(churn: Room) -> None:
    await churn.say(ANA, "settings quiet 19:00 to 8:00")
    churn.clock.now = utc(16, 20)
    sent = await churn.shown(NudgeSent, DEE, "nudge KR1")
    assert sent.quiet_until is not None
    assert sent.quiet_until.hour == 8
    assert nudges(await churn.letters()) == []
    churn.clock.now = utc(17, 7)
    assert len(nudges(await churn.letters())) == 1


async def test_what_was_heard_of_lately_is_left_in_peace(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7")
    with pytest.raises(HeardOfLately):
        await churn.say(DEE, "nudge KR1")
    churn.clock.now = utc(20, 8)
    await churn.say(DEE, "nudge KR1")


async def test_who_has_left_is_not_asked(churn: Room) -> None:
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin", active=False))
    with pytest.raises(NobodyAnswers):
        await churn.say(DEE, "nudge KR1")


async def test_nobody_is_asked_about_what_is_over(churn: Room) -> None:
    churn.clock.now = utc(4, 8, month=1, year=2027)
    with pytest.raises(NotRunning):
        await churn.say(DEE, "nudge KR1")


@pytest.mark.parametrize(
    ("by", "text", "error"),
    [
        (ANA, "nudge KR1", YoursToAnswer),
        (EVE, "nudge KR1", MembersOnly),
        (CHEN, "nudge KR77", NoSuchKeyResult),
        (CHEN, f"nudge KR1 {'please ' * 50}", TextTooLong),
    ],
)
async def test_a_nudge_that_makes_no_sense_is_refused(
    churn: Room, by: PersonId, text: str, error: type[OkrError]
) -> None:
    with pytest.raises(error):
        await churn.say(by, text)
    assert nudges(await churn.letters()) == []


async def test_what_was_asked_unasked_is_kept_with_who_wanted_it_and_when_it_comes(churn: Room) -> None:
    await churn.say(ANA, "settings quiet 19:00 to 8:00")
    churn.clock.now = utc(16, 20)
    await churn.say(DEE, "nudge KR1")
    found = await churn.look(lambda work: work.asked.of([ANA, BO], utc(16, 0)))
    assert found == [Asked(ANA, utc(17, 7), AskedKind.NUDGE, "KR1", DEE)]


async def test_a_nudge_that_was_refused_is_not_kept(churn: Room) -> None:
    await churn.say(DEE, "nudge KR1")
    with pytest.raises(NudgedToday):
        await churn.say(BO, "nudge KR1")
    assert len(await churn.look(lambda work: work.asked.of([ANA], utc(16, 0)))) == 1


async def test_whom_it_went_to_and_why_is_not_for_everybody_to_read(churn: Room) -> None:
    await churn.say(DEE, "nudge KR1 The board meets tomorrow")
    shown = await churn.shown(HistoryShown, CHEN, "history KR1")
    assert (shown.lines[0].verb, shown.lines[0].facts) == ("nudged", ())
