"""Who is in a squad follows a user group of the platform, but for its lead."""

import pytest

from okr.commands.clockwork import SyncGroup
from okr.commands.squads import FollowGroup
from okr.errors.phrases import CommandIncomplete
from okr.errors.squads import FollowsGroup, LeadOnly, NoSuchUserGroup
from okr.notices.squads import OwnerLeft, SquadFollows
from okr.person import PersonId
from okr.phrases import read_phrase
from okr.phrases.said import Said
from okr.schedule import DueKind
from okr.squad import UNNAMED
from okr.usecases.follow_group import is_followed, sync_group
from tests.usecases.room import ANA, BO, DEE, EVE, GUS, OURS, Room

CREW = "S0CREW"


async def follow(room: Room, *people: str) -> SquadFollows:
    answer = await room.ask(FollowGroup(OURS, DEE, "churn", CREW, tuple(map(PersonId, people))))
    assert isinstance(answer, SquadFollows)
    return answer


async def sync(room: Room, *people: str) -> int:
    return await room.store.perform(sync_group, SyncGroup(OURS, CREW, tuple(map(PersonId, people))))


async def functions(room: Room) -> dict[PersonId, str]:
    return {each.person: each.function for each in (await room.squad()).members}


async def test_the_group_says_who_is_in_the_squad_and_the_lead_stays(churn: Room) -> None:
    follows = await follow(churn, ANA, EVE, GUS, "UNOBODY")
    assert (follows.joined, follows.left) == (("Eve",), ("Bo", "Chen"))
    assert await functions(churn) == {DEE: "Lead", ANA: "Marketing", EVE: UNNAMED}
    assert await churn.due(DueKind.PROMPT, EVE) is not None
    assert await churn.due(DueKind.PROMPT, BO) is None
    last = (await churn.history("squad:1"))[-1]
    assert (last.by, last.verb, set(last.after)) == (DEE, "changed", {"members", "user_group"})


async def test_who_joins_or_leaves_the_group_joins_or_leaves_the_squad(churn: Room) -> None:
    await follow(churn, ANA, BO)
    assert await sync(churn, BO, EVE) == 1
    assert set(await functions(churn)) == {DEE, BO, EVE}
    last = (await churn.history("squad:1"))[-1]
    assert (last.by, last.verb) == (CREW, "followed its user group")
    assert await sync(churn, BO, EVE) == 0


async def test_the_lead_hears_what_who_left_the_group_owns_still(churn: Room) -> None:
    await follow(churn, ANA, BO)
    await churn.letters()
    await sync(churn, BO)
    (letter,) = await churn.letters()
    assert isinstance(letter.notice, OwnerLeft)
    assert (letter.address.id, letter.notice.workspace) == (DEE, False)
    assert [each.ref for each in letter.notice.key_results] == ["KR1"]


async def test_what_a_member_brings_is_named_and_nobody_else_is_added_or_taken_out(churn: Room) -> None:
    await follow(churn, ANA, EVE)
    await churn.say(DEE, f"squad add churn <@{EVE}> Sales")
    await sync(churn, EVE, ANA)
    assert (await functions(churn))[EVE] == "Sales"
    for typed in (f"squad add churn <@{BO}> Sales", f"squad remove churn <@{EVE}>"):
        with pytest.raises(FollowsGroup, match="squad follow churn off"):
            await churn.say(DEE, typed)


async def test_a_squad_that_follows_no_group_any_more_keeps_its_people(churn: Room) -> None:
    await follow(churn, ANA)
    stopped = await churn.shown(SquadFollows, DEE, "squad follow churn off")
    assert (stopped.squad.user_group, stopped.joined, stopped.left) == (None, (), ())
    assert await sync(churn, BO) == 0
    assert set(await functions(churn)) == {DEE, ANA}


async def test_only_followed_groups_are_looked_into(churn: Room) -> None:
    wanted = SyncGroup(OURS, CREW, ())
    assert not await churn.store.perform(is_followed, wanted)
    await follow(churn, ANA)
    assert await churn.store.perform(is_followed, wanted)
    await churn.say(DEE, "squad archive churn")
    assert not await churn.store.perform(is_followed, wanted)


async def test_only_who_leads_says_which_group_is_followed(churn: Room) -> None:
    with pytest.raises(LeadOnly):
        await churn.ask(FollowGroup(OURS, ANA, "churn", CREW, (EVE,)))


async def test_a_group_is_picked_from_the_list(churn: Room) -> None:
    read = read_phrase(Said(OURS, DEE, f"squad follow churn <&{CREW}>", churn.clock.now.date()))
    assert read == FollowGroup(OURS, DEE, "churn", CREW)
    with pytest.raises(NoSuchUserGroup, match="@crew"):
        await churn.say(DEE, "squad follow churn @crew")
    with pytest.raises(CommandIncomplete, match="squad follow churn @group"):
        await churn.say(DEE, "squad follow churn @crew now")
