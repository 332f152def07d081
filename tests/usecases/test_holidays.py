"""Whoever has a holiday is asked on their next working day, by the calendar of their squad or their own."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from okr.errors.okr_error import OkrError
from okr.errors.phrases import CommandIncomplete
from okr.errors.settings import NoCalendars, NoSuchCalendar, WeekdayNotRead
from okr.errors.squads import LeadOnly
from okr.errors.week import AskedEnough, NudgedToday
from okr.notices.settings import CadenceChanged, RhythmPreview, SettingsForm, SettingsSaved
from okr.notices.week import NudgeSent
from okr.nudging import Asked, AskedKind
from okr.person import PersonId
from okr.schedule import DueKind
from okr.squad import Weekday
from tests.usecases.room import ANA, BO, CHEN, DEE, Room, asked, digests, utc

MONDAY = date(2026, 11, 16)


def days(*of_november: int) -> dict[date, str]:
    return {date(2026, 11, each): f"Holiday {each}" for each in of_november}


async def keep(room: Room, calendar: str, of_november: Iterable[int]) -> None:
    await room.look(lambda work: work.holidays.replace(calendar, days(*of_november)))


@pytest.fixture
async def churn(churn: Room) -> Room:
    """The churn squad, with a calendar whose one holiday is next Monday."""
    await keep(churn, "de", [23])
    return churn


async def test_by_the_calendar_of_their_squad_people_are_asked_a_day_later(churn: Room) -> None:
    await churn.shown(CadenceChanged, DEE, "settings churn holidays de")
    await churn.at(utc(16, 15))
    assert asked(await churn.at(utc(23, 15))) == {}
    assert asked(await churn.at(utc(24, 8))) == {CHEN: ["KR3"], ANA: ["KR1"]}
    assert asked(await churn.at(utc(24, 14))) == {BO: ["KR2"]}
    assert asked(await churn.at(utc(30, 15))) == {ANA: ["KR1"], BO: ["KR2"], CHEN: ["KR3"]}


async def test_ones_own_calendar_goes_before_and_so_does_none(churn: Room) -> None:
    await churn.say(DEE, "settings churn holidays de")
    await keep(churn, "sg", [24])
    await churn.say(CHEN, "settings holidays sg")
    await churn.say(BO, "settings holidays none")
    await churn.at(utc(16, 15))
    assert asked(await churn.at(utc(23, 15))) == {BO: ["KR2"], CHEN: ["KR3"]}
    assert asked(await churn.at(utc(24, 8))) == {ANA: ["KR1"]}
    saved = await churn.shown(SettingsSaved, BO, "settings holidays as my squad")
    assert saved.holidays == ("de",)


async def test_a_holiday_heard_of_too_late_is_honoured_all_the_same(churn: Room) -> None:
    await churn.say(ANA, "settings holidays de")
    await keep(churn, "de", [16, 17])
    assert ANA not in asked(await churn.at(utc(16, 15)))
    assert ANA not in asked(await churn.at(utc(17, 15)))
    assert asked(await churn.at(utc(18, 8)))[ANA] == ["KR1"]


async def test_the_last_day_of_the_week_gives_way_to_the_one_before(churn: Room) -> None:
    await keep(churn, "de", [20])
    await churn.say(ANA, "settings day Friday")
    await churn.say(ANA, "settings holidays de")
    assert ANA not in asked(await churn.at(utc(18, 15)))
    assert asked(await churn.at(utc(19, 8)))[ANA] == ["KR1"]
    assert ANA not in asked(await churn.at(utc(20, 15)))
    assert asked(await churn.at(utc(27, 8)))[ANA] == ["KR1"]


async def test_a_whole_week_of_holidays_has_no_question(churn: Room) -> None:
    await keep(churn, "de", range(16, 21))
    await churn.say(ANA, "settings holidays de")
    for day in range(16, 23):
        assert ANA not in asked(await churn.at(utc(day, 15)))
    assert asked(await churn.at(utc(23, 8)))[ANA] == ["KR1"]


async def test_after_a_downtime_nobody_is_asked_on_the_holiday_it_ends_on(churn: Room) -> None:
    await keep(churn, "de", [17])
    await churn.say(ANA, "settings holidays de")
    assert ANA not in asked(await churn.at(utc(17, 10)))
    assert ANA not in asked(await churn.at(utc(18, 7, 59)))
    assert asked(await churn.at(utc(18, 8)))[ANA] == ["KR1"]


async def test_a_deputy_is_not_asked_for_a_holiday(churn: Room) -> None:
    await keep(churn, "de", [16])
    await churn.say(ANA, "settings holidays de")
    await churn.say(ANA, f"deputy <@{BO}>")
    assert asked(await churn.at(utc(16, 15)))[BO] == ["KR2"]
    assert asked(await churn.at(utc(17, 8)))[ANA] == ["KR1"]


async def test_the_digest_tells_a_holiday_from_silence_and_is_revised_by_the_answer(churn: Room) -> None:
    await churn.at(utc(16, 15))
    for each, text in ((ANA, "2.1% c7"), (BO, "120 c7"), (CHEN, "$1,500 c6")):
        await churn.answer(each, text)
    await keep(churn, "de", [23, 24])
    await churn.say(ANA, "settings holidays de")
    await churn.at(utc(23, 15))
    await churn.at(utc(24, 2))
    [(_, _, posted)] = digests(await churn.at(utc(24, 15)))
    assert (posted.digest.away, posted.digest.on_holiday) == (("Ana",), ("Ana",))
    assert [each.owners for each in posted.digest.waiting] == [("Bo",)]
    assert [each.owners for each in posted.digest.silent] == [("Chen",)]
    assert asked(await churn.at(utc(25, 8)))[ANA] == ["KR1"]
    await churn.answer(ANA, "1.9% c8")
    [(_, _, revised)] = digests(await churn.letters())
    assert revised.digest.away == ()


async def test_a_nudge_waits_for_the_end_of_a_holiday(churn: Room) -> None:
    await keep(churn, "de", [16])
    await churn.say(ANA, "settings holidays de")
    churn.clock.now = utc(16, 10)
    sent = await churn.shown(NudgeSent, DEE, "nudge KR1")
    assert f"{sent.quiet_until:%a %H:%M}" == "Tue 09:00"


async def test_the_preview_says_which_holiday_moves_a_question(churn: Room) -> None:
    await churn.say(DEE, "settings churn holidays de")
    await churn.look(
        lambda work: work.holidays.replace(
            "de", days(23) | {date(2026, 11, 30) + timedelta(days=each): "Winter" for each in range(5)}
        )
    )
    [mine] = (await churn.shown(RhythmPreview, ANA, "settings preview")).people
    told = [(f"{each.at:%a %d %H:%M}" if each.at else "-", each.holiday) for each in mine.weeks]
    assert told == [
        ("Mon 16 09:00", None),
        ("Tue 24 09:00", "Holiday 23"),
        ("-", "Winter"),
        ("Mon 07 09:00", None),
    ]


async def test_ones_own_day_goes_before_that_of_the_squads(churn: Room) -> None:
    saved = await churn.shown(SettingsSaved, ANA, "settings day thursday")
    assert saved.asked is not None
    assert saved.asked.weekday is Weekday.THURSDAY
    assert ANA not in asked(await churn.at(utc(16, 15)))
    assert asked(await churn.at(utc(19, 8)))[ANA] == ["KR1"]
    assert asked(await churn.at(utc(19, 9))) == {}
    await churn.say(ANA, "settings day off")
    assert asked(await churn.at(utc(23, 8)))[ANA] == ["KR1"]


async def test_whoever_changes_their_day_in_midweek_is_asked_once_a_week(churn: Room) -> None:
    await churn.at(utc(16, 15))
    await churn.say(ANA, "settings day friday")
    assert asked(await churn.at(utc(20, 15))) == {}
    assert ANA not in asked(await churn.at(utc(23, 15)))
    assert asked(await churn.at(utc(27, 8)))[ANA] == ["KR1"]


@pytest.mark.parametrize(
    ("by", "text", "error"),
    [
        (ANA, "settings holidays mars", NoSuchCalendar),
        (DEE, "settings churn holidays mars", NoSuchCalendar),
        (ANA, "settings churn holidays de", LeadOnly),
        (ANA, "settings day tomorrow", WeekdayNotRead),
        (DEE, "settings churn remind sometimes", CommandIncomplete),
    ],
)
async def test_what_cannot_be_is_told_with_what_can(
    churn: Room, by: PersonId, text: str, error: type[OkrError]
) -> None:
    with pytest.raises(error):
        await churn.say(by, text)


async def test_without_any_calendar_that_is_said(churn: Room) -> None:
    await keep(churn, "de", [])
    with pytest.raises(NoCalendars):
        await churn.say(ANA, "settings holidays de")


async def test_reminders_are_switched_by_the_lead_and_the_history_tells_it(churn: Room) -> None:
    changed = await churn.shown(CadenceChanged, DEE, "settings squad churn holidays DE, remind off")
    cadence = changed.squad.cadence
    assert (cadence.holidays, cadence.reminds) == ("de", False)
    await churn.at(utc(16, 15))
    assert await churn.due(DueKind.REMINDER, ANA) is None
    assert (await churn.shown(CadenceChanged, DEE, "settings churn reminders on")).squad.cadence.reminds
    assert (await churn.history(f"squad:{changed.squad.id}"))[-1].verb == "cadence changed"


async def test_a_person_hears_three_things_a_week_at_most_and_sees_them(churn: Room) -> None:
    await churn.say(DEE, "kr add O1 Increase NPS from 20 to 40 <@UANA>")
    await churn.say(DEE, "kr add O1 Increase referrals from 5 to 10 <@UANA>")
    await churn.at(utc(16, 15))
    churn.clock.now = utc(17, 7)
    await churn.say(DEE, "nudge KR1")
    await churn.say(DEE, "nudge KR4")
    with pytest.raises(AskedEnough) as refused:
        await churn.say(BO, "nudge KR5")
    assert "Monday 23 Nov" in str(refused.value)
    await churn.at(utc(17, 8))
    form = await churn.shown(SettingsForm, ANA, "settings")
    assert [(each.kind, each.subject, each.by) for each in form.came] == [
        (AskedKind.NUDGE, "KR1", "Dee"),
        (AskedKind.NUDGE, "KR4", "Dee"),
        (AskedKind.REMINDER, "2026-W47", None),
    ]
    churn.clock.now = utc(23, 7)
    await churn.say(DEE, "nudge KR1")


async def test_a_reminder_that_has_no_room_left_is_not_sent(churn: Room) -> None:
    churn.clock.now = utc(16, 1)
    await churn.look(
        lambda work: work.asked.add_all(
            Asked(ANA, utc(16, each), AskedKind.BLOCKER, f"B{each}", DEE) for each in (1, 2, 3)
        )
    )
    await churn.at(utc(16, 8))
    assert await churn.due(DueKind.REMINDER, ANA) is None


async def test_of_the_same_thing_somebody_hears_once_a_day_whatever_the_reason(churn: Room) -> None:
    await churn.look(lambda work: work.asked.add_all([Asked(ANA, work.now, AskedKind.CHALLENGE, "KR1")]))
    with pytest.raises(NudgedToday):
        await churn.say(DEE, "nudge KR1")
