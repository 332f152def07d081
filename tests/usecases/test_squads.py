"""Making squads and adding people to them."""

import pytest

from okr.errors.people import Deactivated, GuestsCannot, NoSuchPerson
from okr.errors.squads import AlreadyMember, HandleNotUsable, HandleTaken, LeadOnly, NoSuchSquad
from okr.errors.texts import TitleTooLong
from okr.notices.squads import MemberAdded, SquadCreated, SquadList
from okr.person import Person, PersonId
from okr.schedule import DueKind
from okr.squad import Member
from tests.usecases.room import ADA, ANA, BO, DEE, EVE, GUS, Room, utc


async def test_whoever_makes_a_squad_leads_it_and_is_in_it(room: Room) -> None:
    created = await room.shown(SquadCreated, DEE, 'squad new churn "Churn squad" <#CCHURN>')
    squad = created.squad
    assert (squad.handle, squad.name, squad.channel, created.lead) == (
        "churn",
        "Churn squad",
        "CCHURN",
        "Dee",
    )
    assert squad.members == (Member(DEE, "Lead"),)
    assert squad.zone == "Europe/Berlin"


async def test_a_squad_without_a_name_is_called_by_its_handle(room: Room) -> None:
    assert (await room.shown(SquadCreated, DEE, "squad new churn")).squad.name == "Churn squad"


async def test_a_handle_is_kept_in_small_letters(room: Room) -> None:
    assert (await room.shown(SquadCreated, DEE, "squad new CHURN")).squad.handle == "churn"


@pytest.mark.parametrize("handle", ["Kündigung", "-churn", "a" * 31, "churn!", "<!channel>"])
async def test_an_unusable_handle_is_refused(room: Room, handle: str) -> None:
    with pytest.raises(HandleNotUsable):
        await room.say(DEE, f'squad new "{handle}"')


async def test_a_handle_is_taken_once(churn: Room) -> None:
    with pytest.raises(HandleTaken):
        await churn.say(EVE, "squad new Churn Another")
    assert (await churn.squad()).lead == DEE


async def test_a_name_cannot_be_an_essay(room: Room) -> None:
    with pytest.raises(TitleTooLong):
        await room.say(DEE, f"squad new churn {'x' * 301}")


async def test_the_lead_adds_members_with_their_function(churn: Room) -> None:
    added = await churn.shown(MemberAdded, DEE, f"squad add churn <@{EVE}> Customer   Success")
    assert (added.name, added.function) == ("Eve", "Customer Success")
    assert added.squad.has(EVE)


async def test_a_member_added_again_changes_their_function(churn: Room) -> None:
    added = await churn.shown(MemberAdded, DEE, f"squad add churn <@{ANA}> Product")
    assert [each.function for each in added.squad.members if each.person == ANA] == ["Product"]


async def test_a_member_added_again_with_the_same_function_is_told_so(churn: Room) -> None:
    with pytest.raises(AlreadyMember):
        await churn.say(DEE, f"squad add churn <@{ANA}> Marketing")


async def test_a_squad_of_one_function_gets_a_friendly_remark_and_no_refusal(room: Room) -> None:
    await room.say(DEE, "squad new sales")
    await room.say(DEE, f"squad add sales <@{DEE}> Sales")
    added = await room.shown(MemberAdded, DEE, f"squad add sales <@{BO}> sales")
    assert added.one_function is not None
    assert added.one_function.casefold() == "sales"
    mixed = await room.shown(MemberAdded, DEE, f"squad add sales <@{ANA}> Marketing")
    assert mixed.one_function is None


async def test_a_member_who_does_not_lead_cannot_add_members(churn: Room) -> None:
    with pytest.raises(LeadOnly):
        await churn.say(ANA, f"squad add churn <@{EVE}> Product")


async def test_a_workspace_admin_may_add_members_to_any_squad(churn: Room) -> None:
    assert (await churn.shown(MemberAdded, ADA, f"squad add churn <@{EVE}> Product")).squad.has(EVE)


async def test_guests_those_who_left_and_strangers_cannot_be_added(churn: Room) -> None:
    await churn.meet(Person(EVE, "Eve", "Europe/Berlin", active=False))
    with pytest.raises(Deactivated, match="Eve"):
        await churn.say(DEE, f"squad add churn <@{EVE}> Product")
    with pytest.raises(GuestsCannot):
        await churn.say(DEE, f"squad add churn <@{GUS}> Product")
    with pytest.raises(NoSuchPerson):
        await churn.say(DEE, "squad add churn <@UNOBODY> Product")


async def test_nobody_is_added_to_a_squad_nobody_made(room: Room) -> None:
    with pytest.raises(NoSuchSquad, match="nps"):
        await room.say(DEE, f"squad add nps <@{ANA}> Product")


async def test_the_list_shows_each_squad_with_its_people_and_objectives(churn: Room) -> None:
    await churn.say(EVE, "squad new nps")
    lines = (await churn.shown(SquadList, EVE, "squad list")).lines
    assert [(line.squad.handle, line.lead, line.objectives) for line in lines] == [
        ("churn", "Dee", 1),
        ("nps", "Eve", 0),
    ]
    assert [member.name for member in lines[0].members] == ["Dee", "Ana", "Bo", "Chen"]


async def test_founding_and_joining_put_people_and_digest_on_the_schedule(churn: Room) -> None:
    assert await churn.due(DueKind.PROMPT, ANA) == utc(16, 8)
    assert await churn.due(DueKind.PROMPT, BO) == utc(16, 14)
    assert await churn.due(DueKind.DIGEST, "1") == utc(17, 14)
    assert await churn.due(DueKind.PROMPT, EVE) is None


async def test_making_and_joining_a_squad_are_in_its_history(churn: Room) -> None:
    founded, joined, *_ = await churn.history("squad:1")
    assert (founded.by, founded.verb, founded.at) == (DEE, "created", utc(16, 0))
    assert founded.before == {}
    assert founded.after["handle"] == "churn"
    assert (joined.verb, joined.by) == ("member added", DEE)
    assert set(joined.before) == set(joined.after) == {"members"}


async def test_people_of_whom_we_never_heard_cannot_ask_for_anything(room: Room) -> None:
    with pytest.raises(NoSuchPerson):
        await room.say(PersonId("UNOBODY"), "squad new churn")
