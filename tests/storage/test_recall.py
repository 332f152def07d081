"""A transaction asks the database once for what it wants twice, and always sees what it wrote itself."""

from dataclasses import replace
from decimal import Decimal

from okr.check_in import CheckIn
from okr.key_result import KeyResult
from okr.work import Work
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import Store
from tests.storage.facts import ANA, do, found_squad, one_key_result, person
from tests.storage.plans import Statement, statements


def look_at_everything(work: Work, key_result: KeyResult) -> None:
    objective = work.objectives.get(key_result.objective)
    work.people.get(ANA)
    work.squads.get(objective.squad)
    work.cycles.get(objective.cycle)
    work.key_results.of([objective.id])
    work.check_ins.of([key_result.id])


def check_in(work: Work, key_result: KeyResult) -> CheckIn:
    given = CheckIn(work.check_ins.next_id(), key_result.id, work.now, ANA, Decimal(2), 7)
    work.check_ins.add(given)
    return given


async def test_a_second_look_asks_the_database_nothing(store: Store) -> None:
    await do(store, lambda work: work.people.put(person()))
    key_result = await do(store, one_key_result)

    def look_twice(work: Work) -> list[Statement]:
        look_at_everything(work, key_result)
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as asked:
            look_at_everything(work, key_result)
        return asked

    assert await do(store, look_twice) == []


async def test_the_next_transaction_looks_anew(store: Store) -> None:
    await do(store, lambda work: work.people.put(person()))
    await do(store, lambda work: work.people.get(ANA))
    await do(store, lambda work: work.people.put(person(name="Ana B")))
    assert (await do(store, lambda work: work.people.get(ANA))).name == "Ana B"


async def test_a_check_in_shows_in_its_own_transaction_beside_what_was_read_before(store: Store) -> None:
    def look_write_look(work: Work) -> tuple[list[CheckIn], list[CheckIn], CheckIn]:
        key_result = one_key_result(work)
        before = work.check_ins.of([key_result.id])
        given = check_in(work, key_result)
        return before[key_result.id], work.check_ins.of([key_result.id])[key_result.id], given

    before, after, given = await do(store, look_write_look)
    assert (before, after) == ([], [given])


async def test_a_squad_shows_its_new_name_in_the_transaction_that_gave_it(store: Store) -> None:
    def rename(work: Work) -> str:
        squad = found_squad(work)
        work.squads.save(replace(work.squads.get(squad.id), name="Retention"))
        return work.squads.get(squad.id).name

    assert await do(store, rename) == "Retention"


async def test_a_dropped_key_result_is_gone_in_the_transaction_that_dropped_it(store: Store) -> None:
    def drop(work: Work) -> tuple[int, int]:
        key_result = one_key_result(work)
        before = len(work.key_results.of([key_result.objective]))
        work.key_results.save(replace(key_result, dropped=True))
        return before, len(work.key_results.of([key_result.objective]))

    assert await do(store, drop) == (1, 0)
