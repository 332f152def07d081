"""Objectives, key results and check-ins of a whole workspace are read without reading all there ever were."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import insert

from okr.change import ChangeId
from okr.check_in import CheckIn, CheckInId
from okr.closing import Closed
from okr.cycle import CycleId, cycle_with_dates, quarter_named
from okr.errors.cycles import CycleTaken
from okr.errors.week import NoSuchCheckIn
from okr.key_result import KeyResult, KeyResultId
from okr.objective import Objective, ObjectiveId
from okr.squad import Squad, SquadId
from okr.work import Work
from storage import tables
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import Store
from tests.storage.facts import (
    ANA,
    BO,
    CYCLE,
    OURS,
    add_key_result,
    do,
    found_squad,
    one_key_result,
    set_objective,
)
from tests.storage.plans import plan_of, statements

TODAY = date(2026, 11, 23)
LAST = quarter_named("2026Q3")
WINTER = cycle_with_dates("winter", date(2026, 11, 1), date(2027, 2, 28))


def answer(work: Work, key_result: KeyResult, days: int, done: tuple[int, ...] | None = None) -> CheckIn:
    at = work.now - timedelta(days=days)
    given = CheckIn(work.check_ins.next_id(), key_result.id, at, ANA, Decimal(2), 7, done=done)
    work.check_ins.add(given)
    return given


def set_in(work: Work, squad: Squad, cycle: CycleId) -> Objective:
    objective = Objective(work.objectives.next_id(), squad.id, cycle, "Customers stay")
    work.objectives.add(objective)
    return objective


def several(work: Work) -> tuple[Squad, Squad, dict[str, Objective]]:
    """Objectives of every kind, of two squads."""
    for cycle in (LAST, CYCLE, WINTER):
        work.cycles.put(cycle)
    churn, nps = found_squad(work), found_squad(work, "nps")
    found = {
        "ended": set_in(work, churn, LAST.id),
        "first": set_in(work, churn, CYCLE.id),
        "dropped": set_in(work, churn, CYCLE.id),
        "shared": set_in(work, churn, CYCLE.id),
        "closed": set_in(work, churn, WINTER.id),
        "theirs": set_in(work, nps, WINTER.id),
    }
    work.objectives.save(replace(found["dropped"], dropped=True))
    work.objectives.save(replace(found["shared"], shared_with=nps.id))
    work.closings.add(Closed(churn.id, WINTER.id, work.now, ANA))
    kept = {name: work.objectives.get(each.id) for name, each in found.items()}
    return churn, nps, kept


async def test_an_objective_is_kept_whole(store: Store) -> None:
    _, nps, kept = await do(store, several)
    assert kept["shared"].squads == (kept["shared"].squad, nps.id)
    assert kept["dropped"].dropped


async def test_shared_objectives_are_found_for_both_squads_and_dropped_ones_for_none(store: Store) -> None:
    churn, nps, kept = await do(store, several)

    async def of(*squads: Squad) -> list[Objective]:
        return await do(store, lambda work: work.objectives.of([squad.id for squad in squads]))

    assert await of(nps) == [kept["shared"], kept["theirs"]]
    ours = [kept[name] for name in ("ended", "first", "shared", "closed")]
    assert await of(churn) == ours
    assert await of(churn, nps) == [*ours, kept["theirs"]]


async def test_open_ones_come_in_pages(store: Store) -> None:
    churn, nps, kept = await do(store, several)
    both = [churn.id, nps.id]

    async def page(after: ObjectiveId | None, limit: int | None) -> list[Objective]:
        return await do(store, lambda work: work.objectives.open_of(both, TODAY, after=after, limit=limit))

    opened = [kept["first"], kept["shared"], kept["theirs"]]
    assert await page(None, None) == opened
    assert await page(None, 2) == opened[:2]
    assert await page(opened[1].id, 2) == opened[2:]


async def test_open_ones_are_counted_for_each_squad(store: Store) -> None:
    churn, nps, _ = await do(store, several)
    nobody = SquadId(99)
    found = await do(store, lambda work: work.objectives.count_of([churn.id, nps.id, nobody], TODAY))
    assert found == {churn.id: 2, nps.id: 2, nobody: 0}


async def test_key_results_are_counted_without_dropped_ones(store: Store) -> None:
    def keep(work: Work) -> tuple[ObjectiveId, ObjectiveId]:
        squad = found_squad(work)
        full, empty = set_objective(work, squad), set_objective(work, squad)
        for _ in range(2):
            add_key_result(work, full)
        work.key_results.save(replace(add_key_result(work, full), dropped=True))
        return full.id, empty.id

    full, empty = await do(store, keep)
    assert await do(store, lambda work: work.key_results.count_of([full, empty])) == {full: 2, empty: 0}


async def test_nobody_owns_or_answers_for_what_hangs_on_a_dropped_objective(store: Store) -> None:
    def drop(work: Work) -> tuple[int, int]:
        key_result = one_key_result(work)
        work.objectives.save(replace(work.objectives.get(key_result.objective), dropped=True))
        return len(work.key_results.owned_by(ANA)), len(work.key_results.answerable_by([ANA]))

    assert await do(store, drop) == (0, 0)


async def test_nobody_answers_for_a_closed_cycle_or_an_archived_squad(store: Store) -> None:
    def close(work: Work) -> list[tuple[SquadId, ...]]:
        first = one_key_result(work)
        nps = found_squad(work, "nps")
        second = add_key_result(work, set_objective(work, nps))
        third = set_objective(work, found_squad(work, "old"))
        add_key_result(work, replace(third))
        work.objectives.save(replace(third, shared_with=nps.id))
        work.closings.add(Closed(work.objectives.get(first.objective).squad, CYCLE.id, work.now, ANA))
        work.squads.save(replace(work.squads.by_handle("old"), archived=True))
        assert second.owners == (ANA,)
        return [each.squads for each in work.key_results.answerable_by([ANA])]

    assert await do(store, close) == [(SquadId(2),), (SquadId(2),)]


async def test_the_day_a_key_result_was_set_is_kept(store: Store) -> None:
    plain = await do(store, one_key_result)
    await do(store, lambda work: work.key_results.save(replace(plain, created=TODAY)))
    assert (await do(store, lambda work: work.key_results.get(plain.id))).created == TODAY


async def test_the_last_of_each_is_read_in_one_query(store: Store) -> None:
    def keep(work: Work) -> tuple[CheckIn, CheckIn]:
        first = one_key_result(work)
        second = add_key_result(work, work.objectives.get(first.objective))
        answer(work, first, 0)
        return answer(work, first, 0, (1, 3)), answer(work, second, 400)

    late, old = await do(store, keep)
    asked = [old.key_result, late.key_result, KeyResultId(99)]

    def read(work: Work) -> dict[KeyResultId, CheckIn]:
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as seen:
            found = work.check_ins.latest_all(asked)
        assert len(seen) == 1
        return found

    assert await do(store, read) == {late.key_result: late, old.key_result: old}


async def test_a_check_in_is_taken_back(store: Store) -> None:
    def keep(work: Work) -> tuple[CheckIn, CheckIn]:
        key_result = one_key_result(work)
        return answer(work, key_result, 7, ()), answer(work, key_result, 0)

    before, wrong = await do(store, keep)

    def take_back(work: Work) -> list[CheckIn]:
        assert work.check_ins.of([wrong.key_result])[wrong.key_result] == [before, wrong]
        work.check_ins.remove(wrong.id)
        return work.check_ins.of([wrong.key_result])[wrong.key_result]

    assert await do(store, take_back) == [before]
    assert await do(store, lambda work: work.check_ins.get(before.id)) == before
    for use in (lambda work: work.check_ins.get(wrong.id), lambda work: work.check_ins.remove(wrong.id)):
        with pytest.raises(NoSuchCheckIn):
            await do(store, use)


async def test_cycles_are_listed_by_their_first_day(store: Store) -> None:
    def keep(work: Work) -> list[str]:
        for cycle in (WINTER, LAST, CYCLE):
            work.cycles.add(cycle)
        assert work.cycles.around(TODAY) == [CYCLE, WINTER]
        assert work.cycles.around(date(2030, 1, 1)) == []
        return [each.id for each in work.cycles.all()]

    assert await do(store, keep) == ["2026Q3", "2026Q4", "WINTER"]


async def test_the_name_of_a_cycle_is_taken_once(store: Store) -> None:
    await do(store, lambda work: work.cycles.add(WINTER))
    with pytest.raises(CycleTaken, match="WINTER"):
        await do(store, lambda work: work.cycles.add(replace(WINTER, ends=TODAY)))
    assert await do(store, lambda work: work.cycles.get(WINTER.id)) == WINTER


READS: list[tuple[Callable[[Work], object], str]] = [
    (lambda work: work.check_ins.latest_all([KeyResultId(1)]), "ix_check_in_workspace_key_result_at_id"),
    (lambda work: work.objectives.of([SquadId(1)]), "ix_objective_workspace_shared_with"),
    (
        lambda work: work.objectives.open_of([SquadId(1)], TODAY, limit=10),
        "ix_objective_workspace_shared_with",
    ),
    (
        lambda work: work.objectives.open_of([SquadId(1)], TODAY, before=ObjectiveId(9), limit=10),
        "ix_objective_workspace_shared_with",
    ),
    (lambda work: work.objectives.count_of([SquadId(1)], TODAY), "ix_objective_workspace_shared_with"),
    (lambda work: work.key_results.count_of([ObjectiveId(1)]), "ix_key_result_heard"),
    (lambda work: work.history.latest(["KR1"], 5), "ix_history_workspace_subject_at_seq"),
    (
        lambda work: work.history.latest(["KR1"], 5, before=ChangeId(9)),
        "ix_history_workspace_subject_at_seq",
    ),
    (lambda work: work.history.since(work.now, ["KR1", "O1"], 5), "ix_history_workspace_subject_at_seq"),
    (lambda work: work.history.last_by(BO), "ix_history_workspace_by_at_seq"),
    (lambda work: work.history.since_by(BO, work.now, 5), "ix_history_workspace_by_at_seq"),
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
    assert not re.search(r"SCAN (?!CONSTANT)", found), found


async def test_the_last_answers_of_a_crowd_do_not_cost_its_past(store: Store) -> None:
    def crowd(work: Work) -> list[KeyResultId]:
        assert isinstance(work, WorkInWorkspace)
        objective = set_objective(work, found_squad(work))
        found = [add_key_result(work, objective).id for _ in range(100)]
        row = {
            "workspace": OURS,
            "by": ANA,
            "value": Decimal(1),
            "confidence": 5,
            "note": "",
            "blocker": "",
            "news": "news",
            "done": None,
        }
        rows = [
            row | {"id": each * 1000 + week, "key_result": each, "at": work.now - timedelta(weeks=week)}
            for each in found
            for week in range(100)
        ]
        work.connection.execute(insert(tables.check_in), rows)
        work.connection.exec_driver_sql("ANALYZE check_in")
        return found

    crowded = await do(store, crowd)
    found = await do(store, lambda work: work.check_ins.latest_all(crowded))
    assert {each.id for each in found.values()} == {CheckInId(each * 1000) for each in crowded}

    def plan(work: Work) -> str:
        assert isinstance(work, WorkInWorkspace)
        return plan_of(work.connection, lambda: work.check_ins.latest_all(crowded))

    assert not re.search(r"SCAN (?:check_in|older)|Seq Scan on check_in", await do(store, plan))
