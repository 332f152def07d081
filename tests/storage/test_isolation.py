"""Nothing crosses a workspace, and numbers are given out once."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from okr.blocker import Blocker, BlockerId
from okr.challenge import Challenge
from okr.change import Change, ChangeId
from okr.check_in import CheckIn, CheckInId
from okr.closing import Closed
from okr.errors.cycles import NoSuchCycle
from okr.errors.history import NoSuchChange
from okr.errors.initiatives import NoSuchInitiative
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.marks import NoSuchBlocker
from okr.errors.objectives import NoSuchObjective
from okr.errors.people import NoSuchPerson
from okr.errors.squads import NoSuchSquad
from okr.errors.votes import NoSuchVote
from okr.errors.week import NoSuchCheckIn
from okr.evidence import Evidence
from okr.initiative import Initiative, InitiativeId
from okr.key_result import KeyResult
from okr.links import Drives, SupportsObjective
from okr.listing_turn import FIRST_PAGE
from okr.nudging import Asked, AskedKind
from okr.person import PersonId, WorkspaceId
from okr.preferences import Preferences
from okr.prompt import Prompt
from okr.schedule import DueKind
from okr.score import Score, Verdict
from okr.skip import Skip
from okr.sought import During, Sought
from okr.squad import Member, SquadId, SquadKind
from okr.vote import Ballot, Vote, VoteId
from okr.work import Work
from storage.work import Store
from tests.storage.facts import (
    ANA,
    BO,
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

SAID = "D1:1764000000.000100"


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
    fill_beside(work, key_result)
    return key_result


def fill_beside(work: Work, key_result: KeyResult) -> None:
    """Put something into every collection beside key results."""
    objective = work.objectives.get(key_result.objective)
    other = add_key_result(work, objective)
    work.links.add(Drives(key_result.id, other.id))
    work.links.add(SupportsObjective(objective.id, set_objective(work, found_squad(work, "nps")).id))
    work.initiatives.add(Initiative(work.initiatives.next_id(), key_result.id, "Call", ANA))
    work.blockers.add(Blocker(work.blockers.next_id(), key_result.id, "Legal", ANA, work.now, ANA))
    work.evidence.add(Evidence(work.evidence.next_id(), key_result.id, ANA, work.now, "Yes"))
    work.scores.add(Score(key_result.id, None, None, 0.5, ANA, work.now, Verdict.DONE))
    work.closings.add(Closed(objective.squad, CYCLE.id, work.now, ANA))
    work.preferences.put(Preferences(ANA, deputy=BO))
    work.visits.put(ANA, work.now)
    fill_week(work, key_result)
    archived = found_squad(work, "old")
    work.squads.save(replace(archived, archived=True, user_group="S1"))
    work.squads.save(replace(work.squads.by_handle("nps"), user_group="S1"))


def fill_week(work: Work, key_result: KeyResult) -> None:
    """Put something into every collection of the week between question and digest."""
    said = CheckIn(work.check_ins.next_id(), key_result.id, work.now, ANA, None, 5, source=SAID)
    work.check_ins.add(said)
    asked = Blocker(work.blockers.next_id(), key_result.id, "Legal", ANA, work.now)
    work.blockers.add(asked.asked_of(SquadId(1), ANA, work.now))
    work.skips.put(Skip(ANA, "2026-W48", "on leave", work.now))
    work.holidays.replace("berlin", {CYCLE.ends: "New Year's Eve"})
    work.asked.add_all([Asked(ANA, work.now, AskedKind.NUDGE, key_result.ref)])
    work.challenges.add(Challenge(key_result.id, said.id, ANA, work.now))
    vote = Vote(work.votes.next_id(), key_result.id, ANA, work.now, work.now + timedelta(days=1))
    work.votes.add(vote)
    work.votes.cast(vote.id, Ballot(ANA, 7))


def everything(work: Work) -> Sought:
    """In a workspace that knows of the same cycle."""
    during = During(CYCLE, frozenset({"Europe/Berlin"}))
    return Sought(replace(person(), admin=True), work.now, (during,), closed_too=True)


async def test_lists_show_nothing_of_another_workspace(store: Store) -> None:
    theirs = await do(store, fill, THEIRS)

    def seen(work: Work) -> list[object]:
        return [
            work.people.named([ANA]),
            work.squads.all(),
            work.squads.zones(),
            work.squads.of_kind(SquadKind.SQUAD),
            work.squads.page_for(person(), 9)[0],
            work.squads.page_for(person(), 9)[1],
            work.squads.labels_for(person(), (), 9),
            work.squads.of(ANA),
            work.objectives.of([SquadId(1)]),
            work.key_results.of([theirs.objective]),
            work.key_results.owned_by(ANA),
            work.check_ins.of([theirs.id])[theirs.id],
            work.prompts.latest(ANA),
            work.prompts.about([theirs.id], work.now),
            work.prompts.asked_since([ANA], work.now),
            work.schedule.at(DueKind.PROMPT, ANA),
            work.schedule.all_of(DueKind.PROMPT),
            work.outbox.revise("prompt:U1", saying("other")),
            work.history.of(theirs.ref),
            work.history.latest([theirs.ref], 5),
            work.history.since(work.now - timedelta(days=1), [theirs.ref], 5),
            work.history.last_by(ANA),
            work.history.since_by(ANA, work.now - timedelta(days=1), 5),
            work.check_ins.latest_all([theirs.id]),
            work.objectives.open_of([SquadId(1), SquadId(2)], CYCLE.starts),
            work.objectives.search(everything(work), FIRST_PAGE, 9),
            work.objectives.last_cycle(everything(work)),
            work.key_results.search(everything(work), 9),
            work.objectives.count_of([SquadId(2)], CYCLE.starts)[SquadId(2)],
            work.key_results.count_of([theirs.objective])[theirs.objective],
            work.key_results.answerable_by([ANA]),
            work.cycles.all(),
            work.cycles.around(CYCLE.starts),
        ]

    assert not any(await do(store, seen))


async def test_nothing_beside_key_results_crosses_a_workspace(store: Store) -> None:
    theirs = await do(store, fill, THEIRS)

    def seen(work: Work) -> list[object]:
        return [
            work.squads.archived(),
            work.squads.following("S1"),
            work.squads.groups("", 9),
            work.people.in_squads(PersonId(""), 9),
            work.links.of([theirs.ref, f"O{theirs.objective}"]),
            work.initiatives.of([theirs.id]),
            work.initiatives.owned_by(ANA),
            work.blockers.open_of([theirs.id]),
            work.blockers.waiting_on(ANA),
            work.evidence.unused([theirs.id]),
            work.scores.of([theirs.id]),
            work.closings.of([SquadId(1)]),
            work.preferences.named([ANA])[ANA].version,
            work.visits.last(ANA),
        ]

    assert not any(await do(store, seen))


async def test_nothing_of_the_week_crosses_a_workspace(store: Store) -> None:
    theirs = await do(store, fill, THEIRS)
    key_results = [theirs.id]

    def seen(work: Work) -> list[object]:
        return [
            work.check_ins.said_in(SAID),
            work.check_ins.stood_at(key_results, work.now),
            work.blockers.asked_of([SquadId(1)]),
            work.skips.of([ANA], "2026-W01"),
            work.holidays.calendars(),
            work.holidays.between(["berlin"], CYCLE.starts, CYCLE.ends)["berlin"],
            work.asked.of([ANA], work.now),
            work.challenges.latest_of(key_results),
            work.challenges.of(key_results, work.now - timedelta(days=1)),
            work.votes.open_of(key_results),
            work.votes.ballots(VoteId(1)),
            work.votes.named([VoteId(1)]),
        ]

    assert not any(await do(store, seen))
    assert all(await do(store, seen, THEIRS))


async def test_what_is_taken_away_here_stays_there(store: Store) -> None:
    ours, theirs = await do(store, fill, OURS), await do(store, fill, THEIRS)
    assert ours.id == theirs.id

    def take_away(work: Work) -> None:
        work.skips.remove(ANA, "2026-W48")
        work.holidays.replace("berlin", {})
        work.votes.cast(VoteId(1), Ballot(ANA, 0))
        work.votes.withdraw(VoteId(1), ANA)
        work.check_ins.remove(work.check_ins.said_in(SAID)[0].id)

    def left(work: Work) -> list[object]:
        return [
            work.skips.of([ANA], "2026-W48"),
            work.holidays.calendars(),
            work.check_ins.said_in(SAID),
            work.votes.ballots(VoteId(1)) == [Ballot(ANA, 7)],
        ]

    await do(store, take_away)
    assert not any(await do(store, left))
    assert all(await do(store, left, THEIRS))


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
    with pytest.raises(NoSuchCheckIn):
        await do(store, lambda work: work.check_ins.get(CheckInId(1)))
    with pytest.raises(NoSuchChange):
        await do(store, lambda work: work.history.get(ChangeId(1)))
    with pytest.raises(NoSuchInitiative):
        await do(store, lambda work: work.initiatives.get(InitiativeId(1)))
    with pytest.raises(NoSuchBlocker):
        await do(store, lambda work: work.blockers.get(BlockerId(1)))
    with pytest.raises(NoSuchVote):
        await do(store, lambda work: work.votes.get(VoteId(1)))


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
