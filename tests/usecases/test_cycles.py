"""Cycles: which there are, making one, and setting objectives in one by its name."""

from dataclasses import replace
from datetime import date

import pytest

from okr.commands.cycles import MakeCycle
from okr.commands.objectives import CreateObjective
from okr.cycle import Phase
from okr.errors.cycles import (
    CycleDaysMissing,
    CycleEndsFirst,
    CycleNameNotUsable,
    CyclePast,
    CycleTaken,
    NoSuchCycle,
)
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.notices.cycles import CycleForm, CycleList, CycleMade
from okr.notices.objectives import ObjectiveCreated
from tests.usecases.room import ANA, DEE, EVE, GUS, OURS, Room, utc


async def lines(room: Room) -> list[tuple[str, str, int]]:
    shown = await room.shown(CycleList, EVE, "cycle list")
    return [(line.cycle.id, line.phase.value, line.objectives) for line in shown.lines]


async def test_this_quarter_and_the_next_are_there_without_being_made(room: Room) -> None:
    assert await lines(room) == [("2026Q4", "running", 0), ("2027Q1", "coming", 0)]


async def test_the_list_tells_what_runs_comes_and_has_ended(churn: Room) -> None:
    await churn.say(DEE, "new churn in 2027Q2 Support is a joy")
    churn.clock.now = utc(4, 9, month=1, year=2027)
    assert await lines(churn) == [("2027Q1", "running", 0), ("2027Q2", "coming", 1), ("2026Q4", "ended", 1)]


async def test_objectives_of_a_private_squad_are_not_counted_for_others(churn: Room) -> None:
    await churn.change("churn", lambda squad: replace(squad, private=True))
    assert ("2026Q4", "running", 0) in await lines(churn)


@pytest.mark.parametrize(
    "days",
    [
        "1 Jun 2027 to 31 Aug 2027",
        "from 2027-06-01 to 2027-08-31",
        "June 1 to August 31",
        "1 Jun 2027 - 31 Aug 2027",
    ],
)
async def test_a_cycle_has_days_of_its_own(room: Room, days: str) -> None:
    made = await room.shown(CycleMade, EVE, f"cycle new summer {days}")
    assert (made.cycle.id, made.cycle.starts, made.cycle.ends) == (
        "SUMMER",
        date(2027, 6, 1),
        date(2027, 8, 31),
    )
    (change,) = await room.history("cycle:SUMMER")
    assert (change.by, change.verb) == (EVE, "created")


async def test_a_quarter_knows_its_days(room: Room) -> None:
    made = await room.shown(CycleMade, EVE, "cycle new 2027-q3")
    assert (made.cycle.id, made.cycle.ends) == ("2027Q3", date(2027, 9, 30))


async def test_a_form_asks_for_what_is_missing(room: Room) -> None:
    assert (await room.shown(CycleForm, EVE, "cycle new")).name == ""
    assert (await room.shown(CycleForm, EVE, "cycle new summer")).name == "summer"


@pytest.mark.parametrize("days", ["soon", "June to August", "1 Jun 2027 to soon", "32 Jun to 31 Aug"])
async def test_days_that_cannot_be_read_get_an_example(room: Room, days: str) -> None:
    with pytest.raises(CommandIncomplete, match="1 Jun 2027 to 31 Aug 2027"):
        await room.say(EVE, f"cycle new summer {days}")


async def test_a_cycle_that_cannot_be_is_refused(room: Room) -> None:
    with pytest.raises(CycleEndsFirst, match=r"not after \d+ \w{3} \d{4}"):
        await room.say(EVE, "cycle new summer 31 Aug 2027 to 1 Jun 2027")
    with pytest.raises(CyclePast, match="2026Q3 ended on 30 Sep 2026"):
        await room.say(EVE, "cycle new 2026Q3")
    with pytest.raises(CycleNameNotUsable):
        await room.say(EVE, "cycle new 2027Q1 1 Jun 2027 to 31 Aug 2027")
    with pytest.raises(CycleDaysMissing):
        await room.ask(MakeCycle(OURS, EVE, "summer", date(2027, 6, 1)))
    with pytest.raises(GuestsCannot):
        await room.say(GUS, "cycle new summer 1 Jun 2027 to 31 Aug 2027")


async def test_a_name_is_taken_once(room: Room) -> None:
    await room.say(EVE, "cycle new summer 1 Jun 2027 to 31 Aug 2027")
    with pytest.raises(CycleTaken):
        await room.say(ANA, "cycle new Summer 1 Jul 2027 to 31 Aug 2027")


async def test_an_objective_is_set_in_a_cycle_by_its_name(churn: Room) -> None:
    await churn.say(EVE, "cycle new summer 1 Jun 2027 to 31 Aug 2027")
    for name, cycle in {"Summer": "SUMMER", "2027q1": "2027Q1"}.items():
        created = await churn.shown(ObjectiveCreated, ANA, f"new churn in {name} Support is a joy")
        assert (created.standing.objective.cycle, created.standing.objective.title) == (
            cycle,
            "Support is a joy",
        )


async def test_words_that_name_no_cycle_are_part_of_the_title(churn: Room) -> None:
    created = await churn.shown(ObjectiveCreated, ANA, "new churn in Berlin everybody knows us")
    assert created.standing.objective.title == "in Berlin everybody knows us"
    assert created.standing.objective.cycle == "2026Q4"


async def test_a_cycle_that_has_ended_takes_no_new_objective(churn: Room) -> None:
    with pytest.raises(CyclePast, match="2026Q3 ended on 30 Sep 2026"):
        await churn.say(ANA, "new churn in 2026Q3 Support is a joy")


async def test_a_cycle_nobody_made_is_unknown_where_one_is_asked_for(churn: Room) -> None:
    with pytest.raises(NoSuchCycle, match="WINTER"):
        await churn.ask(CreateObjective(OURS, ANA, "churn", "Support", cycle="WINTER"))


async def test_phases_meet_at_the_ends(churn: Room) -> None:
    made = (await churn.shown(CycleMade, EVE, "cycle new x 2027-01-10 to 2027-01-20")).cycle
    phases = [made.phase(date(2027, 1, day)) for day in (9, 10, 20, 21)]
    assert phases == [Phase.COMING, Phase.RUNNING, Phase.RUNNING, Phase.ENDED]
