"""What a sweep asks for and writes for many people together."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from functools import partial

import pytest
from sqlalchemy import Connection

from okr.check_in import CheckIn
from okr.collections.okrs import Answerable
from okr.commands.clockwork import SendDuePrompts
from okr.key_result import KeyResult, KeyResultId
from okr.notices.week import CheckInPrompt
from okr.person import PersonId
from okr.prompt import Prompt
from okr.schedule import DueKind
from okr.squad import Cadence, Member, Moment, Weekday
from okr.usecases.send_prompts import send_prompts
from okr.work import Work
from storage import outbox, undelivered
from storage.engine import PostgresServer, postgres_engine, read_address
from storage.letters import Letter, State
from storage.repositories import schedule
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.work import Store
from tests.storage.facts import (
    ANA,
    BO,
    CYCLE,
    OURS,
    THEIRS,
    add_key_result,
    do,
    found_squad,
    one_key_result,
    person,
    set_objective,
)
from tests.storage.plans import plan_of, statements
from tests.stores import MONDAY_MORNING, HandClock

EVERYBODY = (Member(ANA, "Product"), Member(BO, "Sales"))
NOBODY = PersonId("U9")
HOUR = timedelta(hours=1)


async def test_rhythms_are_those_of_the_squads_somebody_is_in(store: Store) -> None:
    def join(work: Work) -> None:
        churn = found_squad(work, members=EVERYBODY)
        friday = Cadence(2, Moment(Weekday.FRIDAY, time(8, 30)), holidays="tokyo", reminds=False)
        nps = found_squad(work, "nps", EVERYBODY[:1])
        work.squads.save(replace(nps, cadence=friday, zone="Asia/Tokyo"))
        assert churn.cadence != friday

    await do(store, join)
    found = await do(store, lambda work: work.squads.rhythms_of([ANA, BO, NOBODY]))
    assert set(found) == {ANA, BO}
    squads = {squad.id: squad for squad in await do(store, lambda work: work.squads.all())}
    for each in (rhythm for theirs in found.values() for rhythm in theirs):
        squad = squads[each.id]
        assert (each.zone, each.since, each.cadence) == (squad.zone, squad.since, squad.cadence)
    assert sorted(len(theirs) for theirs in found.values()) == [1, 2]
    assert await do(store, lambda work: work.squads.rhythms_of([ANA]), THEIRS) == {}


async def test_the_squads_of_many_are_found_without_reading_every_member(sqlite_store: Store) -> None:
    def plan(work: Work) -> str:
        assert isinstance(work, WorkInWorkspace)
        many = [PersonId(f"U{number}") for number in range(100)]
        return plan_of(work.connection, lambda: work.squads.rhythms_of(many))

    assert "ix_member_workspace_person" in await do(sqlite_store, plan)


async def test_what_many_answer_for_is_found_without_reading_every_objective(sqlite_store: Store) -> None:
    def plan(work: Work) -> str:
        assert isinstance(work, WorkInWorkspace)
        many = [PersonId(f"U{number}") for number in range(100)]
        return plan_of(work.connection, lambda: work.key_results.answerable_by(many))

    found = await do(sqlite_store, plan)
    assert "SEARCH objective USING INDEX sqlite_autoindex_objective_1 (workspace=? AND id=?)" in found
    assert "SCAN" not in found.replace("SCAN few", "")


async def test_what_many_answer_for_comes_in_one_answer_with_all_owners(store: Store) -> None:
    def own(work: Work) -> tuple[KeyResult, KeyResult]:
        objective = set_objective(work, found_squad(work))
        dropped = add_key_result(work, objective)
        work.key_results.save(replace(dropped, dropped=True))
        add_key_result(work, objective, owners=(NOBODY,))
        return add_key_result(work, objective), add_key_result(work, objective, owners=(NOBODY, BO, ANA))

    own_one, shared = await do(store, own)
    found = await do(store, lambda work: work.key_results.answerable_by([ANA, BO]))
    [squad] = await do(store, lambda work: work.squads.all())
    assert found == [
        Answerable(own_one.id, (squad.id,), CYCLE.ends, (ANA,)),
        Answerable(shared.id, (squad.id,), CYCLE.ends, (NOBODY, BO, ANA)),
    ]
    assert await do(store, lambda work: work.key_results.answerable_by([ANA, BO]), THEIRS) == []


async def test_the_latest_check_in_counts_only_if_it_is_late_enough(store: Store) -> None:
    def check_in(work: Work) -> list[CheckIn]:
        key_result = one_key_result(work)
        given = [
            CheckIn(work.check_ins.next_id(), key_result.id, work.now - ago, ANA, Decimal(2), 7)
            for ago in (3 * HOUR, 2 * HOUR, HOUR)
        ]
        for each in given:
            work.check_ins.add(each)
        return given

    *_, last = await do(store, check_in)
    ids = [last.key_result, KeyResultId(99)]
    assert await do(store, lambda work: work.check_ins.latest(ids, last.at)) == {last.key_result: last}
    assert await do(store, lambda work: work.check_ins.latest(ids, last.at + HOUR)) == {}


async def test_what_is_named_is_found_and_what_is_not_there_is_left_out(store: Store) -> None:
    key_result = await do(store, one_key_result)

    def find(work: Work) -> list[int]:
        objective = work.objectives.get(key_result.objective)
        assert work.key_results.named([key_result.id, KeyResultId(99)]) == {key_result.id: key_result}
        assert work.objectives.named([objective.id, objective.id]) == {objective.id: objective}
        assert work.squads.named([objective.squad]) == {objective.squad: work.squads.get(objective.squad)}
        assert work.cycles.named([CYCLE.id]) == {CYCLE.id: CYCLE}
        return [len(each.named([])) for each in (work.key_results, work.objectives, work.squads, work.cycles)]

    assert await do(store, find) == [0, 0, 0, 0]


async def test_of_many_prompts_those_are_added_that_are_new(store: Store) -> None:
    ana = Prompt(ANA, "2026-W48", (KeyResultId(1),), MONDAY_MORNING)
    bo = Prompt(BO, "2026-W48", (KeyResultId(2), KeyResultId(1)), MONDAY_MORNING)
    assert await do(store, lambda work: work.prompts.add_all([ana])) == [ana]
    assert await do(store, lambda work: work.prompts.add_all([ana, bo])) == [bo]
    assert await do(store, lambda work: work.prompts.add_all([])) == []
    assert await do(store, lambda work: work.prompts.latest(BO)) == bo


async def test_those_are_due_whose_time_has_come(store: Store) -> None:
    def plan(work: Work) -> dict[str, datetime]:
        work.schedule.put_all(DueKind.PROMPT, [(ANA, work.now), (BO, work.now + HOUR), ("U3", work.now)])
        work.schedule.put_all(DueKind.DIGEST, [("1", work.now)])
        work.schedule.remove_all(DueKind.PROMPT, ["U3", NOBODY])
        return work.schedule.due(DueKind.PROMPT, [ANA, BO, "U3", NOBODY, "1"])

    assert await do(store, plan) == {ANA: MONDAY_MORNING}


@pytest.mark.postgres
async def test_who_is_being_served_by_one_replica_is_passed_over_by_another(
    migrated_postgres_url: str, hand_clock: HandClock
) -> None:
    def due(connection: Connection, *people: PersonId) -> dict[str, datetime]:
        work = WorkInWorkspace(connection, OURS, MONDAY_MORNING, lambda: "")
        return work.schedule.due(DueKind.PROMPT, people)

    async with await Store.open(migrated_postgres_url, hand_clock) as store:
        await do(store, lambda work: work.schedule.put_all(DueKind.PROMPT, [(ANA, work.now), (BO, work.now)]))
    server = read_address(migrated_postgres_url)
    assert isinstance(server, PostgresServer)
    engine = postgres_engine(server, pool_size=2)
    async with engine.begin() as ours, engine.begin() as theirs:
        assert await ours.run_sync(due, ANA) == {ANA: MONDAY_MORNING}
        assert await asyncio.wait_for(theirs.run_sync(due, ANA, BO), 5) == {BO: MONDAY_MORNING}
    await engine.dispose()


PEOPLE = [PersonId(f"U{number}") for number in range(1, 41)]


def everybody_is_due(work: Work) -> None:
    for number, each in enumerate(PEOPLE, 1):
        work.people.put(person(number))
        squad = found_squad(work, f"squad{number}", (Member(each, "Product"),))
        add_key_result(work, set_objective(work, squad), owners=(each,))
    work.schedule.put_all(DueKind.PROMPT, [(each, work.now) for each in PEOPLE])


async def test_the_same_few_statements_serve_a_few_and_many(store: Store) -> None:
    def serve(some: list[PersonId], work: Work) -> tuple[int, int]:
        assert isinstance(work, WorkInWorkspace)
        with statements(work.connection) as asked:
            written = send_prompts(work, SendDuePrompts(OURS, tuple(some)))
        return written, len(asked)

    await do(store, everybody_is_due)
    _, few = await do(store, partial(serve, PEOPLE[:2]))
    assert await do(store, partial(serve, PEOPLE[2:])) == (len(PEOPLE) - 2, few)
    assert await store.run(schedule.due) == []


async def test_replicas_that_sweep_at_once_ask_everybody_once(store: Store) -> None:
    def some(start: int) -> tuple[PersonId, ...]:
        return tuple(PEOPLE[start:] + PEOPLE[:start])

    await do(store, everybody_is_due)
    sweeps = (store.perform(send_prompts, SendDuePrompts(OURS, some(start))) for start in range(0, 40, 10))
    assert sum(await asyncio.gather(*sweeps)) == len(PEOPLE)
    letters = [await claimed(store) for _ in range(5)]
    assert sorted(letter.address.id for some in letters for letter in some) == sorted(PEOPLE)
    assert await store.run(schedule.due) == []


async def ask(store: Store, *prompts: Prompt) -> None:
    await do(store, lambda work: work.outbox.ask(prompts))


async def claimed(store: Store) -> list[Letter]:
    return await store.run(lambda connection, now: outbox.claim(connection, now, OURS, 10))


async def test_a_question_shows_what_is_true_when_it_is_said(store: Store, hand_clock: HandClock) -> None:
    def set_up(work: Work) -> KeyResult:
        work.people.put(person(1))
        objective = set_objective(work, found_squad(work, members=EVERYBODY))
        return add_key_result(work, objective)

    key_result = await do(store, set_up)
    await ask(store, Prompt(ANA, "2026-W48", (key_result.id,), MONDAY_MORNING))
    hand_clock.advance(HOUR)
    await do(store, lambda work: work.key_results.save(replace(key_result, title="Keep customers")))
    await do(store, lambda work: work.people.put(person(1, "Ana B")))
    [letter] = await claimed(store)
    assert isinstance(letter.notice, CheckInPrompt)
    assert (letter.notice.name, letter.notice.week_of) == ("Ana B", date(2026, 11, 23))
    assert [row.standing.key_result.title for row in letter.notice.rows] == ["Keep customers"]
    assert letter.subject == "prompt:U1:2026-W48"
    hand_clock.advance(HOUR)
    [orphan] = await store.run(lambda connection, now: outbox.orphans(connection, now, OURS))
    assert (orphan.id, orphan.notice) == (letter.id, letter.notice)


async def test_a_question_about_what_is_gone_is_not_said_and_holds_up_nobody(store: Store) -> None:
    def set_up(work: Work) -> KeyResult:
        work.people.put(person(1))
        objective = set_objective(work, found_squad(work, members=EVERYBODY))
        return add_key_result(work, objective)

    key_result = await do(store, set_up)
    await ask(store, Prompt(ANA, "2026-W48", (key_result.id,), MONDAY_MORNING))
    await do(store, lambda work: work.key_results.save(replace(key_result, dropped=True)))
    assert await claimed(store) == []
    assert await store.run(outbox.workspaces_waiting) == []


async def test_a_question_that_cannot_be_drawn_up_has_failed_and_holds_up_nobody(store: Store) -> None:
    def set_up(work: Work) -> KeyResult:
        for number in (1, 2):
            work.people.put(person(number))
        objective = set_objective(work, found_squad(work, members=EVERYBODY))
        return add_key_result(work, objective, owners=(ANA, person(2).id))

    key_result = await do(store, set_up)
    other = person(2).id
    await ask(store, Prompt(ANA, "no week", (key_result.id,), MONDAY_MORNING))
    await ask(store, Prompt(other, "2026-W48", (key_result.id,), MONDAY_MORNING))
    assert [letter.address.id for letter in await claimed(store)] == [other]
    [pile] = await store.run(lambda at, now: undelivered.piles(at, now, HOUR))
    assert (pile.state, pile.letters) == (State.FAILED, 1)


async def test_a_question_is_written_once(store: Store) -> None:
    prompt = Prompt(ANA, "2026-W48", (KeyResultId(1),), datetime(2026, 11, 23, 9, tzinfo=UTC))
    await ask(store, prompt, prompt)
    await ask(store, prompt)
    count = "SELECT count(*) FROM outbox"
    assert await store.run(lambda connection, _: connection.exec_driver_sql(count).scalar()) == 1
