"""What people set for themselves: their hour, quiet hours, a break, and who stands in."""

from dataclasses import replace
from datetime import date, time

import pytest

from okr.commands.settings import Pause, SaveSettings
from okr.errors.okr_error import ChangedMeanwhile, OkrError
from okr.errors.people import Deactivated, GuestsCannot, NoSuchPerson
from okr.errors.settings import (
    BreakNotAhead,
    BreakTooLong,
    ClockNotRead,
    DayNotRead,
    DeputyForThemselves,
    QuietHalfSaid,
)
from okr.notices.settings import SettingsForm, SettingsSaved
from okr.notices.week import CheckInPrompt
from okr.person import Person, PersonId, WorkspaceId
from okr.schedule import DueKind
from okr.squad import Cadence, Moment, Weekday
from okr.usecases.answer import answer
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, GUS, OURS, Room, asked, digests, utc

FRIDAY = date(2026, 11, 20)


async def set_by(room: Room, by: PersonId, text: str) -> SettingsSaved:
    return await room.shown(SettingsSaved, by, text)


async def test_who_prefers_ten_is_asked_at_ten(churn: Room) -> None:
    saved = await set_by(churn, ANA, "settings hour 10:00")
    assert saved.asked == Moment(Weekday.MONDAY, time(10))
    assert asked(await churn.at(utc(16, 8, 59))) == {CHEN: ["KR3"]}
    letters = await churn.at(utc(16, 9))
    assert asked(letters) == {ANA: ["KR1"]}
    assert isinstance(letters[0].notice, CheckInPrompt)
    assert letters[0].notice.asked == Moment(Weekday.MONDAY, time(10))


async def test_an_hour_taken_back_is_the_squads_again(churn: Room) -> None:
    await set_by(churn, ANA, "settings hour 17")
    await set_by(churn, ANA, "settings hour off")
    assert ANA in asked(await churn.at(utc(16, 8)))


async def test_an_hour_that_has_passed_today_does_not_cost_this_weeks_question(churn: Room) -> None:
    churn.clock.now = utc(16, 7)
    await set_by(churn, ANA, "settings hour 6:30")
    assert ANA in asked(await churn.at(utc(16, 8)))
    assert ANA in asked(await churn.at(utc(23, 5, 30)))


async def test_a_later_hour_after_the_question_does_not_ask_twice(churn: Room) -> None:
    assert ANA in asked(await churn.at(utc(16, 8)))
    await set_by(churn, ANA, "settings hour 15:00")
    assert ANA not in asked(await churn.at(utc(16, 14)))
    assert ANA in asked(await churn.at(utc(23, 14)))


async def test_quiet_hours_move_the_question_to_their_end(churn: Room) -> None:
    await set_by(churn, ANA, "settings quiet 19:00 to 9:30")
    assert ANA not in asked(await churn.at(utc(16, 8, 29)))
    assert asked(await churn.at(utc(16, 8, 30)))[ANA] == ["KR1"]


async def test_quiet_hours_over_midnight_move_it_to_the_next_morning(churn: Room) -> None:
    await set_by(churn, ANA, "settings hour 22:00")
    saved = await set_by(churn, ANA, "settings quiet 20-7:30")
    assert saved.asked == Moment(Weekday.TUESDAY, time(7, 30))
    assert asked(await churn.at(utc(17, 6, 30)))[ANA] == ["KR1"]


async def test_a_question_that_is_late_waits_for_the_end_of_quiet_hours(churn: Room) -> None:
    await set_by(churn, ANA, "settings quiet 19:00 8:00")
    assert ANA not in asked(await churn.at(utc(16, 20)))
    assert ANA not in asked(await churn.at(utc(17, 6, 59)))
    assert asked(await churn.at(utc(17, 7)))[ANA] == ["KR1"]
    assert ANA in asked(await churn.at(utc(23, 8)))


async def test_who_is_away_is_not_asked_and_from_the_day_they_are_back_they_are(churn: Room) -> None:
    saved = await set_by(churn, ANA, "pause until 30 Nov")
    assert saved.wishes.paused_until == date(2026, 11, 30)
    assert ANA not in asked(await churn.at(utc(16, 8)))
    assert ANA not in asked(await churn.at(utc(23, 8)))
    assert ANA in asked(await churn.at(utc(30, 8)))


async def test_who_comes_back_early_is_asked_again(churn: Room) -> None:
    await set_by(churn, ANA, "pause until 5 Jan")
    saved = await set_by(churn, ANA, "pause off")
    assert saved.wishes.paused_until is None
    assert ANA in asked(await churn.at(utc(16, 8)))


async def test_a_deputy_is_asked_while_somebody_is_away_and_only_then(churn: Room) -> None:
    await set_by(churn, ANA, "pause until 30 Nov")
    await set_by(churn, ANA, f"deputy <@{BO}>")
    letters = await churn.at(utc(16, 14))
    assert asked(letters) == {BO: ["KR1", "KR2"], CHEN: ["KR3"]}
    [to_bo] = [each.notice for each in letters if each.address.id == BO]
    assert isinstance(to_bo, CheckInPrompt)
    assert [row.on_behalf_of for row in to_bo.rows] == ["Ana", None]
    later = [await churn.at(utc(30, hour)) for hour in (8, 14)]
    assert [asked(each) for each in later] == [{CHEN: ["KR3"], ANA: ["KR1"]}, {BO: ["KR2"]}]


async def test_what_the_deputy_answers_shows_in_their_question(churn: Room) -> None:
    await set_by(churn, ANA, "pause until 30 Nov")
    await set_by(churn, ANA, f"deputy <@{BO}>")
    await churn.at(utc(16, 14))
    await churn.answer(BO, "KR1 2.1% c7")
    [letter] = await churn.letters()
    assert isinstance(letter.notice, CheckInPrompt)
    assert [(row.on_behalf_of, row.answer is not None) for row in letter.notice.rows] == [
        ("Ana", True),
        (None, False),
    ]


async def test_a_deputy_in_another_squad_is_not_asked_and_that_is_said(churn: Room) -> None:
    await churn.say(EVE, "squad new nps")
    await set_by(churn, ANA, "pause until 30 Nov")
    saved = await set_by(churn, ANA, f"deputy <@{EVE}>")
    assert saved.elsewhere == ("Churn squad",)
    assert asked(await churn.at(utc(16, 15))) == {BO: ["KR2"], CHEN: ["KR3"]}


async def test_a_deputy_who_is_away_too_or_has_left_is_not_asked(churn: Room) -> None:
    await set_by(churn, ANA, "pause until 30 Nov")
    await set_by(churn, ANA, f"deputy <@{BO}>")
    await set_by(churn, BO, "pause until 30 Nov")
    assert asked(await churn.at(utc(16, 15))) == {CHEN: ["KR3"]}
    await churn.meet(Person(BO, "Bo", "America/New_York", active=False))
    assert asked(await churn.at(utc(23, 15))) == {CHEN: ["KR3"]}


async def test_without_a_deputy_a_co_owner_is_asked(churn: Room) -> None:
    await churn.say(DEE, f"kr add O1 Increase calls from 10 to 50 <@{ANA}> <@{CHEN}>")
    await set_by(churn, ANA, "pause until 30 Nov")
    assert asked(await churn.at(utc(16, 15)))[CHEN] == ["KR3", "KR4"]


async def test_the_form_shows_what_is_set_and_saves_all_of_it(churn: Room) -> None:
    await set_by(churn, ANA, "settings hour 10:00")
    form = await churn.shown(SettingsForm, ANA, "settings")
    assert (form.wishes.hour, form.wishes.version, form.zone) == (time(10), 1, "Europe/Berlin")
    saved = await churn.ask(SaveSettings(OURS, ANA, None, None, time(19), time(8), FRIDAY, BO, seen=1))
    assert isinstance(saved, SettingsSaved)
    assert (saved.wishes.hour, saved.wishes.quiet) == (None, (time(19), time(8)))
    assert (saved.wishes.paused_until, saved.deputy) == (FRIDAY, "Bo")
    [first, second] = await churn.history(f"settings:{ANA}")
    assert (first.after["hour"], second.before["hour"], second.after["deputy"]) == (
        "10:00:00",
        "10:00:00",
        BO,
    )


async def test_a_form_of_what_was_changed_meanwhile_is_not_saved(churn: Room) -> None:
    await set_by(churn, ANA, "settings hour 10:00")
    with pytest.raises(ChangedMeanwhile):
        await churn.ask(SaveSettings(OURS, ANA, None, None, None, None, None, None, seen=0))


async def test_setting_what_is_set_changes_nothing(churn: Room) -> None:
    for _ in range(2):
        await set_by(churn, ANA, "settings hour 10:00")
    assert len(await churn.history(f"settings:{ANA}")) == 1


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("pause until 16 Nov", BreakNotAhead),
        ("pause until 2026-10-05", BreakNotAhead),
        ("pause until 2028-01-05", BreakTooLong),
        ("pause until january", DayNotRead),
        ("pause until the cows come home", DayNotRead),
        ("settings hour 25:00", ClockNotRead),
        ("settings hour noon", ClockNotRead),
        ("settings quiet 19:00", QuietHalfSaid),
        ("settings quiet 9 9", QuietHalfSaid),
        (f"deputy <@{ANA}>", DeputyForThemselves),
        (f"deputy <@{GUS}>", GuestsCannot),
        ("deputy <@UNOBODY>", NoSuchPerson),
        ("deputy bo", NoSuchPerson),
    ],
)
async def test_what_cannot_be_meant_is_refused(churn: Room, text: str, error: type[OkrError]) -> None:
    with pytest.raises(error):
        await churn.say(ANA, text)
    assert await churn.history(f"settings:{ANA}") == []


async def test_who_has_left_stands_in_for_nobody(churn: Room) -> None:
    await churn.meet(Person(BO, "Bo", "America/New_York", active=False))
    with pytest.raises(Deactivated):
        await churn.say(ANA, f"deputy <@{BO}>")


@pytest.mark.parametrize("text", ["settings", "pause until 5 Jan", f"deputy <@{BO}>", "settings hour 10"])
async def test_guests_set_nothing(churn: Room, text: str) -> None:
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, text)


async def test_a_break_in_one_workspace_is_none_in_another(churn: Room) -> None:
    theirs = WorkspaceId("T2")
    with pytest.raises(NoSuchPerson):
        await churn.store.perform(answer, Pause(theirs, ANA, FRIDAY))
    assert ANA in asked(await churn.at(utc(16, 8)))


async def test_a_squad_asked_every_other_week_asks_the_deputy_in_its_weeks(churn: Room) -> None:
    await set_by(churn, ANA, "pause until 15 Dec")
    await set_by(churn, ANA, f"deputy <@{BO}>")
    await churn.change("churn", lambda squad: replace(squad, cadence=Cadence(every_weeks=2)))
    weeks = [asked(await churn.at(utc(day, 14))).get(BO) for day in (16, 23, 30)]
    assert weeks == [["KR1", "KR2"], None, ["KR1", "KR2"]]


async def test_who_sets_a_wish_in_no_squad_is_in_no_schedule(churn: Room) -> None:
    saved = await set_by(churn, EVE, "settings hour 10")
    assert saved.asked is None
    assert await churn.due(DueKind.PROMPT, EVE) is None


async def test_who_is_away_is_not_called_silent(churn: Room) -> None:
    await churn.at(utc(16, 15))
    await churn.at(utc(23, 15))
    await set_by(churn, ANA, "pause until 30 Nov")
    await churn.at(utc(24, 2))
    [(_, _, posted)] = digests(await churn.at(utc(24, 14)))
    assert [each.key_result.ref for each in posted.digest.waiting] == ["KR2"]
    assert [each.key_result.ref for each in posted.digest.silent] == ["KR3"]
