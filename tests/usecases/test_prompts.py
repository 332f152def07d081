"""The weekly question: whom, when, about what, and never twice."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from okr.check_in import News
from okr.notices.week import CheckInPrompt
from okr.person import Person
from okr.schedule import DueKind
from okr.squad import Cadence, Moment, Weekday
from storage.letters import Verb
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, Room, asked, utc

WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)


async def a_squad_of_eves(room: Room, *members: str) -> None:
    """A second squad `nps`, with `O2` and no key result yet."""
    await room.say(EVE, "squad new nps")
    for member in members:
        await room.say(EVE, f"squad add nps <@{member}> Product")
    await room.say(EVE, "new nps They recommend us")


async def test_each_is_asked_at_nine_on_monday_on_their_own_clock(churn: Room) -> None:
    assert asked(await churn.at(utc(16, 0, 59))) == {}
    assert asked(await churn.at(utc(16, 1))) == {CHEN: ["KR3"]}
    assert asked(await churn.at(utc(16, 8))) == {ANA: ["KR1"]}
    assert asked(await churn.at(utc(16, 14))) == {BO: ["KR2"]}
    assert asked(await churn.at(utc(22, 23))) == {}


async def test_the_question_shows_the_week_and_why_it_comes(churn: Room) -> None:
    [letter] = await churn.at(utc(16, 1))
    assert isinstance(letter.notice, CheckInPrompt)
    assert (letter.notice.name, letter.notice.week_of) == ("Chen", date(2026, 11, 16))
    assert letter.notice.asked == Moment(Weekday.MONDAY, Cadence().prompt.at)
    assert letter.notice.rows[0].squad == "Churn squad"


async def test_who_is_in_several_squads_gets_one_message(churn: Room) -> None:
    await a_squad_of_eves(churn, ANA)
    await churn.say(ANA, "kr add O2 Increase nps from 10 to 40")
    letters = [letter for letter in await churn.at(utc(16, 8)) if letter.address.id == ANA]
    assert asked(letters) == {ANA: ["KR1", "KR4"]}
    assert len(letters) == 1


async def test_what_was_checked_in_within_three_days_is_not_asked(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}>")
    churn.clock.now = utc(20, 7)
    await churn.answer(ANA, "KR1 2.1% c7")
    churn.clock.now = utc(20, 9)
    await churn.answer(ANA, "KR4 20 c7")
    assert asked(await churn.at(utc(23, 8)))[ANA] == ["KR1"]


async def test_who_has_answered_everything_is_left_in_peace(churn: Room) -> None:
    await churn.answer(ANA, "2.1% c7")
    assert ANA not in asked(await churn.at(utc(16, 8)))
    assert asked(await churn.at(utc(23, 8)))[ANA] == ["KR1"]


async def test_who_owns_nothing_is_never_asked(churn: Room) -> None:
    for hour in range(24):
        assert DEE not in asked(await churn.at(utc(16, hour)))


async def test_co_owners_are_asked_once_and_the_owner_it_is(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}> <@{BO}>")
    assert asked(await churn.at(utc(16, 8)))[ANA] == ["KR1", "KR4"]
    assert asked(await churn.at(utc(16, 14)))[BO] == ["KR2"]


async def test_when_the_owner_has_left_a_co_owner_is_asked(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}> <@{BO}>")
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin", active=False))
    assert asked(await churn.at(utc(16, 14)))[BO] == ["KR2", "KR4"]


async def test_who_has_left_is_never_asked(churn: Room) -> None:
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin", active=False))
    assert ANA not in asked(await churn.at(utc(16, 8)))
    assert await churn.due(DueKind.PROMPT, ANA) is None


async def test_who_leaves_in_the_minute_they_are_due_is_not_asked(churn: Room) -> None:
    churn.clock.now = utc(16, 8)
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin", active=False))
    assert ANA not in asked(await churn.at(utc(16, 8)))


async def test_who_comes_back_is_asked_again(churn: Room) -> None:
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin", active=False))
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin"))
    assert asked(await churn.at(utc(16, 8)))[ANA] == ["KR1"]


async def test_a_squad_that_is_asked_every_other_week_is(churn: Room) -> None:
    await churn.change("churn", lambda squad: replace(squad, cadence=Cadence(every_weeks=2)))
    weeks = [ANA in asked(await churn.at(utc(16, 8) + n * WEEK)) for n in range(5)]
    assert weeks == [True, False, True, False, True]


async def test_a_weekly_squad_is_asked_about_alone_in_the_weeks_between(churn: Room) -> None:
    await a_squad_of_eves(churn, ANA)
    await churn.say(ANA, "kr add O2 Increase nps from 10 to 40")
    await churn.change("churn", lambda squad: replace(squad, cadence=Cadence(every_weeks=2)))
    assert asked(await churn.at(utc(16, 8)))[ANA] == ["KR1", "KR4"]
    assert asked(await churn.at(utc(23, 8)))[ANA] == ["KR4"]


async def test_looking_twice_asks_once(churn: Room) -> None:
    await churn.at(utc(16, 8))
    assert await churn.at(utc(16, 8)) == []
    assert asked(await churn.at(utc(16, 9))) == {}


async def test_after_a_short_downtime_the_question_comes_late_and_once(churn: Room) -> None:
    assert asked(await churn.at(utc(17, 0, 30)))[ANA] == ["KR1"]
    assert asked(await churn.at(utc(17, 0, 31))) == {}
    assert asked(await churn.at(utc(23, 8)))[ANA] == ["KR1"]


async def test_a_question_missed_is_asked_as_long_as_its_digest_has_not_gone(churn: Room) -> None:
    assert asked(await churn.at(utc(17, 13, 59))) == {ANA: ["KR1"], BO: ["KR2"], CHEN: ["KR3"]}


async def test_a_question_missed_is_not_asked_any_more_when_its_digest_has_gone(churn: Room) -> None:
    assert asked(await churn.at(utc(17, 14))) == {}
    assert asked(await churn.at(utc(23, 8)))[ANA] == ["KR1"]


async def test_a_question_missed_is_asked_for_the_squad_whose_digest_is_still_to_come(churn: Room) -> None:
    await a_squad_of_eves(churn, ANA)
    await churn.say(ANA, "kr add O2 Increase nps from 10 to 40")
    friday = Moment(Weekday.FRIDAY, Cadence().digest.at)
    await churn.change("nps", lambda squad: replace(squad, cadence=Cadence(digest=friday)))
    assert asked(await churn.at(utc(18, 8))) == {ANA: ["KR4"]}


async def test_after_weeks_away_only_this_weeks_question_is_asked(churn: Room) -> None:
    letters = await churn.at(utc(7, 10, month=12))
    assert asked(letters) == {ANA: ["KR1"], CHEN: ["KR3"]}
    assert {letter.subject for letter in letters} == {"prompt:UANA:2026-W50", "prompt:UCHEN:2026-W50"}


async def test_a_question_that_comes_late_belongs_to_the_week_it_was_due_in(churn: Room) -> None:
    sunday = Cadence(prompt=Moment(Weekday.SUNDAY, Cadence().prompt.at.replace(hour=23)))
    await churn.change("churn", lambda squad: replace(squad, cadence=sunday))
    await churn.meet(Person(ANA, "Ana", "Europe/Lisbon"))
    late = [letter for letter in await churn.at(utc(23, 5)) if letter.address.id == ANA]
    assert [letter.subject for letter in late] == ["prompt:UANA:2026-W47"]
    on_time = [letter for letter in await churn.at(utc(29, 23)) if letter.address.id == ANA]
    assert [letter.subject for letter in on_time] == ["prompt:UANA:2026-W48"]


async def test_nine_stays_nine_when_the_clocks_change(churn: Room) -> None:
    assert asked(await churn.at(datetime(2026, 12, 28, 8, tzinfo=UTC)))[ANA] == ["KR1"]
    churn.clock.now = datetime(2027, 3, 22, 0, tzinfo=UTC)
    await churn.sweep()
    await churn.say(DEE, f"new churn Still\nReduce churn from 3% to 1% <@{ANA}>")
    assert ANA in asked(await churn.at(datetime(2027, 3, 22, 8, tzinfo=UTC)))
    assert ANA not in asked(await churn.at(datetime(2027, 3, 29, 6, 59, tzinfo=UTC)))
    assert ANA in asked(await churn.at(datetime(2027, 3, 29, 7, tzinfo=UTC)))


async def test_an_ended_quarter_is_not_asked_about(churn: Room) -> None:
    assert asked(await churn.at(datetime(2027, 1, 4, 8, tzinfo=UTC))) == {}


async def test_answers_show_in_the_message_that_asked(churn: Room) -> None:
    await churn.at(utc(16, 8))
    await churn.answer(ANA, "2.1% c7 shipped")
    [letter] = await churn.letters()
    assert isinstance(letter.notice, CheckInPrompt)
    assert (letter.verb, letter.subject) == (Verb.REVISE, "prompt:UANA:2026-W47")
    [row] = letter.notice.rows
    assert row.answer is not None
    assert (row.answer.note, row.answer.news) == ("shipped", News.NEWS)


async def test_an_answer_by_somebody_else_shows_in_the_owners_message(churn: Room) -> None:
    await churn.at(utc(16, 8))
    await churn.answer(BO, "KR1 2.1% c7")
    assert [letter.address.id for letter in await churn.letters()] == [ANA]


async def test_an_answer_before_the_message_left_is_in_it(churn: Room) -> None:
    churn.clock.now = utc(16, 8)
    await churn.sweep()
    await churn.answer(ANA, "2.1% c7")
    letters = [letter for letter in await churn.letters() if letter.address.id == ANA]
    assert [letter.verb for letter in letters] == [Verb.TELL]
    assert isinstance(letters[0].notice, CheckInPrompt)
    assert letters[0].notice.rows[0].answer is not None


async def test_an_answer_after_more_than_a_week_leaves_old_messages_alone(churn: Room) -> None:
    await churn.at(utc(16, 8))
    churn.clock.now = utc(23, 7, 59)
    await churn.answer(ANA, "2.1% c7")
    assert [letter.subject for letter in await churn.letters()] == ["prompt:UANA:2026-W47"]
    churn.clock.advance(MINUTE + MINUTE)
    await churn.answer(ANA, "2.0% c7")
    assert await churn.letters() == []


async def test_an_answer_in_the_new_quarter_keeps_the_rows_of_the_question(churn: Room) -> None:
    await churn.at(datetime(2026, 12, 28, 8, tzinfo=UTC))
    churn.clock.now = datetime(2027, 1, 2, 8, tzinfo=UTC)
    await churn.answer(ANA, "1.2% c7 final")
    [letter] = await churn.letters()
    assert isinstance(letter.notice, CheckInPrompt)
    assert [row.answer is not None for row in letter.notice.rows] == [True]


@pytest.mark.parametrize("person", [ANA, BO, CHEN])
async def test_a_new_key_result_is_asked_about_with_the_next_question(churn: Room, person: str) -> None:
    await churn.at(utc(16, 15))
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{person}>")
    later = [await churn.at(utc(23, hour)) for hour in (1, 8, 14)]
    assert any("KR4" in asked(letters).get(person, []) for letters in later)
