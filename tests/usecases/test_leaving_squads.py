"""Taking people out of a squad, and archiving a squad; both can be taken back."""

import pytest

from okr.commands.history import Undo
from okr.commands.people import MeetPeople
from okr.commands.squads import ArchiveSquad, RemoveMember, RestoreSquad
from okr.errors.history import AlreadyBack, NothingToUndo
from okr.errors.squads import LeadOnly, LeadStays, NoSuchSquad, NotMember, SquadArchived
from okr.notices.squads import (
    MemberAdded,
    MemberForm,
    MemberRemoved,
    SquadChanged,
    SquadIsArchived,
    SquadList,
    SquadShown,
)
from okr.person import Person, WorkspaceId
from okr.schedule import DueKind
from okr.usecases.meet_people import meet_people
from tests.usecases.room import ADA, ANA, BO, DEE, EVE, OURS, Room, asked, digests, utc


async def test_who_is_taken_out_is_not_asked_any_more_and_what_they_own_is_named(churn: Room) -> None:
    removed = await churn.shown(MemberRemoved, DEE, f"squad remove churn <@{ANA}>")
    assert (removed.name, [each.ref for each in removed.key_results]) == ("Ana", ["KR1"])
    assert not (await churn.squad()).has(ANA)
    assert await churn.due(DueKind.PROMPT, ANA) is None
    last = (await churn.history("squad:1"))[-1]
    assert (last.verb, last.by, set(last.before)) == ("member removed", DEE, {"members"})


async def test_who_owns_nothing_there_leaves_nothing_to_hand_over(churn: Room) -> None:
    await churn.say(DEE, f"squad add churn <@{EVE}> Sales")
    removed = await churn.shown(MemberRemoved, ADA, f"squad remove churn <@{EVE}>")
    assert removed.key_results == ()


async def test_a_member_who_was_taken_out_by_a_slip_is_back_as_before(churn: Room) -> None:
    await churn.say(DEE, f"squad remove churn <@{ANA}>")
    back = await churn.shown(MemberAdded, DEE, "undo")
    assert (back.name, back.function) == ("Ana", "Marketing")
    assert (await churn.squad()).has(ANA)
    assert await churn.due(DueKind.PROMPT, ANA) is not None
    with pytest.raises(NothingToUndo):
        await churn.say(DEE, "undo")


async def test_only_who_leads_takes_people_out_and_the_lead_stays(churn: Room) -> None:
    with pytest.raises(LeadOnly):
        await churn.say(ANA, f"squad remove churn <@{BO}>")
    with pytest.raises(LeadStays):
        await churn.say(DEE, f"squad remove churn <@{DEE}>")
    with pytest.raises(NotMember):
        await churn.say(DEE, f"squad remove churn <@{EVE}>")
    assert len((await churn.squad()).members) == 4


async def test_whom_to_take_out_is_asked_for_in_a_form(churn: Room) -> None:
    form = await churn.shown(MemberForm, DEE, "squad remove churn")
    assert (form.squad, form.leaving) == ("churn", True)
    with pytest.raises(LeadOnly):
        await churn.say(ANA, "squad remove churn")


async def test_an_archived_squad_asks_nobody_and_posts_nothing(churn: Room) -> None:
    assert (await churn.shown(SquadIsArchived, DEE, "squad archive churn")).squad.archived
    assert await churn.due(DueKind.PROMPT, ANA) is None
    assert await churn.due(DueKind.DIGEST, "1") is None
    assert asked(await churn.at(utc(16, 13))) == {}
    assert digests(await churn.at(utc(17, 14))) == []
    assert (await churn.shown(SquadList, EVE, "squad list")).lines == ()
    kept = await churn.shown(SquadList, EVE, "squad list archived")
    assert ([each.squad.handle for each in kept.lines], kept.archived) == (["churn"], True)
    assert (await churn.shown(SquadShown, EVE, "squad churn")).line.squad.archived
    with pytest.raises(SquadArchived):
        await churn.say(DEE, "squad rename churn Ours")
    with pytest.raises(SquadArchived):
        await churn.say(DEE, "squad archive churn")


@pytest.mark.parametrize("typed", ["squad restore churn", "undo"])
async def test_an_archived_squad_goes_on(churn: Room, typed: str) -> None:
    before = await churn.due(DueKind.PROMPT, ANA), await churn.due(DueKind.DIGEST, "1")
    await churn.say(DEE, "squad archive churn")
    changed = await churn.shown(SquadChanged, DEE, typed)
    assert (changed.before.archived, changed.after.archived, changed.lead) == (True, False, "Dee")
    assert (await churn.due(DueKind.PROMPT, ANA), await churn.due(DueKind.DIGEST, "1")) == before
    again = await churn.shown(SquadChanged, DEE, "squad restore churn")
    assert again.before == again.after


async def test_a_squad_that_goes_on_already_is_not_taken_back_again(churn: Room) -> None:
    archived = await churn.shown(SquadIsArchived, DEE, "squad archive churn")
    await churn.say(DEE, "squad restore churn")
    with pytest.raises(AlreadyBack, match="Churn squad"):
        await churn.ask(Undo(OURS, DEE, archived.change))


async def test_only_who_leads_archives_and_restores(churn: Room) -> None:
    with pytest.raises(LeadOnly):
        await churn.say(ANA, "squad archive churn")
    await churn.say(ADA, "squad archive churn")
    with pytest.raises(LeadOnly):
        await churn.say(ANA, "squad restore churn")


async def test_a_private_archived_squad_is_in_no_strangers_list(churn: Room) -> None:
    await churn.say(DEE, "squad private churn on")
    await churn.say(DEE, "squad archive churn")
    assert (await churn.shown(SquadList, EVE, "squad list archived")).lines == ()
    with pytest.raises(NoSuchSquad):
        await churn.say(EVE, "squad restore churn")
    assert len((await churn.shown(SquadList, ANA, "squad list archived")).lines) == 1


async def test_squads_of_another_workspace_are_not_there(churn: Room) -> None:
    theirs = WorkspaceId("T2")
    await churn.store.perform(meet_people, MeetPeople(theirs, (Person(DEE, "Dee", "Europe/Berlin"),)))
    for wish in (
        RemoveMember(theirs, DEE, "churn", DEE),
        ArchiveSquad(theirs, DEE, "churn"),
        RestoreSquad(theirs, DEE, "churn"),
    ):
        with pytest.raises(NoSuchSquad):
            await churn.ask(wish)
