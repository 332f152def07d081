"""Somebody leaves the workspace: they are not asked any more, and the squad hears once what is nobody's."""

from dataclasses import replace

import pytest

from okr.errors.squads import LeadOnly, MembersOnly
from okr.key_result import KeyResultId
from okr.notices.squads import OwnerLeft, SquadChanged
from okr.person import Person
from okr.schedule import DueKind
from storage.letters import Letter
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, PEOPLE, Room, utc


def gone(person: str) -> Person:
    return next(replace(each, active=False) for each in PEOPLE if each.id == person)


def told(letters: list[Letter]) -> list[tuple[str, OwnerLeft]]:
    return [(each.address.id, each.notice) for each in letters if isinstance(each.notice, OwnerLeft)]


async def test_the_lead_is_told_once_which_key_results_lost_their_owner(churn: Room) -> None:
    await churn.meet(gone(ANA))
    ((to, notice),) = told(await churn.letters())
    assert (to, notice.name, notice.led) == (DEE, "Ana", False)
    assert [each.ref for each in notice.key_results] == ["KR1"]
    await churn.meet(gone(ANA))
    assert told(await churn.letters()) == []
    assert await churn.due(DueKind.PROMPT, ANA) is None


async def test_a_key_result_with_another_owner_who_is_here_lost_nobody(churn: Room) -> None:
    key_result = await churn.look(lambda work: work.key_results.get(KeyResultId(1)))
    await churn.look(lambda work: work.key_results.save(replace(key_result, owners=(ANA, BO))))
    await churn.meet(gone(ANA))
    assert told(await churn.letters()) == []


async def test_who_owned_nothing_and_led_nothing_is_no_news(churn: Room) -> None:
    await churn.say(DEE, f"squad add churn <@{EVE}> Sales")
    await churn.meet(gone(EVE))
    assert told(await churn.letters()) == []


async def test_when_the_lead_left_who_joined_first_is_told_and_members_name_another(
    churn: Room,
) -> None:
    with pytest.raises(LeadOnly):
        await churn.say(BO, f"squad lead churn <@{BO}>")
    await churn.meet(gone(DEE))
    ((to, notice),) = told(await churn.letters())
    assert (to, notice.led) == (ANA, True)
    with pytest.raises(MembersOnly):
        await churn.say(EVE, f"squad lead churn <@{BO}>")
    with pytest.raises(LeadOnly):
        await churn.say(BO, "squad rename churn Ours")
    assert (await churn.shown(SquadChanged, BO, f"squad lead churn <@{BO}>")).lead == "Bo"


async def test_a_workspace_admin_in_the_squad_is_told_first_when_the_lead_left(churn: Room) -> None:
    await churn.meet(Person(CHEN, "Chen", "Asia/Singapore", admin=True))
    await churn.meet(gone(DEE))
    assert [to for to, _ in told(await churn.letters())] == [CHEN]


async def test_an_archived_squad_hears_nothing(churn: Room) -> None:
    await churn.say(DEE, "squad archive churn")
    await churn.meet(gone(ANA))
    assert told(await churn.letters()) == []


async def test_who_comes_back_and_leaves_again_is_told_of_again(churn: Room) -> None:
    await churn.meet(gone(ANA))
    await churn.letters()
    await churn.meet(*PEOPLE)
    churn.clock.now = utc(30, 9)
    await churn.meet(gone(ANA))
    assert [to for to, _ in told(await churn.letters())] == [DEE]
