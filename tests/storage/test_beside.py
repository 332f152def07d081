"""What stands beside key results comes back as it was kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import partial

import pytest

from okr.blocker import Blocker, BlockerId
from okr.chain import refuse_circle
from okr.closing import Closed
from okr.errors.cycles import AlreadyClosed
from okr.errors.initiatives import NoSuchInitiative
from okr.errors.links import LinkClosesCircle, NoSuchLink
from okr.errors.marks import NoSuchBlocker
from okr.errors.okr_error import ChangedMeanwhile
from okr.evidence import Evidence
from okr.initiative import Initiative, InitiativeId, InitiativeState
from okr.key_result import KeyResult, KeyResultId
from okr.links import Drives, Link, Supports, SupportsKeyResult, SupportsObjective
from okr.preferences import Preferences
from okr.score import Score, Verdict
from okr.squad import SquadId, Weekday
from okr.work import Work
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import Store
from tests.storage.facts import (
    ANA,
    BO,
    CYCLE,
    THEIRS,
    add_key_result,
    do,
    found_squad,
    one_key_result,
    set_objective,
)
from tests.storage.plans import plan_of, statements

WISHES = Preferences(
    ANA, date(2027, 1, 5), BO, time(8, 30), (time(19), time(8)), weekday=Weekday.MONDAY, holidays=""
)
BEYOND_ANY_NUMBER = 10**30


def two_squads(work: Work) -> tuple[KeyResult, KeyResult, KeyResult]:
    """Two key results of one squad, `O1` of which is theirs, and one of the company's `O2`."""
    ours, company = set_objective(work, found_squad(work)), set_objective(work, found_squad(work, "company"))
    return add_key_result(work, ours), add_key_result(work, ours), add_key_result(work, company)


def link_all(work: Work) -> tuple[Drives, SupportsObjective, SupportsKeyResult]:
    first, second, top = two_squads(work)
    third = set_objective(work, found_squad(work, "nps"))
    links = (
        Drives(first.id, second.id),
        SupportsObjective(first.objective, top.objective),
        SupportsKeyResult(third.id, top.id),
    )
    for link in links:
        work.links.add(link)
    return links


def keep(link: Link, work: Work) -> None:
    work.links.add(link)


def remove(link: Link, work: Work) -> None:
    work.links.remove(link)


def refuse(link: Link, work: Work) -> None:
    refuse_circle(work, link)


async def test_links_are_found_from_either_end(store: Store) -> None:
    drives, supports, serves = await do(store, link_all)

    async def of(*refs: str) -> list[Link]:
        return await do(store, lambda work: work.links.of(refs))

    assert await of("KR1") == await of("KR2") == [drives]
    assert await of("O1") == await of("O2") == [supports]
    assert await of("O3") == await of("KR3") == [serves]
    assert await of("KR1", "KR3", "O2", "KR99", "squad:1") == [drives, supports, serves]
    assert await of() == []


async def test_links_of_a_kind_are_read_alone(store: Store) -> None:
    drives, supports, serves = await do(store, link_all)
    ids = [KeyResultId(1), KeyResultId(3)]
    assert await do(store, lambda work: work.links.drives(ids)) == [drives]
    by = [supports.objective, serves.objective]
    found: list[Supports] = await do(store, lambda work: work.links.supports(by))
    assert found == [supports, serves]


async def test_a_link_is_kept_once_and_removed_once(store: Store) -> None:
    links = await do(store, link_all)
    for link in links:
        await do(store, partial(keep, link))
        await do(store, partial(remove, link))
        with pytest.raises(NoSuchLink, match=f"{link.source} and {link.upheld}"):
            await do(store, partial(remove, link))
    assert await do(store, lambda work: work.links.of(["O1", "O2", "KR1", "KR3"])) == []


async def test_an_objective_supports_one_thing(store: Store) -> None:
    _, supports, serves = await do(store, link_all)
    instead = SupportsKeyResult(supports.objective, serves.supported)
    await do(store, lambda work: work.links.add(instead))
    assert await do(store, lambda work: work.links.supports([supports.objective])) == [instead]
    with pytest.raises(NoSuchLink):
        await do(store, lambda work: work.links.remove(supports))


async def test_a_circle_is_refused_however_long_the_way(store: Store) -> None:
    _, supports, _ = await do(store, link_all)
    back: list[Link] = [
        SupportsObjective(supports.supported, supports.objective),
        SupportsKeyResult(supports.supported, KeyResultId(1)),
        Drives(KeyResultId(2), KeyResultId(1)),
    ]
    for link in back:
        with pytest.raises(LinkClosesCircle, match=link.source):
            await do(store, partial(refuse, link))
    await do(store, lambda work: refuse_circle(work, Drives(KeyResultId(1), KeyResultId(3))))


async def test_looking_for_a_circle_asks_little_however_many_links_there_are(store: Store) -> None:
    def ask(work: Work) -> int:
        assert isinstance(work, WorkInWorkspace)
        objective = set_objective(work, found_squad(work))
        top = add_key_result(work, objective)
        crowd = [add_key_result(work, objective) for _ in range(30)]
        for each in crowd:
            work.links.add(Drives(each.id, top.id))
        with statements(work.connection) as asked:
            refuse_circle(work, Drives(add_key_result(work, objective).id, crowd[0].id))
        return len(asked)

    assert await do(store, ask) <= 16


async def test_initiatives_are_kept_whole(store: Store) -> None:
    def keep(work: Work) -> Initiative:
        new = Initiative(work.initiatives.next_id(), one_key_result(work).id, "Call the ten «biggest»")
        work.initiatives.add(new)
        return new

    new = await do(store, keep)
    doing = replace(new, title="Call all", owner=BO, state=InitiativeState.DOING)
    await do(store, lambda work: work.initiatives.save(doing))
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.initiatives.save(doing))
    kept = replace(doing, version=2)
    assert await do(store, lambda work: work.initiatives.get(new.id)) == kept
    assert await do(store, lambda work: work.initiatives.of([new.key_result])) == [kept]
    assert await do(store, lambda work: work.initiatives.owned_by(BO)) == [kept]


@pytest.mark.parametrize(
    ("state", "listed", "waits"),
    [(InitiativeState.DONE, 1, 0), (InitiativeState.DROPPED, 0, 0), (InitiativeState.PLANNED, 1, 1)],
)
async def test_an_initiative_is_listed_until_dropped_and_waits_until_done(
    store: Store, state: InitiativeState, listed: int, waits: int
) -> None:
    def keep(work: Work) -> tuple[int, int]:
        key_result = one_key_result(work)
        work.initiatives.add(Initiative(work.initiatives.next_id(), key_result.id, "Call", ANA, state))
        return len(work.initiatives.of([key_result.id])), len(work.initiatives.owned_by(ANA))

    assert await do(store, keep) == (listed, waits)


def block(work: Work, key_result: KeyResult, *, days: int, waits_on: bool = True) -> Blocker:
    blocker = Blocker(
        work.blockers.next_id(),
        key_result.id,
        "Legal has to sign",
        ANA,
        work.now - timedelta(days=days),
        BO if waits_on else None,
        "https://chat.example/1",
    )
    work.blockers.add(blocker)
    return blocker


async def test_blockers_are_open_until_cleared_the_oldest_first(store: Store) -> None:
    def keep(work: Work) -> tuple[KeyResultId, Blocker, Blocker, Blocker]:
        key_result = one_key_result(work)
        young, old = block(work, key_result, days=1), block(work, key_result, days=30, waits_on=False)
        gone = block(work, key_result, days=3)
        work.blockers.save(gone.cleared(BO, work.now))
        return key_result.id, young, old, work.blockers.get(gone.id)

    key_result, young, old, gone = await do(store, keep)
    assert (gone.open, gone.cleared_by, gone.days(gone.since), gone.version) == (False, BO, 3, 2)
    assert await do(store, lambda work: work.blockers.open_of([key_result])) == [old, young]
    assert await do(store, lambda work: work.blockers.waiting_on(BO)) == [young]


@pytest.mark.parametrize("number", [7, BEYOND_ANY_NUMBER])
async def test_ids_nobody_was_given_are_not_found(store: Store, number: int) -> None:
    with pytest.raises(NoSuchInitiative, match=f"I{number}"):
        await do(store, lambda work: work.initiatives.get(InitiativeId(number)))
    with pytest.raises(NoSuchBlocker, match=f"B{number}"):
        await do(store, lambda work: work.blockers.get(BlockerId(number)))


async def test_evidence_is_offered_until_it_is_used(store: Store) -> None:
    def keep(work: Work) -> list[Evidence]:
        key_result = one_key_result(work)
        found = [
            Evidence(
                work.evidence.next_id(), key_result.id, ANA, work.now - timedelta(days=days), "Signed!", "l"
            )
            for days in (1, 2)
        ]
        for each in found:
            work.evidence.add(each)
        return found

    late, early = await do(store, keep)
    assert await do(store, lambda work: work.evidence.unused([late.key_result])) == [early, late]
    await do(store, lambda work: work.evidence.use([early.id]))
    assert await do(store, lambda work: work.evidence.unused([late.key_result])) == [late]
    assert await do(store, lambda work: work.evidence.unused([])) == []


async def test_a_score_is_given_once_and_changed_by_version(store: Store) -> None:
    def judge(work: Work) -> Score:
        score = Score(
            one_key_result(work).id, Decimal("1.10"), 0.9, 0.7, ANA, work.now, Verdict.REWRITE, "r", "m", "w"
        )
        work.scores.add(score)
        return score

    score = await do(store, judge)
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.scores.add(score))
    second = replace(score, value=None, suggested=None, given=0.3, by=BO, verdict=Verdict.DONE)
    await do(store, lambda work: work.scores.save(second))
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.scores.save(second))
    asked = [score.key_result, KeyResultId(99)]
    assert await do(store, lambda work: work.scores.of(asked)) == {
        score.key_result: replace(second, version=2)
    }


async def test_a_squad_closes_a_cycle_once_and_may_open_it_again(store: Store) -> None:
    def close(work: Work) -> Closed:
        objective = set_objective(work, found_squad(work))
        closed = Closed(objective.squad, CYCLE.id, work.now, ANA)
        work.closings.add(closed)
        return closed

    closed = await do(store, close)
    with pytest.raises(AlreadyClosed, match=f"Churn has closed {CYCLE.id}"):
        await do(store, lambda work: work.closings.add(closed))
    assert await do(store, lambda work: work.closings.of([closed.squad, SquadId(9)])) == [closed]
    await do(store, lambda work: work.closings.remove(closed.squad, closed.cycle))
    assert await do(store, lambda work: work.closings.of([closed.squad])) == []


async def test_preferences_are_kept_whole_and_default_where_there_are_none(store: Store) -> None:
    await do(store, lambda work: work.preferences.put(WISHES))
    found = await do(store, lambda work: work.preferences.named([BO, ANA]))
    assert found == {BO: Preferences(BO), ANA: replace(WISHES, version=1)}
    await do(store, lambda work: work.preferences.put(Preferences(ANA, version=1)))
    assert await do(store, lambda work: work.preferences.named([ANA])) == {ANA: Preferences(ANA, version=2)}
    assert await do(store, lambda work: work.preferences.named([ANA]), THEIRS) == {ANA: Preferences(ANA)}


@pytest.mark.parametrize("version", [0, 2])
async def test_preferences_changed_meanwhile_are_not_overwritten(store: Store, version: int) -> None:
    await do(store, lambda work: work.preferences.put(WISHES))
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.preferences.put(Preferences(ANA, version=version)))


async def test_the_last_visit_is_remembered(store: Store) -> None:
    def visit(work: Work) -> tuple[datetime | None, datetime | None]:
        before = work.visits.last(ANA)
        work.visits.put(ANA, work.now - timedelta(days=1))
        work.visits.put(ANA, work.now)
        assert work.visits.last(ANA) == work.now
        return before, work.visits.last(BO)

    assert await do(store, visit) == (None, None)


READS: list[tuple[Callable[[Work], object], str]] = [
    (lambda work: work.initiatives.of([KeyResultId(1)]), "ix_initiative_workspace_key_result"),
    (lambda work: work.initiatives.owned_by(ANA), "ix_initiative_workspace_owner"),
    (lambda work: work.blockers.open_of([KeyResultId(1)]), "ix_blocker_workspace_key_result"),
    (lambda work: work.blockers.waiting_on(ANA), "ix_blocker_workspace_waits_on"),
    (lambda work: work.blockers.asked_of([SquadId(1)]), "ix_blocker_workspace_asked"),
    (lambda work: work.evidence.unused([KeyResultId(1)]), "ix_evidence_workspace_key_result"),
    (lambda work: work.links.drives([KeyResultId(1)]), "ix_drives_workspace_lagging"),
    (lambda work: work.links.of(["KR1", "O1"]), "ix_supports_workspace_upheld_key_result"),
]


@pytest.mark.parametrize(("read", "index"), READS)
async def test_what_is_asked_for_is_found_by_an_index(
    sqlite_store: Store, read: Callable[[Work], object], index: str
) -> None:
    def plan(work: Work) -> str:
        assert isinstance(work, WorkInWorkspace)
        return plan_of(work.connection, lambda: read(work))

    found = await do(sqlite_store, plan)
    assert index in found
    assert "SCAN" not in found
