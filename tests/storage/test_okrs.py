"""People, cycles, objectives, key results, check-ins and the history come back as they were kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from okr.change import Change, ChangeId
from okr.check_in import CheckIn, News
from okr.cycle import CycleId
from okr.errors.cycles import NoSuchCycle
from okr.errors.history import NoSuchChange
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.objectives import NoSuchObjective
from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.people import NoSuchPerson
from okr.key_result import Aim, Direction, Indicator, Keep, KeyResult, KeyResultId, Reach
from okr.objective import Intent, Objective, ObjectiveId
from okr.person import Person, PersonId
from okr.squad import SquadId
from okr.work import Work
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import Store
from tests.storage.facts import (
    ANA,
    BO,
    CYCLE,
    add_key_result,
    do,
    found_squad,
    one_key_result,
    person,
    set_objective,
)
from tests.storage.plans import statements

BEYOND_ANY_NUMBER = 10**30


def check_in(work: Work, key_result: KeyResult, value: str | None = "1.10", *, days: int = 0) -> CheckIn:
    """Check in, so many days ago."""
    given = CheckIn(
        work.check_ins.next_id(),
        key_result.id,
        work.now - timedelta(days=days),
        BO,
        None if value is None else Decimal(value),
        7,
        "on it",
        "legal",
        News.NO_CHANGE,
    )
    work.check_ins.add(given)
    return given


async def test_a_person_is_followed(store: Store) -> None:
    await do(store, lambda work: work.people.put(person()))
    moved = replace(person(), name="Ana B", zone="Asia/Tokyo", active=False, guest=True, admin=True)
    await do(store, lambda work: work.people.put(moved))
    assert await do(store, lambda work: work.people.get(ANA)) == moved


async def test_known_people_are_named_and_strangers_left_out(store: Store) -> None:
    await do(store, lambda work: work.people.put(person()))
    assert await do(store, lambda work: work.people.named([ANA, BO])) == {ANA: person()}
    assert await do(store, lambda work: work.people.named([])) == {}


async def test_somebody_never_seen_is_not_known(store: Store) -> None:
    with pytest.raises(NoSuchPerson, match="U9"):
        await do(store, lambda work: work.people.get(PersonId("U9")))


async def test_a_cycle_is_put_once(store: Store) -> None:
    for _ in range(2):
        await do(store, lambda work: work.cycles.put(CYCLE))
    assert await do(store, lambda work: work.cycles.get(CYCLE.id)) == CYCLE
    with pytest.raises(NoSuchCycle, match="2031Q1"):
        await do(store, lambda work: work.cycles.get(CycleId("2031Q1")))


async def test_objectives_of_squads_come_by_id(store: Store) -> None:
    def keep(work: Work) -> list[Objective]:
        churn, nps = found_squad(work), found_squad(work, "nps")
        return [set_objective(work, squad) for squad in (churn, nps, churn)]

    first, second, third = await do(store, keep)
    assert await do(store, lambda work: work.objectives.of([first.squad])) == [first, third]
    both = [second.squad, first.squad]
    assert await do(store, lambda work: work.objectives.of(both)) == [first, second, third]
    assert await do(store, lambda work: work.objectives.of([])) == []
    assert await do(store, lambda work: work.objectives.of([SquadId(99)])) == []


async def test_an_objective_is_saved_once_a_version(store: Store) -> None:
    objective = await do(store, lambda work: set_objective(work, found_squad(work)))
    changed = replace(objective, title="Customers love it", intent=Intent.ASPIRATIONAL)
    await do(store, lambda work: work.objectives.save(changed))
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.objectives.save(changed))
    assert await do(store, lambda work: work.objectives.get(objective.id)) == replace(changed, version=2)


@pytest.mark.parametrize("number", [7, BEYOND_ANY_NUMBER])
async def test_ids_nobody_was_given_are_not_found(store: Store, number: int) -> None:
    with pytest.raises(NoSuchObjective, match=f"O{number}"):
        await do(store, lambda work: work.objectives.get(ObjectiveId(number)))
    with pytest.raises(NoSuchKeyResult, match=f"KR{number}"):
        await do(store, lambda work: work.key_results.get(KeyResultId(number)))


@pytest.mark.parametrize(
    "aim",
    [
        Reach(Direction.REDUCE, Decimal("3.20"), Decimal("1E+3")),
        Reach(Direction.INCREASE, None, Decimal("0.1000000000000000000000001")),
        Reach(Direction.MAINTAIN, Decimal(0), Decimal(0)),
        Keep(None, Decimal(300)),
        Keep(Decimal("-0.5"), None),
        Keep(Decimal(1), Decimal(2)),
    ],
)
async def test_aims_are_kept_to_the_last_digit(store: Store, aim: Aim) -> None:
    def keep(work: Work) -> Aim:
        objective = set_objective(work, found_squad(work))
        return work.key_results.get(add_key_result(work, objective, aim=aim).id).aim

    found = await do(store, keep)
    assert (found, str(found)) == (aim, str(aim))


async def test_a_key_result_is_kept_whole(store: Store) -> None:
    plain = await do(store, one_key_result)
    whole = replace(
        plain,
        owners=(BO, ANA),
        indicator=Indicator.LEADING,
        due=date(2026, 12, 1),
        weight=Decimal("2.50"),
        source="the dashboard",
        milestones=("draft", "it's «live»"),
        dropped=True,
        created=date(2026, 11, 2),
    )
    await do(store, lambda work: work.key_results.save(whole))
    assert await do(store, lambda work: work.key_results.get(plain.id)) == replace(whole, version=2)


async def test_a_key_result_is_saved_once_a_version(store: Store) -> None:
    key_result = await do(store, one_key_result)
    await do(store, lambda work: work.key_results.save(replace(key_result, owners=(BO,))))
    with pytest.raises(ChangedMeanwhile):
        await do(store, lambda work: work.key_results.save(replace(key_result, owners=())))
    assert (await do(store, lambda work: work.key_results.get(key_result.id))).owners == (BO,)


async def test_dropped_key_results_are_listed_nowhere(store: Store) -> None:
    def keep(work: Work) -> tuple[KeyResult, KeyResult]:
        objective = set_objective(work, found_squad(work))
        dropped = add_key_result(work, objective, owners=(ANA, BO))
        work.key_results.save(replace(dropped, dropped=True))
        return add_key_result(work, objective, owners=(BO, ANA)), dropped

    kept, dropped = await do(store, keep)
    assert await do(store, lambda work: work.key_results.of([kept.objective])) == [kept]
    assert await do(store, lambda work: work.key_results.owned_by(ANA)) == [kept]
    assert (await do(store, lambda work: work.key_results.get(dropped.id))).dropped


async def test_owners_and_co_owners_both_own(store: Store) -> None:
    def keep(work: Work) -> list[KeyResult]:
        objective = set_objective(work, found_squad(work))
        return [add_key_result(work, objective, owners=owners) for owners in ((ANA,), (BO, ANA), (BO,))]

    alone, together, other = await do(store, keep)
    assert await do(store, lambda work: work.key_results.owned_by(ANA)) == [alone, together]
    assert await do(store, lambda work: work.key_results.owned_by(BO)) == [together, other]


async def test_check_ins_come_oldest_first_for_each_asked_about(store: Store) -> None:
    def keep(work: Work) -> tuple[list[CheckIn], list[CheckIn]]:
        first, second = (
            one_key_result(work),
            add_key_result(work, set_objective(work, found_squad(work, "nps"))),
        )
        late, early = check_in(work, first, days=0), check_in(work, first, days=7)
        return [early, late], [check_in(work, second, None)]

    ones, twos = await do(store, keep)
    silent = KeyResultId(99)
    asked = [twos[0].key_result, ones[0].key_result, silent]
    found = await do(store, lambda work: work.check_ins.of(asked))
    assert found == {ones[0].key_result: ones, twos[0].key_result: twos, silent: []}


async def test_check_ins_of_many_are_read_in_one_query(store: Store) -> None:
    def read(work: Work) -> int:
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as seen:
            work.check_ins.of([KeyResultId(number) for number in range(500)])
        return len(seen)

    assert await do(store, read) == 1


async def test_values_are_kept_to_the_last_digit(store: Store) -> None:
    def keep(work: Work) -> Decimal | None:
        given = check_in(work, one_key_result(work), "0.1000000000000000000000000000001")
        return work.check_ins.of([given.key_result])[given.key_result][0].value

    assert str(await do(store, keep)) == "0.1000000000000000000000000000001"


async def test_history_comes_oldest_first_with_facts_as_text(store: Store) -> None:
    def keep(work: Work) -> list[Change]:
        for title in ("one", "two"):
            after: dict[str, object] = {"title": title, "weight": Decimal("1.50"), "due": CYCLE.ends}
            work.history.record(Change(ANA, work.now, "KR1", "changed", {}, after))
        work.history.record(Change(BO, work.now, "KR2", "changed", {}, {}))
        return work.history.of("KR1")

    first, second = await do(store, keep)
    assert first.after == {"title": "one", "weight": "1.50", "due": "2026-12-31"}
    assert second.after["title"] == "two"
    assert (first.by, first.verb) == (ANA, "changed")


def record(work: Work, by: PersonId, subject: str, *, days: int = 0) -> ChangeId:
    return work.history.record(Change(by, work.now - timedelta(days=days), subject, "changed", {}, {}))


async def test_each_change_can_be_named(store: Store) -> None:
    first, second = await do(store, lambda work: (record(work, ANA, "KR1"), record(work, BO, "KR1")))
    found = await do(store, lambda work: work.history.get(second))
    assert (found.id, found.by) == (second, BO)
    assert [each.id for each in await do(store, lambda work: work.history.of("KR1"))] == [first, second]
    with pytest.raises(NoSuchChange):
        await do(store, lambda work: work.history.get(ChangeId(99)))


async def test_the_latest_changes_come_newest_first(store: Store) -> None:
    def keep(work: Work) -> list[ChangeId]:
        given = [
            record(work, ANA, subject, days=days) for subject, days in (("KR1", 9), ("O1", 2), ("KR1", 1))
        ]
        record(work, BO, "KR2")
        return given

    old, middle, new = await do(store, keep)
    subjects = ["KR1", "O1"]

    async def ids(query: Callable[[Work], list[Change]]) -> list[ChangeId | None]:
        return [each.id for each in await do(store, query)]

    assert await ids(lambda work: work.history.latest(subjects, 9)) == [new, middle, old]
    assert await ids(lambda work: work.history.latest(subjects, 2)) == [new, middle]
    assert await ids(lambda work: work.history.latest([], 2)) == []
    two_days = timedelta(days=2)
    assert await ids(lambda work: work.history.since(work.now - two_days, subjects, 9)) == [new]


async def test_the_last_thing_somebody_changed_is_known(store: Store) -> None:
    await do(store, lambda work: record(work, ANA, "KR1", days=1))
    last = await do(store, lambda work: record(work, ANA, "KR2"))
    await do(store, lambda work: record(work, BO, "KR3"))
    found = await do(store, lambda work: work.history.last_by(ANA))
    assert found is not None
    assert (found.id, found.subject) == (last, "KR2")
    assert await do(store, lambda work: work.history.last_by(PersonId("U9"))) is None


async def test_what_somebody_changed_lately_comes_newest_first(store: Store) -> None:
    await do(store, lambda work: record(work, ANA, "KR1", days=2))
    old = await do(store, lambda work: record(work, ANA, "KR1", days=1))
    new = await do(store, lambda work: record(work, ANA, "KR2"))
    await do(store, lambda work: record(work, BO, "KR3"))

    def lately(work: Work, limit: int) -> list[ChangeId | None]:
        return [each.id for each in work.history.since_by(ANA, work.now - timedelta(days=1), limit)]

    assert await do(store, lambda work: lately(work, 9)) == [new, old]
    assert await do(store, lambda work: lately(work, 1)) == [new]


async def test_people_are_found_by_their_full_or_first_name(store: Store) -> None:
    names = ("Bo Li", "bo", "BO BERG", "Bob", "Zo\u00eb 50%", "Zo\u00ebl")

    def put(work: Work) -> None:
        for number, name in enumerate(names):
            work.people.put(Person(PersonId(f"U{number}"), name, "UTC"))

    await do(store, put)

    async def called(name: str) -> list[str]:
        return [each.name for each in await do(store, lambda work: work.people.called(name))]

    assert await called("Bo") == ["Bo Li", "bo", "BO BERG"]
    assert await called("zo\u00eb") == ["Zo\u00eb 50%"]
    assert await called("bo_") == await called("%") == []
