"""People move and join while the schedule runs: nobody is asked twice in a week, and no week is lost."""

from datetime import datetime

from okr.person import Person
from okr.schedule import DueKind
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, Room, asked, utc


async def move(room: Room, at: datetime, zone: str) -> None:
    room.clock.now = at
    await room.meet(Person(ANA, "Ana", zone))


async def anas(room: Room, at: datetime) -> bool:
    return ANA in asked(await room.at(at))


async def test_who_moves_is_asked_at_nine_where_they_are(churn: Room) -> None:
    await move(churn, utc(16, 0), "America/New_York")
    assert not await anas(churn, utc(16, 8))
    assert await anas(churn, utc(16, 14))


async def test_who_moves_west_after_the_question_is_not_asked_again(churn: Room) -> None:
    assert await anas(churn, utc(16, 8))
    await move(churn, utc(16, 9), "America/New_York")
    assert not await anas(churn, utc(16, 14))
    assert await anas(churn, utc(23, 14))


async def test_who_moves_east_before_the_question_keeps_this_weeks(churn: Room) -> None:
    await move(churn, utc(16, 7), "Asia/Singapore")  # Monday, three in the afternoon
    assert await anas(churn, utc(16, 8))
    assert await anas(churn, utc(23, 1))


async def test_who_moves_across_the_date_line_is_asked_once_each_week(churn: Room) -> None:
    await move(churn, utc(15, 12), "Pacific/Auckland")
    assert await anas(churn, utc(15, 20))  # Monday at nine there
    await move(churn, utc(15, 21), "Pacific/Honolulu")  # Sunday there
    assert not await anas(churn, utc(16, 19))
    assert await anas(churn, utc(23, 19))


async def test_a_move_in_the_minute_somebody_is_due_does_not_lose_the_question(churn: Room) -> None:
    await move(churn, utc(16, 8), "Asia/Singapore")
    assert await anas(churn, utc(16, 8))


async def test_a_new_name_in_the_minute_somebody_is_due_does_not_lose_the_question(churn: Room) -> None:
    churn.clock.now = utc(16, 8)
    await churn.meet(Person(ANA, "Ana Maria", "Europe/Berlin"))
    assert await anas(churn, utc(16, 8))


async def test_joining_a_squad_in_the_minute_somebody_is_due_does_not_lose_the_question(churn: Room) -> None:
    await churn.say(EVE, "squad new nps")
    churn.clock.now = utc(16, 8)
    await churn.say(EVE, f"squad add nps <@{ANA}> Product")
    assert await anas(churn, utc(16, 8))


async def test_founding_a_squad_in_the_minute_somebody_is_due_does_not_lose_the_question(churn: Room) -> None:
    churn.clock.now = utc(16, 8)
    await churn.say(ANA, "squad new nps")
    assert await anas(churn, utc(16, 8))


async def test_joining_leaves_the_others_schedule_alone(churn: Room) -> None:
    before = [await churn.due(DueKind.PROMPT, each) for each in (ANA, BO, CHEN, DEE)]
    await churn.say(DEE, f"squad add churn <@{EVE}> Product")
    assert [await churn.due(DueKind.PROMPT, each) for each in (ANA, BO, CHEN, DEE)] == before
    assert await churn.due(DueKind.PROMPT, EVE) == utc(16, 8)


async def test_a_zone_this_machine_does_not_know_stops_nobody(churn: Room) -> None:
    for zone in ("Mars/Olympus", "../etc/passwd", ""):
        await move(churn, utc(16, 0), zone)
        assert await churn.due(DueKind.PROMPT, ANA) == utc(16, 9)
    assert await anas(churn, utc(16, 9))


async def test_people_in_no_squad_are_met_and_not_scheduled(room: Room) -> None:
    await room.meet(Person(ANA, "Ana", "Asia/Tokyo"))
    assert await room.due(DueKind.PROMPT, ANA) is None


async def test_who_becomes_a_guest_is_asked_no_more(churn: Room) -> None:
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin", guest=True))
    assert not await anas(churn, utc(16, 8))
