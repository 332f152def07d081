"""Whoever has not answered everything hears of it once more, on the next working day, and never again."""

from dataclasses import replace
from datetime import date, timedelta

from okr.notices.week import CheckInReminder
from okr.nudging import AskedKind
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.schedule import DueKind
from okr.skip import Skip
from okr.squad import Cadence, Moment, Weekday
from okr.work import Work
from storage.letters import Letter, Verb
from tests.usecases.room import ANA, BO, CHEN, DEE, PEOPLE, Room, utc

NINE_IN_BERLIN = utc(16, 8)
NEXT_DAY = utc(17, 8)


def reminded(letters: list[Letter]) -> dict[str, list[str]]:
    """Who hears again of which key results, of new reminders only."""
    return {
        letter.address.id: [row.standing.key_result.ref for row in letter.notice.rows]
        for letter in letters
        if letter.verb is Verb.TELL and isinstance(letter.notice, CheckInReminder)
    }


async def keep(room: Room, calendar: str, *days: date) -> None:
    await room.look(lambda work: work.holidays.replace(calendar, dict.fromkeys(days, "Holiday")))


async def test_only_the_silent_are_reminded_once_on_the_next_working_day(churn: Room) -> None:
    await churn.at(utc(16, 15))
    await churn.answer(CHEN, "$1,500 c6")
    assert reminded(await churn.at(utc(17, 7, 59))) == {}
    assert reminded(await churn.at(NEXT_DAY)) == {ANA: ["KR1"]}
    assert reminded(await churn.at(utc(17, 14))) == {BO: ["KR2"]}
    for day in range(18, 23):
        assert reminded(await churn.at(utc(day, 15))) == {}


async def test_a_reminder_is_about_what_is_still_open_and_shows_what_is_answered_since(churn: Room) -> None:
    await churn.say(DEE, "kr add O1 Increase NPS from 20 to 40 <@UANA>")
    await churn.at(NINE_IN_BERLIN)
    await churn.answer(ANA, "KR1 2.1% c7")
    assert reminded(await churn.at(NEXT_DAY))[ANA] == ["KR4"]
    await churn.answer(ANA, "KR4 25 c6")
    revised = [each.notice for each in await churn.letters() if isinstance(each.notice, CheckInReminder)]
    assert [[row.answer is not None for row in each.rows] for each in revised] == [[True]]


async def test_a_reminder_names_its_week_so_that_its_buttons_answer_no_other(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    letters = await churn.at(NEXT_DAY)
    weeks = {each.notice.week for each in letters if isinstance(each.notice, CheckInReminder)}
    assert weeks == {"2026-W47"}


async def test_no_change_is_an_answer(churn: Room) -> None:
    await churn.answer(ANA, "KR1 2.1% c7")
    await churn.at(utc(23, 8))
    await churn.answer(ANA, "same")
    assert ANA not in reminded(await churn.at(utc(24, 8)))


async def test_a_squad_can_do_without(churn: Room) -> None:
    await churn.change("churn", lambda squad: replace(squad, cadence=replace(squad.cadence, reminds=False)))
    await churn.at(NINE_IN_BERLIN)
    assert await churn.due(DueKind.REMINDER, ANA) is None


async def test_whoever_is_asked_on_a_friday_is_not_reminded_when_the_week_is_over(churn: Room) -> None:
    friday = Cadence(prompt=Moment(Weekday.FRIDAY, Cadence().prompt.at))
    await churn.change("churn", lambda squad: replace(squad, cadence=friday))
    await churn.look(lambda work: work.schedule.put(DueKind.PROMPT, ANA, utc(20, 8)))
    await churn.at(utc(20, 8))
    assert await churn.due(DueKind.REMINDER, ANA) is None


async def test_after_a_downtime_beyond_the_week_nobody_is_reminded(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    assert ANA not in reminded(await churn.at(utc(23, 7)))
    assert await churn.due(DueKind.REMINDER, ANA) is None


async def test_it_waits_for_the_end_of_quiet_hours_and_of_holidays(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    await churn.say(ANA, "settings quiet 8:00 to 11:00")
    assert ANA not in reminded(await churn.at(NEXT_DAY))
    await keep(churn, "de", date(2026, 11, 17), date(2026, 11, 18))
    await churn.look(lambda work: work.preferences.put(replace(_wishes(work, ANA), holidays="de")))
    assert ANA not in reminded(await churn.at(utc(17, 10)))
    assert ANA not in reminded(await churn.at(utc(19, 9)))
    assert reminded(await churn.at(utc(19, 10)))[ANA] == ["KR1"]


def _wishes(work: Work, person: PersonId) -> Preferences:
    return work.preferences.named([person])[person]


async def test_whoever_takes_a_break_since_is_left_alone_and_so_is_their_deputy(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    await churn.say(ANA, "pause until 30 Nov")
    await churn.say(ANA, f"deputy <@{BO}>")
    assert ANA not in reminded(await churn.at(NEXT_DAY))


async def test_whoever_skips_the_week_is_left_alone(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    await churn.look(lambda work: work.skips.put(Skip(ANA, "2026-W47", "on leave", work.now)))
    assert ANA not in reminded(await churn.at(NEXT_DAY))


async def test_what_is_dropped_or_somebody_elses_by_then_is_not_reminded_of(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    await churn.say(DEE, f"kr owner KR1 <@{BO}>")
    assert ANA not in reminded(await churn.at(NEXT_DAY))


async def test_whoever_moves_hears_of_it_at_that_hour_where_they_are(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    ana = next(each for each in PEOPLE if each.id == ANA)
    await churn.meet(replace(ana, zone="America/New_York"))
    assert ANA not in reminded(await churn.at(NEXT_DAY))
    assert reminded(await churn.at(utc(17, 14)))[ANA] == ["KR1"]


async def test_whoever_has_left_hears_nothing(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin", active=False))
    assert ANA not in reminded(await churn.at(NEXT_DAY))


async def test_it_is_kept_where_the_person_can_look(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    await churn.at(NEXT_DAY)
    [kept] = await churn.look(lambda work: work.asked.of([ANA], NINE_IN_BERLIN))
    assert (kept.kind, kept.subject, kept.at, kept.by) == (AskedKind.REMINDER, "2026-W47", NEXT_DAY, None)


async def test_one_answered_before_it_is_said_is_not_said(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    churn.clock.now = NEXT_DAY
    await churn.sweep()
    await churn.answer(ANA, "2.1% c7")
    assert ANA not in reminded(await churn.letters())


async def test_whoever_asked_to_hear_of_it_later_hears_of_it_twice(churn: Room) -> None:
    await churn.at(NINE_IN_BERLIN)
    await churn.at(NEXT_DAY)
    later = NEXT_DAY + timedelta(hours=6)
    await churn.look(lambda work: work.schedule.put(DueKind.REMINDER, ANA, later))
    assert reminded(await churn.at(later))[ANA] == ["KR1"]
