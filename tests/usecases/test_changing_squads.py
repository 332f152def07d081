"""Changing a squad: what it is called, where its week is told, who leads it, who sees it."""

from dataclasses import replace

import pytest

from okr.commands.people import MeetPeople
from okr.commands.squads import ChangeSquad, ShowSquad
from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.people import Deactivated, GuestsCannot
from okr.errors.phrases import UnknownCommand
from okr.errors.squads import (
    LeadNotMember,
    LeadOfNone,
    LeadOnly,
    NearlyThatSquad,
    NoSuchSquad,
)
from okr.errors.texts import TextTooLong, TitleMissing
from okr.notices.squads import MemberForm, SquadChanged, SquadCreated, SquadEditForm, SquadList, SquadShown
from okr.objective import ObjectiveId
from okr.person import Person, WorkspaceId
from okr.squad import SquadKind
from okr.usecases.meet_people import meet_people
from tests.usecases.room import ADA, ANA, BO, DEE, EVE, GUS, OURS, Room


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ('squad rename churn "Customer churn"', "name", "Customer churn"),
        ("squad rename churn Customer churn", "name", "Customer churn"),
        ("squad purpose churn Customers stay.", "purpose", "Customers stay."),
        ("squad channel churn <#CNEW>", "channel", "CNEW"),
        ("squad channel churn off", "channel", None),
        (f"squad lead churn <@{BO}>", "lead", BO),
        ("squad private churn on", "private", True),
        ("squad private CHURN ON", "private", True),
        ("squad kind churn company", "kind", SquadKind.COMPANY),
    ],
)
async def test_the_lead_changes_one_thing_in_a_line(
    churn: Room, typed: str, field: str, value: object
) -> None:
    changed = await churn.shown(SquadChanged, DEE, typed)
    assert getattr(changed.after, field) == value
    assert getattr(await churn.squad(), field) == value
    last = (await churn.history("squad:1"))[-1]
    assert (last.verb, last.by, set(last.before), set(last.after)) == ("changed", DEE, {field}, {field})


async def test_what_is_like_that_already_leaves_no_line_in_the_history(churn: Room) -> None:
    before = await churn.history("squad:1")
    changed = await churn.shown(SquadChanged, DEE, "squad private churn off")
    assert changed.before == changed.after
    assert await churn.history("squad:1") == before


async def test_only_the_lead_and_workspace_admins_change_a_squad(churn: Room) -> None:
    for typed in ("squad rename churn Ours", "squad edit churn", "squad add churn"):
        with pytest.raises(LeadOnly):
            await churn.say(ANA, typed)
        with pytest.raises(GuestsCannot):
            await churn.say(GUS, typed)
    await churn.say(ADA, "squad rename churn Ours")
    assert (await churn.squad()).name == "Ours"


async def test_who_handed_a_squad_on_does_not_lead_it_any_more(churn: Room) -> None:
    changed = await churn.shown(SquadChanged, DEE, f"squad lead churn <@{BO}>")
    assert changed.lead == "Bo"
    with pytest.raises(LeadOnly):
        await churn.say(DEE, "squad rename churn Mine")
    await churn.say(BO, "squad rename churn Ours")


async def test_only_a_member_who_is_here_leads(churn: Room) -> None:
    with pytest.raises(LeadNotMember, match="squad add churn @Eve"):
        await churn.say(DEE, f"squad lead churn <@{EVE}>")
    with pytest.raises(GuestsCannot):
        await churn.say(DEE, f"squad lead churn <@{GUS}>")
    await churn.meet(Person(BO, "Bo", "America/New_York", active=False))
    with pytest.raises(Deactivated, match="Bo"):
        await churn.say(DEE, f"squad lead churn <@{BO}>")


async def test_a_form_filled_in_before_somebody_else_changed_the_squad_changes_nothing(churn: Room) -> None:
    form = await churn.shown(SquadEditForm, DEE, "squad edit churn")
    await churn.say(ADA, "squad rename churn Ours")
    with pytest.raises(ChangedMeanwhile):
        await churn.ask(ChangeSquad(OURS, DEE, "churn", name="Mine", version=form.squad.version))
    assert (await churn.squad()).name == "Ours"


async def test_a_name_is_needed_and_a_purpose_is_no_essay(churn: Room) -> None:
    with pytest.raises(TitleMissing):
        await churn.ask(ChangeSquad(OURS, DEE, "churn", name=" "))
    with pytest.raises(TextTooLong):
        await churn.say(DEE, f"squad purpose churn {'x' * 301}")


async def test_a_squad_of_another_workspace_is_not_there(churn: Room) -> None:
    theirs = WorkspaceId("T2")
    await churn.store.perform(meet_people, MeetPeople(theirs, (Person(DEE, "Dee", "Europe/Berlin"),)))
    for wish in (ChangeSquad(theirs, DEE, "churn", name="Ours"), ShowSquad(theirs, DEE, "churn")):
        with pytest.raises(NoSuchSquad):
            await churn.ask(wish)


async def test_a_private_squad_is_not_there_for_others(churn: Room) -> None:
    await churn.say(DEE, "squad private churn on")
    for typed in ("squad churn", "squad show churn", "squad rename churn Ours", "squad edit churn"):
        with pytest.raises(NoSuchSquad):
            await churn.say(EVE, typed)
    assert (await churn.shown(SquadList, EVE, "squad list")).lines == ()
    assert (await churn.shown(SquadShown, ANA, "squad churn")).line.squad.private


async def test_a_squad_is_shown_with_its_people_and_objectives(churn: Room) -> None:
    shown = await churn.shown(SquadShown, EVE, "squad churn")
    assert [each.name for each in shown.line.members] == ["Dee", "Ana", "Bo", "Chen"]
    assert [each.objective.ref for each in shown.objectives] == ["O1"]
    assert (shown.line.lead, shown.may_lead) == ("Dee", False)
    assert (await churn.shown(SquadShown, DEE, "squad show churn")).may_lead


async def test_a_member_who_left_the_workspace_is_marked(churn: Room) -> None:
    await churn.meet(Person(BO, "Bo", "America/New_York", active=False))
    shown = await churn.shown(SquadShown, EVE, "squad churn")
    assert [each.name for each in shown.line.members if each.gone] == ["Bo"]


async def test_a_squad_need_not_be_named_by_who_is_in_one_alone(churn: Room) -> None:
    assert (await churn.shown(SquadShown, ANA, "squad show")).line.squad.handle == "churn"
    assert (await churn.shown(SquadEditForm, DEE, "squad edit")).squad.handle == "churn"


async def test_a_misspelt_phrase_and_a_misspelt_squad_are_told_apart(churn: Room) -> None:
    with pytest.raises(UnknownCommand, match="squad list"):
        await churn.say(ANA, "squad lsit")
    with pytest.raises(NearlyThatSquad, match="churn"):
        await churn.say(ANA, "squad chrn")
    await churn.say(ANA, "squad new lists")
    assert (await churn.shown(SquadShown, ANA, "squad lists")).line.squad.handle == "lists"


async def test_what_is_missing_from_a_line_is_asked_for_in_a_form(churn: Room) -> None:
    assert (await churn.shown(SquadEditForm, DEE, "squad rename churn")).squad.handle == "churn"
    form = await churn.shown(MemberForm, DEE, f"squad add churn <@{EVE}>")
    assert ([each.handle for each in form.squads], form.squad, form.person) == (["churn"], "churn", EVE)
    assert len((await churn.shown(MemberForm, DEE, "squad add")).squads) == 1
    with pytest.raises(LeadOfNone):
        await churn.say(ANA, "squad add")


async def test_a_function_is_written_as_it_is_offered(churn: Room) -> None:
    created = await churn.shown(SquadCreated, EVE, "squad new support")
    assert created.squad.members[0].function == "Lead"
    await churn.say(EVE, f"squad add support <@{EVE}> customer success")
    assert (await churn.squad("support")).members[0].function == "Customer Success"


async def test_a_shared_objective_counts_for_both_squads(churn: Room) -> None:
    await churn.say(EVE, "squad new growth")
    growth = await churn.squad("growth")
    objective = await churn.look(lambda work: work.objectives.get(ObjectiveId(1)))
    await churn.look(lambda work: work.objectives.save(replace(objective, shared_with=growth.id)))
    lines = (await churn.shown(SquadList, EVE, "squad list")).lines
    assert [line.objectives for line in lines] == [1, 1]
    shown = await churn.shown(SquadShown, EVE, "squad growth")
    assert [each.objective.ref for each in shown.objectives] == ["O1"]
