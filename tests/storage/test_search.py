"""Searches find what a look at everything would find, and go along an index."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise, product

import pytest
from sqlalchemy import Row, select

from okr.check_in import CheckIn
from okr.closing import Closed
from okr.cycle import Cycle, CycleId, quarter_of
from okr.health import Health
from okr.key_result import Aim, Keep, KeyResult, KeyResultId
from okr.links import SupportsObjective
from okr.listing_turn import FIRST_PAGE, Turn
from okr.objective import Objective, ObjectiveId
from okr.overview import look_at_these
from okr.permissions import may_read
from okr.person import Person
from okr.seeking import in_cycle, open_to
from okr.sought import Only, Sought
from okr.squad import Member, Squad
from okr.work import Work
from storage import tables
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import Store
from tests.storage.facts import ANA, BO, CHURN, CYCLE, add_key_result, do, found_squad, person
from tests.storage.plans import plan_of

LAST = quarter_of(CYCLE.starts - timedelta(days=1))
SOON = Cycle(CycleId("SOON"), CYCLE.starts, date(2026, 11, 22))
"""Ended yesterday in Berlin, where it is Monday morning; in Honolulu this is its last day."""
EIGHT = 8
HONOLULU = "Pacific/Honolulu"
SEEDS = range(6)


def everything(seed: int) -> Callable[[Work], None]:
    """Squads, objectives and answers of every kind there is, thrown together."""
    chance = random.Random(seed)  # noqa: S311 - nothing depends on it

    def throw(work: Work) -> None:
        squads = [_squad(work, chance, f"s{number}") for number in range(EIGHT)]
        for cycle in (LAST, CYCLE, SOON):
            work.cycles.put(cycle)
        objectives = [_objective(work, chance, squads) for _ in range(5 * EIGHT)]
        for first, second in pairwise(objectives):
            if chance.random() < 0.2:
                work.links.add(SupportsObjective(first.id, second.id))
        work.closings.add(Closed(squads[0].id, CYCLE.id, work.now, ANA))

    return throw


def _squad(work: Work, chance: random.Random, handle: str) -> Squad:
    members = tuple(Member(each, "Sales") for each in (ANA, BO) if chance.random() < 0.4)
    squad = found_squad(work, handle, members)
    changed = replace(
        squad,
        zone=chance.choice(["Europe/Berlin", HONOLULU]),
        private=chance.random() < 0.4,
        archived=chance.random() < 0.2,
        since=chance.choice([date(2026, 9, 28), date(2026, 11, 16)]),
        cadence=replace(squad.cadence, every_weeks=chance.choice([1, 2, 4])),
    )
    work.squads.save(changed)
    return work.squads.get(squad.id)


def _objective(work: Work, chance: random.Random, squads: list[Squad]) -> Objective:
    cycle, squad = chance.choice([LAST, CYCLE, CYCLE, SOON]), chance.choice(squads)
    others = [each.id for each in squads if each != squad]
    objective = Objective(
        work.objectives.next_id(),
        squad.id,
        cycle.id,
        chance.choice(["Customers stay", "Nobody_waits 100%"]),
        shared_with=chance.choice([None, None, chance.choice(others)]),
        dropped=chance.random() < 0.1,
    )
    work.objectives.add(objective)
    for _ in range(chance.randrange(4)):
        _key_result(work, chance, objective)
    return objective


def _key_result(work: Work, chance: random.Random, objective: Objective) -> None:
    aims: list[Aim] = [CHURN, Keep(None, Decimal("9.5")), Keep(Decimal(2), Decimal(100))]
    aim = chance.choice(aims)
    key_result = add_key_result(work, objective, aim=aim)
    created = chance.choice([date(2026, 10, 5), date(2026, 11, 16)])
    work.key_results.save(replace(key_result, created=created, dropped=chance.random() < 0.1))
    before: CheckIn | None = None
    for days in sorted(chance.sample([0, 3, 9, 10, 11, 17, 31, 40], chance.randrange(4)), reverse=True):
        before = answer(work, key_result, days, chance, before)
    if before is not None and chance.random() < 0.2:
        work.check_ins.remove(before.id)


def answer(
    work: Work, key_result: KeyResult, days: int, chance: random.Random, before: CheckIn | None
) -> CheckIn:
    """Where no value is said the last one still holds; now and then an answer corrects the one before."""
    value = chance.choice([None, Decimal("1.5"), Decimal("9.5"), Decimal("1E+2"), Decimal("100.01")])
    check_in = CheckIn(
        work.check_ins.next_id(),
        key_result.id,
        work.now - timedelta(days=days, hours=chance.randrange(2)),
        ANA,
        before.value if before and value is None else value,
        chance.randrange(11),
        replaces=before.id if before and chance.random() < 0.3 else None,
    )
    work.check_ins.add(check_in)
    return check_in


def all_of(work: Work, reader: Person, health: set[Health] | None) -> list[Objective]:
    """What `reader` may read of what is open, found by looking at everything there is."""
    squads = {each.id: each for each in [*work.squads.all(), *work.squads.archived()]}
    kept = {number for number, squad in squads.items() if not squad.archived and squad.may_read(reader)}
    found = [
        each
        for each in work.objectives.of(squads)
        if kept.intersection(each.squads) and may_read(reader, each, squads)
    ]
    overview = look_at_these(work, found)
    return [
        each
        for each in found
        if each.id not in overview.closed
        and not overview.cycles[each.cycle].ended(squads[each.squad].today(work.now))
        and (
            health is None
            or any(standing.health in health for standing in overview.objective(each).key_results)
        )
    ]


READERS = (person(1), person(2), person(3), replace(person(4), admin=True))
SOUGHT: dict[Only | None, set[Health] | None] = {
    None: None,
    Only.STALE: {Health.OUTDATED},
    Only.AT_RISK: {Health.AT_RISK, Health.OFF_TRACK},
}


@pytest.mark.parametrize("seed", SEEDS)
async def test_searches_find_what_a_look_at_everything_finds(store: Store, seed: int) -> None:
    await do(store, everything(seed))

    def compare(work: Work) -> int:
        count = 0
        for reader, (only, health) in product(READERS, SOUGHT.items()):
            truth = all_of(work, reader, health)
            assert work.objectives.search(open_to(work, reader, only=only), FIRST_PAGE, 99) == truth
            count += len(truth)
        return count

    assert await do(store, compare)


@pytest.mark.parametrize("seed", SEEDS)
async def test_what_was_said_last_is_the_last_check_in_that_stands(store: Store, seed: int) -> None:
    await do(store, everything(seed))

    def look(work: Work) -> tuple[dict[int, object], dict[int, object]]:
        assert isinstance(work, WorkInWorkspace)
        rows = work.connection.execute(select(tables.key_result)).all()
        truth = work.check_ins.latest_all([KeyResultId(row.id) for row in rows])
        kept: dict[int, object] = {row.id: _last(row) for row in rows if row.last_at is not None}
        return kept, {each: (last.at, last.confidence, last.value) for each, last in truth.items()}

    kept, truth = await do(store, look)
    assert kept == truth
    assert truth


def _last(row: Row[*tuple[object, ...]]) -> tuple[object, ...]:
    return (row.last_at, row.last_confidence, row.last_value)


async def test_pages_go_forth_and_back(store: Store) -> None:
    await do(store, everything(1))

    def turn(work: Work) -> None:
        sought = open_to(work, READERS[-1])
        whole = work.objectives.search(sought, FIRST_PAGE, 99)
        middle = whole[len(whole) // 2]
        behind, before = (
            [each for each in whole if each.id > middle.id],
            [each for each in whole if each.id < middle.id],
        )
        assert len(behind) > 2 < len(before)
        assert work.objectives.search(sought, Turn(after=middle.id), 2) == behind[:2]
        assert work.objectives.search(sought, Turn(before=middle.id), 2) == before[-2:]

    await do(store, turn)


async def test_narrower_searches_find_some_of_it(store: Store) -> None:
    await do(store, everything(2))

    def narrow(work: Work) -> None:
        reader = READERS[0]
        whole = work.objectives.search(open_to(work, reader), FIRST_PAGE, 99)
        squad = whole[0].squad
        theirs = work.objectives.search(open_to(work, reader, squads=[squad]), FIRST_PAGE, 99)
        assert theirs == [each for each in whole if squad in each.squads]
        supporting = {each.objective for each in work.links.supports([each.id for each in whole])}
        on_top = work.objectives.search(open_to(work, reader, only=Only.ON_TOP), FIRST_PAGE, 99)
        assert on_top == [each for each in whole if each.id not in supporting]
        assert 0 < len(on_top) < len(whole)
        named = work.objectives.search(open_to(work, reader, words=("y_w", "100%")), FIRST_PAGE, 99)
        assert named == [each for each in whole if "_" in each.title]
        key_results = work.key_results.search(open_to(work, reader, words=("redu", "kr")), 99)
        assert key_results == work.key_results.of([each.id for each in whole])
        over = work.objectives.search(in_cycle(work, reader, LAST), FIRST_PAGE, 99)
        assert {each.cycle for each in over} == {LAST.id}
        assert work.objectives.last_cycle(open_to(work, reader)) == CYCLE

    await do(store, narrow)


def _sought(work: Work, only: Only | None) -> Sought:
    return open_to(work, person(), only=only)


@pytest.mark.parametrize("only", [None, *Only])
@pytest.mark.parametrize("turn", [FIRST_PAGE, Turn(before=ObjectiveId(30))])
async def test_a_search_goes_along_the_index(sqlite_store: Store, only: Only | None, turn: Turn) -> None:
    await do(sqlite_store, everything(3))

    def plan(work: Work) -> str:
        assert isinstance(work, WorkInWorkspace)
        sought = _sought(work, only)
        return plan_of(work.connection, lambda: work.objectives.search(sought, turn, 10))

    found = await do(sqlite_store, plan)
    assert "ix_objective_workspace_cycle_id" in found
    assert not re.search(r"SCAN (?:objective|key_result|own|sharing|heard)", found), found
