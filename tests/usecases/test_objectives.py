"""Setting objectives and adding key results to them."""

from datetime import date

import pytest

from okr.commands.objectives import CreateObjective
from okr.commands.people import MeetPeople
from okr.commands.reading import ListOkrs
from okr.commands.squads import CreateSquad
from okr.errors.cycles import NoSuchCycle
from okr.errors.key_results import CycleEnded, DueOutsideCycle, OwnerNotMember, SentenceNotRead
from okr.errors.objectives import NoObjectiveYet, NoSuchObjective
from okr.errors.squads import MembersOnly, NoSquadYet, NoSuchSquad
from okr.errors.texts import TitleMissing, TitleTooLong
from okr.notices.key_results import KeyResultAdded, KeyResultForm
from okr.notices.objectives import ObjectiveCreated, ObjectiveForm
from okr.notices.reading import OkrList
from okr.person import WorkspaceId
from okr.usecases.answer import answer
from okr.usecases.meet_people import meet_people
from tests.usecases.room import ANA, BO, DEE, EVE, OURS, PEOPLE, Room, utc


async def everything(room: Room) -> OkrList:
    return await room.shown(OkrList, DEE, "list")


async def test_an_objective_is_set_with_its_key_results_in_order(room: Room) -> None:
    await room.found_churn()
    created = await room.shown(
        ObjectiveCreated,
        ANA,
        "new churn Customers LOVE us\nReduce churn from 3.2% to 1%\n\n- Increase trials from 1 to 5 <@UBO>",
    )
    assert created.handle == "churn"
    assert created.standing.objective.ref == "O1"
    assert created.standing.objective.title == "Customers LOVE us"
    assert [each.key_result.ref for each in created.standing.key_results] == ["KR1", "KR2"]
    assert [each.owners for each in created.standing.key_results] == [("Ana",), ("Bo",)]


async def test_an_objective_belongs_to_the_running_quarter_and_a_key_result_ends_with_it(room: Room) -> None:
    await room.found_churn()
    created = await room.shown(ObjectiveCreated, DEE, "new churn Love\nReduce churn from 3% to 1%")
    assert created.standing.objective.cycle == "2026Q4"
    assert created.standing.key_results[0].key_result.due == date(2026, 12, 31)


async def test_the_quarter_is_that_of_the_squads_own_calendar(room: Room) -> None:
    await room.found_churn()
    room.clock.now = utc(31, 23, 30, month=12)  # half an hour into the new year in Berlin
    assert (await room.shown(ObjectiveCreated, DEE, "new churn Love")).standing.objective.cycle == "2027Q1"


async def test_an_objective_may_be_set_for_a_quarter_by_name(room: Room) -> None:
    await room.found_churn()
    created = await room.ask(CreateObjective(OURS, DEE, "churn", "Love", cycle="2027-q1"))
    assert isinstance(created, ObjectiveCreated)
    assert created.standing.objective.cycle == "2027Q1"
    with pytest.raises(NoSuchCycle, match="winter"):
        await room.ask(CreateObjective(OURS, DEE, "churn", "Love", cycle="winter"))


async def test_each_workspace_counts_its_own_ids(churn: Room) -> None:
    theirs = WorkspaceId("T2")
    await churn.store.perform(meet_people, MeetPeople(theirs, PEOPLE))
    await churn.store.perform(answer, CreateSquad(theirs, DEE, "churn", ""))
    created = await churn.store.perform(answer, CreateObjective(theirs, DEE, "churn", "Love"))
    assert isinstance(created, ObjectiveCreated)
    assert created.standing.objective.ref == "O1"
    listed = await churn.store.perform(answer, ListOkrs(theirs, DEE))
    assert isinstance(listed, OkrList)
    assert [each.key_results for each in listed.objectives] == [()]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ("Increase trials from 100 to 500 <@UEVE>", OwnerNotMember),
        ("Increase trials from 100 to 500 by 15 Jan 2027", DueOutsideCycle),
        (f"Increase {'x' * 300} from 100 to 500", TitleTooLong),
        ("Be nicer", SentenceNotRead),
    ],
)
async def test_all_key_results_of_a_new_objective_are_kept_or_none(
    room: Room, wrong: str, error: type[Exception]
) -> None:
    await room.found_churn()
    with pytest.raises(error):
        await room.set_objective("Reduce churn from 3.2% to 1%", wrong)
    assert (await everything(room)).objectives == ()
    created = await room.shown(ObjectiveCreated, DEE, "new churn Love")
    assert created.standing.objective.ref == "O1"


async def test_a_title_is_needed_and_may_not_be_an_essay(room: Room) -> None:
    await room.found_churn()
    with pytest.raises(TitleMissing):
        await room.ask(CreateObjective(OURS, DEE, "churn", "  "))
    with pytest.raises(TitleTooLong, match="301"):
        await room.ask(CreateObjective(OURS, DEE, "churn", "x" * 301))


async def test_a_title_keeps_to_one_line(room: Room) -> None:
    await room.found_churn()
    created = await room.ask(CreateObjective(OURS, DEE, "churn", " Customers\n love\tus "))
    assert isinstance(created, ObjectiveCreated)
    assert created.standing.objective.title == "Customers love us"


async def test_a_squad_that_does_not_exist_gets_no_objective(room: Room) -> None:
    with pytest.raises(NoSuchSquad, match="nps"):
        await room.say(DEE, "new nps Customers recommend us")


async def test_only_members_set_objectives_and_add_key_results(churn: Room) -> None:
    with pytest.raises(MembersOnly):
        await churn.say(EVE, "new churn Another")
    with pytest.raises(MembersOnly):
        await churn.say(EVE, "kr add O1 Reduce churn from 3% to 1%")


async def test_a_key_result_is_added_and_shown_as_it_was_understood(churn: Room) -> None:
    added = await churn.shown(
        KeyResultAdded, ANA, f"kr add O1 Increase calls from 10 to 50 <@{BO}> leading by 15 Dec"
    )
    key_result = added.standing.key_result
    assert (key_result.ref, key_result.due, key_result.indicator) == ("KR4", date(2026, 12, 15), "leading")
    assert added.standing.owners == ("Bo",)
    assert not added.baseline_missing


async def test_whoever_adds_a_key_result_owns_it_unless_it_names_somebody(churn: Room) -> None:
    added = await churn.shown(KeyResultAdded, ANA, "kr add O1 Increase calls from 10 to 50")
    assert added.standing.owners == ("Ana",)


async def test_a_missing_baseline_is_pointed_out(churn: Room) -> None:
    assert (await churn.shown(KeyResultAdded, ANA, "kr add O1 Increase calls to 50")).baseline_missing


async def test_a_key_result_for_an_unknown_objective_is_refused(churn: Room) -> None:
    with pytest.raises(NoSuchObjective, match="O9"):
        await churn.say(ANA, "kr add O9 Increase calls from 10 to 50")


async def test_an_owner_outside_the_squad_is_named_with_what_to_do(churn: Room) -> None:
    with pytest.raises(OwnerNotMember, match=r"Eve is not in Churn squad.*squad add churn"):
        await churn.say(ANA, f"kr add O1 Increase calls from 10 to 50 <@{EVE}>")


async def test_a_due_day_outside_the_cycle_names_the_days_it_may_be(churn: Room) -> None:
    with pytest.raises(DueOutsideCycle, match=r"1 Jan 2027 .* from 1 Oct 2026 to 31 Dec 2026"):
        await churn.say(ANA, "kr add O1 Increase calls from 10 to 50 by 2027-01-01")


@pytest.mark.parametrize("text", ["kr add O1 Increase calls from 10 to 50", "kr add O1"])
async def test_an_ended_quarter_takes_no_new_key_result(churn: Room, text: str) -> None:
    churn.clock.now = utc(1, 9, month=1, year=2027)
    with pytest.raises(CycleEnded, match=r"2026Q4 ended on 31 Dec 2026, so O1 takes no new key result"):
        await churn.say(ANA, text)


async def test_what_was_created_is_in_the_history(churn: Room) -> None:
    [set_up] = await churn.history("O1")
    assert (set_up.by, set_up.verb, set_up.after["title"]) == (
        DEE,
        "created",
        "Customers love our product",
    )
    [added] = await churn.history("KR2")
    assert (added.by, added.verb, added.after["owners"]) == (DEE, "created", ["UBO"])


async def test_the_form_for_an_objective_offers_the_squads_one_may_edit(churn: Room) -> None:
    await churn.say(EVE, "squad new nps")
    form = await churn.shown(ObjectiveForm, ANA, "new")
    assert ([squad.handle for squad in form.squads], form.cycle) == (["churn"], "2026Q4")
    with pytest.raises(MembersOnly):
        await churn.say(ANA, "new nps")


async def test_without_a_squad_there_is_nothing_to_offer(room: Room) -> None:
    with pytest.raises(NoSquadYet):
        await room.say(EVE, "new")


async def test_the_form_for_a_key_result_offers_the_objectives_one_may_add_to(churn: Room) -> None:
    form = await churn.shown(KeyResultForm, ANA, "kr add O1")
    assert [each.ref for each in form.objectives] == ["O1"]
    assert form.objective is not None
    with pytest.raises(NoObjectiveYet):
        await churn.say(EVE, "kr add")
    with pytest.raises(MembersOnly):
        await churn.say(EVE, "kr add O1")
