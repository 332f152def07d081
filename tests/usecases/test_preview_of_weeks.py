"""The coming weeks: when each is asked on their own clock, who is away, who stands in."""

from datetime import date, timedelta

import pytest

from okr.errors.okr_error import OkrError
from okr.errors.people import GuestsCannot
from okr.errors.squads import MembersOnly, NoSquadYet, NoSuchSquad
from okr.notices.settings import PersonAhead, RhythmPreview
from okr.person import PersonId
from tests.usecases.room import ANA, BO, DEE, EVE, GUS, Room, utc


def wall(person: PersonAhead) -> list[str]:
    return [f"{each.at:%a %d %b %H:%M}" if each.at else "-" for each in person.weeks]


async def test_each_is_shown_their_own_clock(churn: Room) -> None:
    shown = await churn.shown(RhythmPreview, DEE, "settings preview churn")
    assert await churn.say(DEE, "settings churn preview") == shown
    assert [(each.name, each.zone) for each in shown.people] == [
        ("Ana", "Europe/Berlin"),
        ("Bo", "America/New_York"),
        ("Chen", "Asia/Singapore"),
    ]
    for person in shown.people:
        assert wall(person) == [f"Mon {day} 09:00" for day in ("16 Nov", "23 Nov", "30 Nov", "07 Dec")]
    assert shown.unasked == ("Dee",)


async def test_nine_stays_nine_over_the_change_of_the_clocks(churn: Room) -> None:
    churn.clock.now = utc(15, 12, month=3, year=2027)
    [mine] = (await churn.shown(RhythmPreview, ANA, "settings preview")).people
    assert wall(mine) == [f"Mon {day} 09:00" for day in ("22 Mar", "29 Mar", "05 Apr", "12 Apr")]
    assert [each.ahead_of_utc for each in mine.weeks] == [timedelta(hours=1), *[timedelta(hours=2)] * 3]


async def test_who_is_away_and_who_stands_in_is_shown(churn: Room) -> None:
    await churn.say(ANA, "pause until 30 Nov")
    await churn.say(ANA, f"deputy <@{BO}>")
    ana = (await churn.shown(RhythmPreview, BO, "settings preview churn")).people[0]
    assert [(each.away, each.deputy) for each in ana.weeks] == [
        (True, "Bo"),
        (True, "Bo"),
        *[(False, None)] * 2,
    ]


async def test_weeks_without_a_question_are_shown_as_such(churn: Room) -> None:
    await churn.say(DEE, "settings churn every 2 weeks")
    await churn.say(ANA, "settings hour 10:30")
    [mine] = (await churn.shown(RhythmPreview, ANA, "settings preview")).people
    assert wall(mine) == ["Mon 16 Nov 10:30", "-", "Mon 30 Nov 10:30", "-"]
    assert mine.weeks[1].week_of == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("by", "text", "error"),
    [
        (EVE, "settings preview churn", MembersOnly),
        (EVE, "settings preview", NoSquadYet),
        (ANA, "settings preview nowhere", NoSuchSquad),
        (GUS, "settings preview churn", GuestsCannot),
    ],
)
async def test_others_are_refused(churn: Room, by: PersonId, text: str, error: type[OkrError]) -> None:
    with pytest.raises(error):
        await churn.say(by, text)
