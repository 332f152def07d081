"""Who may do what."""

import pytest

from okr.errors.people import Deactivated, GuestsCannot
from okr.errors.squads import LeadOnly, MembersOnly
from okr.notices.help import Help
from okr.notices.key_results import KeyResultAdded
from okr.notices.objectives import ObjectiveCreated
from okr.notices.reading import KeyResultShown, ObjectiveShown, OkrList
from okr.notices.squads import SquadList
from okr.notices.week import CheckInForm, CheckInsRecorded, DigestPosted
from okr.person import Person
from tests.usecases.room import ADA, ANA, BO, EVE, GUS, Room

EVERYTHING = [
    "help",
    "squad new nps",
    "squad new",
    "squad list",
    "squad add churn <@UEVE> Sales",
    "squad add nothing <@UEVE> Sales",
    "new churn Customers stay",
    "new nothing Customers stay",
    "new",
    "kr add O1 Increase calls from 1 to 5",
    "kr add O9 Increase calls from 1 to 5",
    "kr add",
    "list",
    "list nothing",
    "list me",
    "show O1",
    "show O9",
    "show KR1",
    "show KR9",
    "checkin",
    "checkin KR1",
    "checkin KR9",
    "checkin KR1 2.1%",
    "checkin KR9 2.1%",
    "digest churn preview",
    "digest nothing preview",
    "digest churn now",
]


@pytest.mark.parametrize("text", EVERYTHING)
async def test_guests_are_refused_whatever_they_ask_and_whatever_exists(churn: Room, text: str) -> None:
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, text)


@pytest.mark.parametrize("text", EVERYTHING)
async def test_whoever_has_left_is_refused_whatever_they_ask(churn: Room, text: str) -> None:
    await churn.meet(Person(ANA, "Ana", "Europe/Berlin", active=False))
    with pytest.raises(Deactivated):
        await churn.say(ANA, text)


async def test_everyone_in_the_workspace_reads(churn: Room) -> None:
    await churn.shown(Help, EVE, "help")
    assert (await churn.shown(SquadList, EVE, "squad list")).lines
    assert (await churn.shown(OkrList, EVE, "list")).objectives
    await churn.shown(ObjectiveShown, EVE, "show O1")
    await churn.shown(KeyResultShown, EVE, "show KR1")
    await churn.shown(DigestPosted, EVE, "digest churn preview")


@pytest.mark.parametrize(
    "text",
    [
        "new churn Another",
        "kr add O1 Increase calls from 1 to 5",
        "checkin KR1",
        "checkin KR1 2.1% c7",
        "checkin KR1 same",
        "digest churn now",
    ],
)
async def test_whoever_is_not_in_the_squad_changes_nothing_of_it(churn: Room, text: str) -> None:
    with pytest.raises(MembersOnly, match="Churn squad"):
        await churn.say(EVE, text)
    assert await churn.check_ins() == []


async def test_a_workspace_admin_does_what_members_do(churn: Room) -> None:
    await churn.shown(ObjectiveCreated, ADA, "new churn Another")
    await churn.shown(CheckInForm, ADA, "checkin KR1")
    await churn.shown(CheckInsRecorded, ADA, "checkin KR1 2.1% c7")


async def test_an_admin_may_own_nothing_of_a_squad_they_are_not_in(churn: Room) -> None:
    added = await churn.shown(KeyResultAdded, ADA, f"kr add O1 Increase calls from 1 to 5 <@{BO}>")
    assert added.standing.owners == ("Bo",)


async def test_who_becomes_an_admin_may_lead_at_once(churn: Room) -> None:
    with pytest.raises(LeadOnly):
        await churn.say(BO, f"squad add churn <@{EVE}> Sales")
    await churn.meet(Person(BO, "Bo", "America/New_York", admin=True))
    await churn.say(BO, f"squad add churn <@{EVE}> Sales")
    assert (await churn.squad()).has(EVE)


async def test_who_becomes_a_guest_may_do_nothing_any_more(churn: Room) -> None:
    await churn.meet(Person(BO, "Bo", "America/New_York", guest=True))
    with pytest.raises(GuestsCannot):
        await churn.say(BO, "checkin KR2 120 c7")
