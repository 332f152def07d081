"""Every use case does for each role what the page says, and nothing for somebody of another workspace."""

from dataclasses import replace
from typing import Final, get_args

import pytest

from okr.commands.people import MeetPeople
from okr.commands.wish import Wish
from okr.person import Person, PersonId, WorkspaceId
from okr.usecases.meet_people import meet_people
from tests.permissions.page import PAGE, ROLES, Role, expected, page
from tests.permissions.trial import Outcome, tried
from tests.permissions.verbs import VERBS, Verb, Who
from tests.usecases.room import ADA, ANA, BO, DEE, EVE, GUS, Room

THEIRS: Final = WorkspaceId("T2")
ZOE: Final = PersonId("UZOE")
"""Of another workspace, and an admin there."""

PEOPLE: Final = {
    Role.GUEST: GUS,
    Role.OUTSIDER: EVE,
    Role.OUTSIDER_OF_PRIVATE: EVE,
    Role.MEMBER: ANA,
    Role.LEAD: DEE,
    Role.ADMIN: ADA,
}


@pytest.fixture
async def two_squads(churn: Room) -> Room:
    """Beside churn there is Bo's squad growth, in a workspace that is not the only one."""
    await churn.say(BO, "squad new growth")
    await churn.store.perform(
        meet_people, MeetPeople(THEIRS, (Person(ZOE, "Zoe", "Europe/Berlin", admin=True),))
    )
    return churn


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_may_what_the_page_says(two_squads: Room, role: Role) -> None:
    if role is Role.OUTSIDER_OF_PRIVATE:
        await two_squads.change("churn", lambda squad: replace(squad, private=True))
    found = {str(verb): (await tried(two_squads, verb, PEOPLE[role])).outcome for verb in VERBS}
    assert found == {str(verb): expected(verb.who, role) for verb in VERBS}


@pytest.mark.parametrize("role", [Role.MEMBER, Role.LEAD, Role.ADMIN])
async def test_a_private_squad_is_no_less_its_own_peoples(two_squads: Room, role: Role) -> None:
    await two_squads.change("churn", lambda squad: replace(squad, private=True))
    found = {str(verb): (await tried(two_squads, verb, PEOPLE[role])).outcome for verb in VERBS}
    assert found == {str(verb): expected(verb.who, role) for verb in VERBS}


NAMING = [verb for verb in VERBS if verb.who is not Who.ANYBODY]


@pytest.mark.parametrize("verb", NAMING, ids=str)
async def test_what_another_workspace_has_is_not_there(two_squads: Room, verb: Verb) -> None:
    found = await tried(two_squads, verb, ZOE, THEIRS)
    nothing = Outcome.NO if verb.who in {Who.THEIRS, Who.QUESTION} else Outcome.NOT_FOUND
    assert found.outcome is nothing
    assert not any(word in str(found.shown) for word in ("Churn squad", "Customers love", "revenue"))


@pytest.mark.parametrize("verb", [verb for verb in VERBS if verb.who is Who.ANYBODY], ids=str)
async def test_no_list_or_form_shows_anything_of_another_workspace(two_squads: Room, verb: Verb) -> None:
    found = await tried(two_squads, verb, ZOE, THEIRS)
    assert found.outcome is Outcome.YES
    assert not any(word in str(found.shown) for word in ("Churn squad", "Customers love", "revenue"))


def test_every_command_stands_in_the_table() -> None:
    assert {verb.asked.kind for verb in VERBS} == set(get_args(Wish))


def test_the_same_words_have_the_same_rule() -> None:
    rules = {(verb.words, verb.who) for verb in VERBS}
    assert len(rules) == len({words for words, _ in rules})


def test_the_page_is_what_the_rules_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.permissions.page writes it anew"
