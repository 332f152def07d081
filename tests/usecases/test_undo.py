"""What was dropped is asked about no more, and whoever dropped it can take that back for a day."""

from datetime import timedelta

import pytest

from okr.change import ChangeId
from okr.commands.history import Undo
from okr.errors.history import AlreadyBack, NothingToUndo, TooLateToUndo
from okr.errors.key_results import KeyResultDropped, NoSuchKeyResult
from okr.errors.objectives import NoSuchObjective, ObjectiveDropped
from okr.errors.people import GuestsCannot
from okr.errors.squads import MembersOnly
from okr.notices.history import Dropped, Restored
from okr.notices.reading import OkrList
from okr.notices.week import CheckInPrompt
from okr.undo import Taken, kind_of, number_of
from storage.letters import Letter, Verb
from tests.usecases.room import ANA, BO, DEE, EVE, GUS, OURS, Room, asked, utc


def revised(letters: list[Letter]) -> list[list[str]]:
    """What the questions that were asked show now."""
    return [
        [row.standing.key_result.ref for row in letter.notice.rows]
        for letter in letters
        if letter.verb is Verb.REVISE and isinstance(letter.notice, CheckInPrompt)
    ]


async def refs(room: Room) -> list[str]:
    listed = await room.shown(OkrList, EVE, "list")
    return [each.objective.ref for each in listed.objectives]


async def test_a_dropped_objective_is_in_no_list_and_takes_its_key_results_along(churn: Room) -> None:
    dropped = await churn.shown(Dropped, DEE, "drop O1")
    assert (dropped.ref, dropped.key_results) == ("O1", 3)
    assert await refs(churn) == []
    assert asked(await churn.at(utc(23, 13))) == {}


async def test_a_dropped_key_result_is_taken_out_of_the_question_that_asked(churn: Room) -> None:
    (first, *others) = asked(await churn.at(utc(23, 8)))["UANA"]
    await churn.say(ANA, f"kr drop {first}")
    assert revised(await churn.letters()) == [others]
    await churn.say(ANA, "undo")
    assert revised(await churn.letters()) == [[first, *others]]


async def test_a_dropped_objective_is_taken_out_of_the_question_too(churn: Room) -> None:
    assert asked(await churn.at(utc(23, 8)))["UANA"]
    await churn.say(DEE, "drop O1")
    assert revised(await churn.letters())[0] == []


@pytest.mark.parametrize("text", ["drop O1", "kr drop KR1"])
async def test_only_members_drop(churn: Room, text: str) -> None:
    with pytest.raises(MembersOnly):
        await churn.say(EVE, text)
    with pytest.raises(GuestsCannot):
        await churn.say(GUS, text)


async def test_what_is_not_there_cannot_be_dropped(churn: Room) -> None:
    with pytest.raises(NoSuchObjective):
        await churn.say(DEE, "drop O99")
    with pytest.raises(NoSuchKeyResult):
        await churn.say(DEE, "kr drop KR99")


async def test_what_is_dropped_is_not_dropped_again(churn: Room) -> None:
    await churn.say(DEE, "kr drop KR1")
    with pytest.raises(KeyResultDropped):
        await churn.say(DEE, "kr drop KR1")
    await churn.say(DEE, "drop O1")
    with pytest.raises(ObjectiveDropped):
        await churn.say(DEE, "drop O1")


async def test_undo_puts_back_what_i_dropped_last_and_then_what_i_dropped_before(churn: Room) -> None:
    await churn.say(DEE, "kr drop KR1")
    await churn.say(DEE, "drop O1")
    assert await churn.shown(Restored, DEE, "undo") == Restored("O1", "Customers love our product")
    assert (await churn.shown(Restored, DEE, "undo")).ref == "KR1"
    with pytest.raises(NothingToUndo):
        await churn.say(DEE, "undo")


async def test_the_history_tells_both(churn: Room) -> None:
    await churn.say(DEE, "drop O1")
    await churn.say(DEE, "undo")
    (_, dropped, back) = await churn.history("O1")
    assert (dropped.verb, dropped.before["dropped"], dropped.after["dropped"]) == ("dropped", False, True)
    assert (back.by, back.verb, back.before, back.after) == (
        DEE,
        Taken.BACK,
        dropped.after,
        dropped.before,
    )


async def test_the_button_takes_back_one_change_once(churn: Room) -> None:
    dropped = await churn.shown(Dropped, DEE, "kr drop KR1")
    await churn.say(DEE, "kr drop KR2")
    assert isinstance(await churn.ask(Undo(OURS, DEE, dropped.change)), Restored)
    with pytest.raises(AlreadyBack):
        await churn.ask(Undo(OURS, DEE, dropped.change))
    with pytest.raises(KeyResultDropped):
        await churn.say(DEE, "kr drop KR2")


async def test_somebody_elses_change_is_not_mine_to_take_back(churn: Room) -> None:
    dropped = await churn.shown(Dropped, DEE, "kr drop KR1")
    with pytest.raises(NothingToUndo):
        await churn.say(BO, "undo")
    with pytest.raises(NothingToUndo):
        await churn.ask(Undo(OURS, BO, dropped.change))


async def test_what_takes_nothing_away_cannot_be_taken_back(churn: Room) -> None:
    (created,) = await churn.history("O1")
    with pytest.raises(NothingToUndo):
        await churn.ask(Undo(OURS, DEE, created.id))
    with pytest.raises(NothingToUndo):
        await churn.ask(Undo(OURS, DEE, ChangeId(4711)))


async def test_after_a_day_it_is_too_late(churn: Room) -> None:
    dropped = await churn.shown(Dropped, DEE, "kr drop KR1")
    churn.clock.now += timedelta(days=1, minutes=1)
    with pytest.raises(NothingToUndo):
        await churn.say(DEE, "undo")
    with pytest.raises(TooLateToUndo):
        await churn.ask(Undo(OURS, DEE, dropped.change))


async def test_who_may_not_edit_any_more_cannot_undo(churn: Room) -> None:
    dropped = await churn.shown(Dropped, BO, "drop O1")
    await churn.change("churn", lambda squad: squad.without_member(BO))
    with pytest.raises(MembersOnly):
        await churn.ask(Undo(OURS, BO, dropped.change))


async def test_a_key_result_of_a_dropped_objective_waits_for_the_objective(churn: Room) -> None:
    dropped = await churn.shown(Dropped, DEE, "kr drop KR1")
    await churn.say(DEE, "drop O1")
    with pytest.raises(ObjectiveDropped):
        await churn.ask(Undo(OURS, DEE, dropped.change))


@pytest.mark.parametrize(
    ("subject", "kind", "number"), [("O12", "O", 12), ("squad:3", "squad", 3), ("KR1", "KR", 1)]
)
def test_a_subject_says_what_and_which(subject: str, kind: str, number: int) -> None:
    assert (kind_of(subject), number_of(subject)) == (kind, number)
