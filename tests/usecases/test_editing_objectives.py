"""An objective is changed by its title or by a form, and its key results move to another cycle with it."""

import pytest

from okr.commands.objectives import EditObjective
from okr.errors.cycles import CyclePast, NoSuchCycle
from okr.errors.objectives import NoSuchObjective, ObjectiveDropped
from okr.errors.okr_error import OkrError
from okr.errors.squads import MembersOnly
from okr.notices.objectives import ObjectiveEditForm
from okr.notices.reading import KeyResultShown, ObjectiveShown
from okr.objective import Intent, ObjectiveId
from tests.usecases.room import ANA, BO, DEE, EVE, OURS, Room

O1 = ObjectiveId(1)


async def due(room: Room, ref: str) -> str:
    return (await room.shown(KeyResultShown, DEE, f"show {ref}")).standing.key_result.due.isoformat()


async def test_a_member_gives_it_another_title(churn: Room) -> None:
    shown = await churn.shown(ObjectiveShown, ANA, "edit O1 Customers  stay")
    assert shown.standing.objective.title == "Customers stay"
    (_, changed) = await churn.history("O1")
    assert (changed.by, changed.verb, changed.before, changed.after) == (
        ANA,
        "changed",
        {"title": "Customers love our product"},
        {"title": "Customers stay"},
    )


async def test_the_form_begins_with_what_it_is_now(churn: Room) -> None:
    assert await churn.shown(ObjectiveEditForm, ANA, "edit O1") == ObjectiveEditForm(
        "O1", 1, "Customers love our product", Intent.COMMITTED, "2026Q4", key_result="KR1"
    )


async def test_the_form_names_a_key_result_that_is_there_or_none(churn: Room) -> None:
    await churn.say(DEE, "kr drop KR1")
    assert (await churn.shown(ObjectiveEditForm, ANA, "edit O1")).key_result == "KR2"
    await churn.say(DEE, "kr drop KR2")
    await churn.say(DEE, "kr drop KR3")
    assert (await churn.shown(ObjectiveEditForm, ANA, "edit O1")).key_result == ""


async def test_its_key_results_move_to_another_cycle_with_it(churn: Room) -> None:
    await churn.say(DEE, "kr edit KR2 Increase trials from 100 to 500 by 1 Dec")
    await churn.ask(EditObjective(OURS, DEE, O1, "Customers stay", Intent.ASPIRATIONAL, "2027q1", version=1))
    shown = await churn.shown(ObjectiveShown, DEE, "show O1")
    assert (shown.standing.objective.cycle, shown.standing.objective.intent) == (
        "2027Q1",
        Intent.ASPIRATIONAL,
    )
    assert [await due(churn, ref) for ref in ("KR1", "KR2")] == ["2027-03-31", "2027-03-31"]
    assert [each.verb for each in await churn.history("KR1")] == ["created", "changed"]


@pytest.mark.parametrize(
    ("command", "error"),
    [
        (EditObjective(OURS, EVE, O1, "Mine"), MembersOnly),
        (EditObjective(OURS, DEE, ObjectiveId(9), "Ours"), NoSuchObjective),
        (EditObjective(OURS, DEE, O1, "Ours", cycle="soon"), NoSuchCycle),
        (EditObjective(OURS, DEE, O1, "Ours", cycle="2025Q1"), CyclePast),
    ],
)
async def test_what_cannot_be_is_refused(churn: Room, command: EditObjective, error: type[OkrError]) -> None:
    with pytest.raises(error):
        await churn.ask(command)
    assert len(await churn.history("O1")) == 1


@pytest.mark.parametrize("text", ["edit O1", "edit O1 Ours"])
async def test_what_is_dropped_is_not_changed(churn: Room, text: str) -> None:
    await churn.say(DEE, "drop O1")
    with pytest.raises(ObjectiveDropped):
        await churn.say(DEE, text)


async def test_who_saves_second_is_told_who_was_first(churn: Room) -> None:
    await churn.say(BO, "edit O1 Customers stay")
    again = await churn.ask(EditObjective(OURS, DEE, O1, "Customers return", Intent.COMMITTED, "2026Q4", 1))
    assert isinstance(again, ObjectiveEditForm)
    assert again.meanwhile is not None
    assert (again.meanwhile.by, again.meanwhile.what) == (("Bo",), ("title",))
    assert (again.title, again.version) == ("Customers return", 2)
    await churn.ask(EditObjective(OURS, DEE, O1, again.title, again.intent, again.cycle, again.version))
    assert (await churn.shown(ObjectiveShown, DEE, "show O1")).standing.objective.title == "Customers return"


async def test_a_key_result_is_edited_by_the_same_word(churn: Room) -> None:
    await churn.say(DEE, "edit KR1 Reduce churn from 3.2% to 2%")
    shown = await churn.shown(KeyResultShown, DEE, "show KR1")
    assert shown.standing.key_result.title == "Reduce churn from 3.2% to 2%"
