"""A check-in that another one corrects is in no list, until that one is taken back."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from okr.check_in import CheckIn, CheckInId, News
from okr.errors.okr_error import ChangedMeanwhile
from okr.key_result import KeyResult, KeyResultId
from okr.work import Work
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import Store
from tests.storage.facts import ANA, BO, add_key_result, do, one_key_result
from tests.storage.plans import plan_of, statements

HOUR = timedelta(hours=1)
SAID = "D1:1764000000.000100"


def answer(work: Work, key_result: KeyResultId, *, ago: int, replaces: CheckIn | None = None) -> CheckIn:
    """An answer so many hours ago."""
    given = CheckIn(
        work.check_ins.next_id(),
        key_result,
        work.now - ago * HOUR,
        ANA,
        Decimal(ago),
        7,
        replaces=replaces.id if replaces else None,
    )
    work.check_ins.add(given)
    return given


def three(work: Work) -> tuple[CheckIn, CheckIn, CheckIn]:
    """Each corrects the one before."""
    key_result = one_key_result(work).id
    first = answer(work, key_result, ago=3)
    second = answer(work, key_result, ago=2, replaces=first)
    return first, second, answer(work, key_result, ago=1, replaces=second)


async def standing(store: Store, key_result: KeyResultId) -> list[CheckIn]:
    return (await do(store, lambda work: work.check_ins.of([key_result])))[key_result]


async def test_only_the_last_of_them_stands(store: Store) -> None:
    first, second, last = await do(store, three)
    one = last.key_result
    assert await standing(store, one) == [last]
    assert await do(store, lambda work: work.check_ins.latest_all([one])) == {one: last}
    assert await do(store, lambda work: work.check_ins.latest([one], first.at)) == {one: last}
    assert await do(store, lambda work: work.check_ins.get(second.id)) == second


async def test_what_stood_at_an_hour_is_known_though_it_was_corrected_since(store: Store) -> None:
    first, second, last = await do(store, three)
    one = last.key_result

    async def stood(ago: int) -> dict[KeyResultId, CheckIn]:
        return await do(store, lambda work: work.check_ins.stood_at([one], work.now - ago * HOUR))

    assert [await stood(ago) for ago in (4, 3, 2, 0)] == [{}, {one: first}, {one: second}, {one: last}]


async def test_what_the_last_one_corrected_stands_again_once_it_is_taken_back(store: Store) -> None:
    first, second, last = await do(store, three)
    await do(store, lambda work: work.check_ins.remove(last.id))
    assert await standing(store, last.key_result) == [second]
    await do(store, lambda work: work.check_ins.remove(second.id))
    assert await standing(store, last.key_result) == [first]


async def test_taking_back_one_in_the_middle_changes_nothing_that_stands(store: Store) -> None:
    first, second, last = await do(store, three)
    await do(store, lambda work: work.check_ins.remove(second.id))
    assert await standing(store, last.key_result) == [replace(last, replaces=first.id)]
    await do(store, lambda work: work.check_ins.remove(last.id))
    assert await standing(store, last.key_result) == [first]


async def test_taking_back_the_first_leaves_the_others(store: Store) -> None:
    first, second, last = await do(store, three)
    await do(store, lambda work: work.check_ins.remove(first.id))
    assert await standing(store, last.key_result) == [last]
    assert (await do(store, lambda work: work.check_ins.get(second.id))).replaces is None


async def test_what_this_transaction_has_read_is_read_again_after_a_correction(store: Store) -> None:
    def correct(work: Work) -> list[CheckIn]:
        first = answer(work, one_key_result(work).id, ago=2)
        assert work.check_ins.of([first.key_result])[first.key_result] == [first]
        answer(work, first.key_result, ago=1, replaces=first)
        return work.check_ins.of([first.key_result])[first.key_result]

    assert [each.value for each in await do(store, correct)] == [Decimal(1)]


async def test_what_is_gone_cannot_be_corrected(store: Store) -> None:
    def correct_nothing(work: Work) -> None:
        gone = replace(answer(work, one_key_result(work).id, ago=2), id=CheckInId(99))
        answer(work, gone.key_result, ago=1, replaces=gone)

    with pytest.raises(ChangedMeanwhile):
        await do(store, correct_nothing)


async def test_a_check_in_corrects_none_of_another_key_result(store: Store) -> None:
    def correct_another(work: Work) -> None:
        first = one_key_result(work)
        other: KeyResult = add_key_result(work, work.objectives.get(first.objective))
        answer(work, other.id, ago=1, replaces=answer(work, first.id, ago=2))

    with pytest.raises(ChangedMeanwhile):
        await do(store, correct_another)


async def test_many_who_correct_at_once_correct_one_another(store: Store) -> None:
    """Each looks what stands and corrects that, as a use case does."""
    first = await do(store, lambda work: answer(work, one_key_result(work).id, ago=9))

    def correct(work: Work) -> None:
        [standing] = work.check_ins.of([first.key_result])[first.key_result]
        answer(work, first.key_result, ago=1, replaces=standing)

    await asyncio.gather(*(do(store, correct) for _ in range(4)))
    [left] = await standing(store, first.key_result)
    assert left.id != first.id


async def test_what_a_message_said_is_found_by_it(store: Store) -> None:
    def say(work: Work) -> list[CheckIn]:
        first = one_key_result(work)
        other = add_key_result(work, work.objectives.get(first.objective))
        work.check_ins.add(CheckIn(work.check_ins.next_id(), first.id, work.now, BO, None, 5))
        said = [
            CheckIn(work.check_ins.next_id(), each.id, work.now, ANA, Decimal(2), 7, source=SAID)
            for each in (first, other)
        ]
        for each in said:
            work.check_ins.add(each)
        return said

    first, other = await do(store, say)
    assert await do(store, lambda work: work.check_ins.said_in(SAID)) == [first, other]
    await do(store, lambda work: answer(work, first.key_result, ago=0, replaces=first))
    assert await do(store, lambda work: work.check_ins.said_in(SAID)) == [other]
    assert await do(store, lambda work: work.check_ins.said_in("")) == []


async def test_a_confidence_confirmed_is_kept(store: Store) -> None:
    def keep(work: Work) -> CheckIn:
        plain = answer(work, one_key_result(work).id, ago=9)
        kept = replace(plain, id=work.check_ins.next_id(), news=News.NO_CHANGE, reaffirmed=True)
        work.check_ins.add(kept)
        return kept

    kept = await do(store, keep)
    assert await do(store, lambda work: work.check_ins.get(kept.id)) == kept


@pytest.mark.parametrize(
    ("read", "index"),
    [
        (lambda work: work.check_ins.said_in(SAID), "ix_check_in_source"),
        (
            lambda work: work.check_ins.stood_at([KeyResultId(1)], work.now),
            "ix_check_in_workspace_key_result_at_id",
        ),
        (
            lambda work: work.check_ins.latest_all([KeyResultId(1)]),
            "ix_check_in_workspace_key_result_at_id",
        ),
    ],
)
async def test_check_ins_are_found_by_an_index(
    sqlite_store: Store, read: Callable[[Work], object], index: str
) -> None:
    def plan(work: Work) -> str:
        assert isinstance(work, WorkInWorkspace)
        return plan_of(work.connection, lambda: read(work))

    found = await do(sqlite_store, plan)
    assert index in found
    assert "SCAN" not in found


async def test_what_stood_is_read_in_one_query(store: Store) -> None:
    def read(work: Work) -> int:
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as seen:
            work.check_ins.stood_at([KeyResultId(number) for number in range(500)], work.now)
        return len(seen)

    assert await do(store, read) == 1
