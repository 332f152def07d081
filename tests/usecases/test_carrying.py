"""Carrying what was not finished into the next cycle."""

from decimal import Decimal

import pytest

from okr.commands.cycles import SubmitClosing, TypedScore
from okr.cycle import CycleId
from okr.errors.cycles import CycleClosed, NotClosed, NothingToCarry
from okr.errors.people import GuestsCannot
from okr.errors.squads import MembersOnly, NoSuchSquad
from okr.key_result import KeyResultId, Reach
from okr.notices.cycles import CarriedOver
from okr.notices.reading import KeyResultShown, ObjectiveShown
from okr.objective import ObjectiveId
from okr.score import Verdict
from tests.usecases.room import ANA, BO, DEE, EVE, GUS, OURS, Room, utc


@pytest.fixture
async def closed(churn: Room) -> Room:
    """KR1 is to be carried at 2.1%, KR2 to be rewritten, KR3 is done."""
    rows = (
        TypedScore(KeyResultId(1), "2.1%", "", Verdict.CARRY),
        TypedScore(KeyResultId(2), "300", "", Verdict.REWRITE),
        TypedScore(KeyResultId(3), "$2,000", "", Verdict.DONE),
    )
    await churn.ask(SubmitClosing(OURS, DEE, "churn", "2026Q4", 3, rows, utc(16, 1)))
    return churn


async def test_what_is_carried_begins_where_it_ended(closed: Room) -> None:
    carried = await closed.shown(CarriedOver, ANA, "carry churn 2026Q4 2027Q1")
    (objective,) = carried.objectives
    assert (carried.cycle, carried.into, objective.objective.ref, objective.was) == (
        "2026Q4",
        "2027Q1",
        "O2",
        "O1",
    )
    assert [each.ref for each in objective.key_results] == ["KR4"]
    assert [each.ref for each in objective.rewrite] == ["KR2"]
    key_result = (await closed.shown(KeyResultShown, ANA, "show KR4")).standing.key_result
    assert isinstance(key_result.aim, Reach)
    assert (key_result.aim.baseline, key_result.aim.target) == (Decimal("2.1"), Decimal(1))
    assert (key_result.title, key_result.owners, key_result.due) == (
        "Reduce churn from 2.1% to 1%",
        (ANA,),
        utc(31, 0, month=3, year=2027).date(),
    )


async def test_carrying_twice_adds_only_what_came_since(closed: Room) -> None:
    first = await closed.shown(CarriedOver, ANA, "carry")
    assert await closed.shown(CarriedOver, BO, "carry churn 2026Q4") == first
    await closed.say(DEE, "cycle reopen churn 2026Q4")
    await closed.say(DEE, "score KR2 0.5 carry")
    await closed.ask(
        SubmitClosing(
            OURS,
            DEE,
            "churn",
            "2026Q4",
            2,
            (TypedScore(KeyResultId(3), "$2,000", "", Verdict.DONE),),
            utc(16, 1),
        )
    )
    again = await closed.shown(CarriedOver, ANA, "carry churn")
    assert [each.ref for each in again.objectives[0].key_results] == ["KR4", "KR5"]
    assert len(await closed.look(lambda work: work.objectives.of([work.squads.by_handle("churn").id]))) == 2


async def test_the_history_tells_where_it_came_from_and_went(closed: Room) -> None:
    await closed.say(ANA, "carry churn")
    for old, new in {"O1": "O2", "KR1": "KR4"}.items():
        *_, there = await closed.history(old)
        assert (there.verb, there.after) == ("carried into 2027Q1", {"carried_to": new})
        *_, here = await closed.history(new)
        assert (here.verb, here.after) == ("carried on", {"carried_from": old})


async def test_the_old_objective_stays_as_it_was(closed: Room) -> None:
    await closed.say(ANA, "carry churn")
    shown = await closed.shown(ObjectiveShown, EVE, "show O1")
    assert (shown.cycle, len(shown.standing.key_results), shown.score) == ("2026Q4", 3, 0.7)
    new = await closed.look(lambda work: work.objectives.get(ObjectiveId(2)))
    assert (new.cycle, new.title) == (CycleId("2027Q1"), "Customers love our product")


async def test_an_owner_who_left_the_squad_is_followed_by_the_lead(closed: Room) -> None:
    await closed.say(DEE, f"squad remove churn <@{ANA}>")
    await closed.say(DEE, "carry churn")
    assert (await closed.shown(KeyResultShown, DEE, "show KR4")).standing.key_result.owners == (DEE,)


async def test_only_members_carry_and_only_what_is_closed(churn: Room) -> None:
    with pytest.raises(NotClosed, match="cycle close churn 2026Q4"):
        await churn.say(ANA, "carry churn")
    with pytest.raises(MembersOnly):
        await churn.say(EVE, "carry churn 2026Q4")
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, "carry churn 2026Q4")
    with pytest.raises(NoSuchSquad):
        await churn.say(ANA, "carry nps")


async def test_nothing_is_carried_into_itself(closed: Room) -> None:
    with pytest.raises(CycleClosed):
        await closed.say(ANA, "carry churn 2026Q4 2026Q4")


async def test_a_cycle_in_which_everything_is_done_leaves_nothing_to_carry(closed: Room) -> None:
    await closed.say(DEE, "cycle reopen churn 2026Q4")
    for each in ("KR1", "KR2"):
        await closed.say(DEE, f"score {each} 0.2 drop")
    rows = (TypedScore(KeyResultId(3), "$2,000", "", Verdict.DONE),)
    await closed.ask(SubmitClosing(OURS, DEE, "churn", "2026Q4", 3, rows, utc(16, 1)))
    with pytest.raises(NothingToCarry):
        await closed.say(ANA, "carry churn")
