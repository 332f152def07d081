"""Nothing crosses a workspace, and numbers are given out once."""

import asyncio

import pytest

from okr.change import Change
from okr.check_in import CheckIn
from okr.errors import NoSuchCycle, NoSuchKeyResult, NoSuchObjective, NoSuchPerson, NoSuchSquad
from okr.key_result import KeyResult
from okr.person import WorkspaceId
from okr.prompt import Prompt
from okr.schedule import DueKind
from okr.squad import Member, SquadId
from okr.work import Work
from storage.work import Store
from tests.storage.facts import (
    ANA,
    CYCLE,
    OURS,
    THEIRS,
    add_key_result,
    address,
    do,
    found_squad,
    one_key_result,
    person,
    saying,
    set_objective,
)


def fill(work: Work) -> KeyResult:
    """Put something into every collection."""
    work.people.put(person())
    key_result = add_key_result(
        work, set_objective(work, found_squad(work, members=(Member(ANA, "Product"),)))
    )
    work.check_ins.add(CheckIn(work.check_ins.next_id(), key_result.id, work.now, ANA, None, 5))
    work.prompts.add(Prompt(ANA, "2026-W48", (key_result.id,), work.now))
    work.schedule.put(DueKind.PROMPT, ANA, work.now)
    work.outbox.tell("prompt:U1", address(workspace=work.workspace), saying("hello"))
    work.history.record(Change(ANA, work.now, key_result.ref, "made", {}, {}))
    return key_result


async def test_lists_show_nothing_of_another_workspace(store: Store) -> None:
    theirs = await do(store, fill, THEIRS)

    def seen(work: Work) -> list[object]:
        return [
            work.people.named([ANA]),
            work.squads.all(),
            work.squads.of(ANA),
            work.objectives.of([SquadId(1)]),
            work.key_results.of([theirs.objective]),
            work.key_results.owned_by(ANA),
            work.check_ins.of([theirs.id])[theirs.id],
            work.prompts.latest(ANA),
            work.prompts.about([theirs.id], work.now),
            work.schedule.at(DueKind.PROMPT, ANA),
            work.outbox.revise("prompt:U1", saying("other")),
            work.history.of(theirs.ref),
        ]

    assert not any(await do(store, seen))


async def test_ids_of_another_workspace_are_not_found(store: Store) -> None:
    theirs = await do(store, fill, THEIRS)
    with pytest.raises(NoSuchPerson):
        await do(store, lambda work: work.people.get(ANA))
    with pytest.raises(NoSuchSquad):
        await do(store, lambda work: work.squads.get(SquadId(1)))
    with pytest.raises(NoSuchCycle):
        await do(store, lambda work: work.cycles.get(CYCLE.id))
    with pytest.raises(NoSuchObjective):
        await do(store, lambda work: work.objectives.get(theirs.objective))
    with pytest.raises(NoSuchKeyResult):
        await do(store, lambda work: work.key_results.get(theirs.id))


async def test_the_same_things_can_happen_in_two_workspaces(store: Store) -> None:
    ours, theirs = await do(store, fill, OURS), await do(store, fill, THEIRS)
    assert ours.id == theirs.id
    await do(store, lambda work: work.schedule.remove(DueKind.PROMPT, ANA), THEIRS)
    assert await do(store, lambda work: work.schedule.at(DueKind.PROMPT, ANA)) is not None


async def test_numbers_are_counted_from_one_in_each_workspace(store: Store) -> None:
    for workspace in (OURS, THEIRS):
        given = [await do(store, lambda work: work.objectives.next_id(), workspace) for _ in range(3)]
        assert given == [1, 2, 3]


async def test_numbers_that_many_want_at_once_are_all_different(store: Store) -> None:
    async def take(workspace: WorkspaceId) -> int:
        return await do(store, lambda work: work.key_results.next_id(), workspace)

    given = await asyncio.gather(*(take(OURS) for _ in range(30)))
    assert sorted(given) == list(range(1, 31))


async def test_each_collection_counts_for_itself(store: Store) -> None:
    key_result = await do(store, one_key_result)
    assert (key_result.objective, key_result.id) == (1, 1)
