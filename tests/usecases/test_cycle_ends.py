"""Two weeks before a cycle ends whoever leads a squad hears of it, once."""

from dataclasses import replace

import pytest

from okr.notices.cycles import CycleEnding
from okr.person import Person
from okr.schedule import DueKind
from storage.letters import Letter
from tests.usecases.room import ANA, DEE, EVE, Room, utc

NEAR = utc(17, 8, month=12)
"""Nine o'clock in Berlin, on a Thursday."""


def ends(letters: list[Letter]) -> list[tuple[str, CycleEnding]]:
    return [(each.address.id, each.notice) for each in letters if isinstance(each.notice, CycleEnding)]


async def test_the_lead_hears_two_weeks_before_and_once(churn: Room) -> None:
    assert ends(await churn.at(utc(17, 7, 59, month=12))) == []
    ((told, notice),) = ends(await churn.at(NEAR))
    assert (told, notice.cycle.id) == (DEE, "2026Q4")
    assert [(each.handle, each.objectives, each.key_results) for each in notice.squads] == [("churn", 1, 3)]
    for day in (17, 22, 23, 29):
        assert ends(await churn.at(utc(day, 15, month=12))) == []


async def test_who_leads_several_squads_hears_of_all_in_one_message(churn: Room) -> None:
    await churn.say(DEE, "squad new nps")
    await churn.say(DEE, "new nps Customers tell others\nIncrease the score from 20 to 40")
    ((_, notice),) = ends(await churn.at(NEAR))
    assert [each.handle for each in notice.squads] == ["churn", "nps"]


async def test_a_day_at_the_weekend_waits_for_monday(churn: Room) -> None:
    await churn.say(EVE, "cycle new winter 2026-12-01 to 2027-01-16")
    await churn.say(DEE, "new churn in winter Support is a joy\nReduce tickets from 100 to 50")
    assert await churn.due(DueKind.CYCLE_END, "1:WINTER") == utc(4, 8, month=1, year=2027)


async def test_a_downtime_loses_nothing(churn: Room) -> None:
    assert [told for told, _ in ends(await churn.at(utc(29, 15, month=12)))] == [DEE]


async def test_after_the_end_or_the_closing_there_is_nothing_to_say(churn: Room) -> None:
    assert ends(await churn.at(utc(4, 9, month=1, year=2027))) == []


@pytest.mark.parametrize("change", ["archived", "gone", "dropped"])
async def test_nobody_hears_of_what_is_over(churn: Room, change: str) -> None:
    match change:
        case "archived":
            await churn.change("churn", lambda squad: replace(squad, archived=True))
        case "gone":
            await churn.meet(Person(DEE, "Dee", "Europe/Berlin", active=False))
        case _:
            await churn.say(DEE, "drop O1")
    assert ends(await churn.at(NEAR)) == []


async def test_whoever_leads_then_is_told(churn: Room) -> None:
    await churn.change("churn", lambda squad: replace(squad, lead=ANA))
    assert [told for told, _ in ends(await churn.at(NEAR))] == [ANA]


async def test_an_objective_that_was_there_before_is_found_by_the_weekly_digest(churn: Room) -> None:
    await churn.look(lambda work: work.schedule.remove(DueKind.CYCLE_END, "1:2026Q4"))
    await churn.at(utc(17, 14))
    assert await churn.due(DueKind.CYCLE_END, "1:2026Q4") == NEAR
