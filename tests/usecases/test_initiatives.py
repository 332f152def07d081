"""Initiatives: work under a key result, from planned to done or dropped."""

from dataclasses import replace

import pytest

from okr.errors.initiatives import NoSuchInitiative
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.people import GuestsCannot
from okr.errors.phrases import CommandIncomplete
from okr.errors.squads import MembersOnly
from okr.errors.texts import TitleMissing
from okr.initiative import InitiativeState
from okr.notices.history import Dropped
from okr.notices.initiatives import InitiativeForm, InitiativeKept, InitiativeList
from okr.notices.reading import KeyResultShown
from tests.usecases.room import ANA, BO, EVE, GUS, Room


async def add(room: Room) -> InitiativeKept:
    return await room.shown(InitiativeKept, ANA, f"initiative add KR1 Rewrite the   onboarding mails <@{BO}>")


async def test_an_initiative_has_a_title_and_an_owner_and_is_planned(churn: Room) -> None:
    kept = await add(churn)
    initiative = kept.line.initiative
    assert (initiative.ref, initiative.title, initiative.owner, kept.line.owner) == (
        "I1",
        "Rewrite the onboarding mails",
        BO,
        "Bo",
    )
    assert initiative.state is InitiativeState.PLANNED
    assert kept.key_result.ref == "KR1"


async def test_an_initiative_may_wait_for_its_owner(churn: Room) -> None:
    kept = await churn.shown(InitiativeKept, ANA, "initiative add KR1 Offer a yearly plan")
    assert (kept.line.initiative.owner, kept.line.owner) == (None, "")


@pytest.mark.parametrize("state", ["doing", "done", "planned"])
async def test_an_initiative_is_moved_in_a_word(churn: Room, state: str) -> None:
    await add(churn)
    kept = await churn.shown(InitiativeKept, BO, f"initiative {state} I1")
    assert kept.line.initiative.state == state


async def test_a_dropped_initiative_is_in_no_list_and_comes_back_as_it_was(churn: Room) -> None:
    await add(churn)
    await churn.say(BO, "initiative doing I1")
    await churn.shown(Dropped, BO, "initiative drop I1")
    assert (await churn.shown(InitiativeList, BO, "initiative list KR1")).lines == ()
    await churn.shown(InitiativeKept, BO, "undo")
    (line,) = (await churn.shown(InitiativeList, BO, "initiative KR1")).lines
    assert line.initiative.state is InitiativeState.DOING


async def test_a_key_result_shows_its_initiatives(churn: Room) -> None:
    await add(churn)
    (line,) = (await churn.shown(KeyResultShown, EVE, "show KR1")).initiatives
    assert (line.initiative.title, line.owner) == ("Rewrite the onboarding mails", "Bo")
    assert (await churn.shown(KeyResultShown, EVE, "show KR2")).initiatives == ()


async def test_without_words_a_form_opens(churn: Room) -> None:
    assert (await churn.shown(InitiativeForm, ANA, "initiative add KR2")).key_result.ref == "KR2"


async def test_what_is_too_much_is_said_by_example(churn: Room) -> None:
    with pytest.raises(CommandIncomplete, match="/okr initiative list KR31"):
        await churn.say(ANA, "initiative list KR1 KR2")


async def test_an_initiative_needs_more_than_an_owner(churn: Room) -> None:
    with pytest.raises(TitleMissing):
        await churn.say(ANA, f"initiative add KR1 <@{BO}>")


@pytest.mark.parametrize("text", ["initiative add KR1 Calls", "initiative done I1", "initiative add KR1"])
async def test_only_members_plan_and_move_initiatives(churn: Room, text: str) -> None:
    await add(churn)
    with pytest.raises(MembersOnly):
        await churn.say(EVE, text)
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, text)


async def test_a_guest_is_no_owner(churn: Room) -> None:
    with pytest.raises(GuestsCannot):
        await churn.say(ANA, f"initiative add KR1 Calls <@{GUS}>")


async def test_what_nobody_made_is_not_found(churn: Room) -> None:
    with pytest.raises(NoSuchInitiative, match="I9"):
        await churn.say(ANA, "initiative done I9")
    with pytest.raises(NoSuchKeyResult, match="KR9"):
        await churn.say(ANA, "initiative add KR9 Calls")


async def test_initiatives_of_a_private_squad_are_not_there_for_outsiders(churn: Room) -> None:
    await add(churn)
    await churn.change("churn", lambda squad: replace(squad, private=True))
    with pytest.raises(NoSuchInitiative):
        await churn.say(EVE, "initiative done I1")
    with pytest.raises(NoSuchKeyResult):
        await churn.say(EVE, "initiative list KR1")


async def test_each_step_is_in_the_history_once(churn: Room) -> None:
    await add(churn)
    for state in ("doing", "doing", "done"):
        await churn.say(BO, f"initiative {state} I1")
    created, doing, done = await churn.history("I1")
    assert (created.verb, created.by, doing.verb, doing.by) == ("created", ANA, "doing", BO)
    assert (done.before, done.after) == ({"state": "doing"}, {"state": "done"})


async def test_moved_by_the_id_of_its_key_result_all_of_them_are_offered(churn: Room) -> None:
    await churn.say(BO, "initiative add KR1 Call every customer")
    for verb in ("doing", "done", "drop"):
        shown = await churn.shown(InitiativeList, BO, f"initiative {verb} KR1")
        assert [each.initiative.ref for each in shown.lines] == ["I1"]
