"""Once a squad has closed its cycle nothing in it changes, until its lead opens it again."""

import pytest

from okr.commands.cycles import SubmitClosing, TypedScore
from okr.commands.history import Undo
from okr.errors.cycles import CycleClosed
from okr.key_result import KeyResultId
from okr.notices.history import Dropped, Restored
from okr.notices.initiatives import InitiativeKept
from okr.notices.key_results import KeyResultAdded
from okr.notices.marks import BlockerGone
from okr.score import Verdict
from tests.usecases.room import ANA, BO, CHEN, DEE, EVE, OURS, Room, utc

JUDGED = tuple(TypedScore(KeyResultId(number), "2", "0.5", Verdict.CARRY) for number in (1, 2, 3))


async def close(room: Room) -> None:
    await room.ask(SubmitClosing(OURS, DEE, "churn", "2026Q4", 2, JUDGED, utc(16, 0)))


@pytest.fixture
async def closed(churn: Room) -> Room:
    """With an initiative, a link, a blocker, and an objective that another squad shares; all closed."""
    await churn.say(EVE, "squad new growth")
    for text in (
        "initiative add KR1 Call everybody",
        "link KR1 drives KR3",
        f"blocker KR1 Legal has to sign <@{EVE}>",
        "share O1 with growth",
    ):
        await churn.say(ANA, text)
    await close(churn)
    return churn


@pytest.mark.parametrize(
    "text",
    [
        "edit O1",
        "edit O1 Customers stay",
        "drop O1",
        "kr add O1",
        "kr add O1 Increase calls from 1 to 5",
        "kr edit KR1",
        "kr edit KR1 Reduce churn from 3.2% to 2%",
        "kr owner KR1",
        f"kr owner KR1 <@{BO}>",
        "kr drop KR1",
        "link KR1",
        "link KR1 drives KR2",
        "unlink KR1 KR3",
        "support O1 O1",
        "share O1 with",
        "unshare O1",
        "initiative add KR1",
        "initiative add KR1 Write to everybody",
        "initiative done I1",
        "initiative drop I1",
        "evidence KR1",
        "evidence KR1 Ten of twelve stayed",
        "blocker KR1",
        "blocker KR1 Budget",
        "blocker clear B1",
        "checkin KR1",
        "checkin KR1 2% c7",
        "score KR1",
        "score KR1 0.7",
        "nudge KR2",
    ],
)
async def test_nothing_changes_any_more(closed: Room, text: str) -> None:
    with pytest.raises(CycleClosed, match=r"Churn squad has closed 2026Q4.*/okr cycle reopen churn 2026Q4"):
        await closed.say(ANA, text)


async def test_what_was_dropped_before_stays_dropped(churn: Room) -> None:
    dropped = await churn.shown(Dropped, CHEN, "kr drop KR3")
    await churn.ask(SubmitClosing(OURS, DEE, "churn", "2026Q4", 1, JUDGED[:2], utc(16, 0)))
    with pytest.raises(CycleClosed):
        await churn.ask(Undo(OURS, CHEN, dropped.change))
    await churn.say(DEE, "cycle reopen churn 2026Q4")
    assert isinstance(await churn.ask(Undo(OURS, CHEN, dropped.change)), Restored)


async def test_who_is_waited_on_may_still_say_that_it_is_gone(closed: Room) -> None:
    assert isinstance(await closed.say(EVE, "blocker clear B1"), BlockerGone)


async def test_once_reopened_everything_goes_on(closed: Room) -> None:
    await closed.say(DEE, "cycle reopen churn 2026Q4")
    assert isinstance(await closed.say(ANA, f"kr owner KR1 <@{BO}>"), KeyResultAdded)
    assert isinstance(await closed.say(ANA, "initiative done I1"), InitiativeKept)
