"""Archived squads and closed cycles are read, but nobody is asked about them and nothing in them changes."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from okr.check_in import Answer
from okr.closing import Closed
from okr.commands.week import RecordCheckIns
from okr.cycle import CycleId
from okr.errors.squads import HandleOfArchived, NoSuchSquad, SquadArchived
from okr.errors.week import NoSuchMilestone
from okr.health import Health
from okr.key_result import KeyResultId
from okr.notices.reading import KeyResultShown, OkrList
from okr.notices.squads import SquadList
from okr.schedule import DueKind
from okr.usecases.record_check_ins import record_check_ins
from okr.work import Work
from tests.usecases.room import ANA, DEE, EVE, OURS, Room, asked, digests, utc


@pytest.fixture
async def archived(churn: Room) -> Room:
    await churn.change("churn", lambda squad: replace(squad, archived=True))
    return churn


def close(work: Work) -> None:
    churn = work.squads.by_handle("churn")
    work.closings.add(Closed(churn.id, CycleId("2026Q4"), work.now, DEE))


async def test_an_archived_squad_is_read_by_its_handle_alone(archived: Room) -> None:
    assert (await archived.shown(SquadList, EVE, "squad list")).lines == ()
    assert (await archived.shown(OkrList, EVE, "list")).objectives == ()
    assert len((await archived.shown(OkrList, EVE, "list squad churn")).objectives) == 1


async def test_a_private_archived_squad_is_hidden_all_the_same(archived: Room) -> None:
    await archived.change("churn", lambda squad: replace(squad, private=True))
    with pytest.raises(NoSuchSquad):
        await archived.say(EVE, "list squad churn")


@pytest.mark.parametrize(
    "typed",
    [
        "new churn Customers stay",
        "kr add O1 Increase calls from 1 to 5",
        "checkin KR1 2.1% c7",
        f"squad add churn <@{EVE}> Sales",
    ],
)
async def test_nothing_in_an_archived_squad_changes(archived: Room, typed: str) -> None:
    with pytest.raises(SquadArchived, match="Churn squad is archived"):
        await archived.say(DEE, typed)


async def test_nobody_is_asked_for_an_archived_squad_and_its_digest_is_not_posted(archived: Room) -> None:
    assert asked(await archived.at(utc(16, 13))) == {}
    assert digests(await archived.at(utc(17, 14))) == []
    squad = await archived.squad()
    assert await archived.due(DueKind.DIGEST, str(squad.id)) is None
    assert await archived.due(DueKind.PROMPT, ANA) is None


async def test_its_handle_stays_taken(archived: Room) -> None:
    with pytest.raises(HandleOfArchived):
        await archived.say(EVE, "squad new churn")


async def test_a_closed_cycle_is_closed_before_its_last_day(churn: Room) -> None:
    await churn.answer(ANA, "KR1 2.1% c9")
    await churn.look(close)
    shown = await churn.shown(KeyResultShown, EVE, "show KR1")
    assert shown.standing.health is Health.CLOSED
    assert asked(await churn.at(utc(23, 13))) == {}


@pytest.fixture
async def steps(churn: Room) -> Room:
    """KR4 counts three milestones."""
    await churn.say(ANA, "kr add O1 Ship onboarding: milestones draft; beta; launch")
    return churn


async def test_which_milestones_are_done_is_kept_with_their_number(steps: Room) -> None:
    await check(steps, 1, 3)
    await steps.answer(ANA, "KR4 same")
    steps.clock.advance(timedelta(days=7))
    await steps.answer(ANA, "KR4 3")
    kept = [(each.value, each.done) for each in await steps.check_ins(4)]
    assert kept == [(Decimal(2), (1, 3)), (Decimal(3), (1, 2, 3))]


async def test_a_milestone_that_is_not_there_cannot_be_done(steps: Room) -> None:
    with pytest.raises(NoSuchMilestone, match="KR4 has 3"):
        await check(steps, 4)


async def check(room: Room, *done: int) -> None:
    command = RecordCheckIns(OURS, ANA, (Answer(KeyResultId(4), done=done),))
    await room.store.perform(record_check_ins, command)


async def test_a_key_result_remembers_the_day_it_was_set(churn: Room) -> None:
    churn.clock.now = utc(18, 23)
    await churn.say(ANA, "kr add O1 Increase calls from 1 to 5")
    shown = await churn.shown(KeyResultShown, ANA, "show KR4")
    assert shown.standing.key_result.created.isoformat() == "2026-11-19"
