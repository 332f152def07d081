"""Who was asked when, and who is asked next."""

import re
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert

from okr.key_result import KeyResultId
from okr.person import PersonId
from okr.prompt import Prompt
from okr.schedule import Due, DueKind
from okr.work import Work
from storage import tables
from storage.repositories import schedule
from storage.work import Store
from tests.storage.facts import ANA, BO, OURS, THEIRS, do, person
from tests.storage.plans import plan_of
from tests.stores import MONDAY_MORNING, HandClock

LAST_WEEK = MONDAY_MORNING - timedelta(days=7)
FIRST = Prompt(ANA, "2026-W47", (KeyResultId(3), KeyResultId(1)), LAST_WEEK)
SECOND = Prompt(ANA, "2026-W48", (KeyResultId(1), KeyResultId(2)), MONDAY_MORNING)
OTHERS = Prompt(BO, "2026-W48", (KeyResultId(4),), MONDAY_MORNING)
MANY = 100_000


def ask_all(work: Work) -> list[bool]:
    return [work.prompts.add(prompt) for prompt in (SECOND, FIRST, OTHERS)]


async def test_a_person_is_asked_once_a_week(store: Store) -> None:
    assert await do(store, ask_all) == [True, True, True]
    assert await do(store, ask_all) == [False, False, False]


async def test_the_latest_prompt_is_the_last_one_asked(store: Store) -> None:
    await do(store, ask_all)
    assert await do(store, lambda work: work.prompts.latest(ANA)) == SECOND
    assert await do(store, lambda work: work.prompts.latest(PersonId("U9"))) is None


async def test_a_prompt_about_nothing_is_kept(store: Store) -> None:
    empty = Prompt(ANA, "2026-W49", (), MONDAY_MORNING + timedelta(days=7))
    await do(store, lambda work: work.prompts.add(empty))
    assert await do(store, lambda work: work.prompts.latest(ANA)) == empty


async def test_prompts_about_a_key_result_name_all_they_asked(store: Store) -> None:
    await do(store, ask_all)
    about = [KeyResultId(1), KeyResultId(3)]
    assert await do(store, lambda work: work.prompts.about(about, LAST_WEEK)) == [FIRST, SECOND]
    assert await do(store, lambda work: work.prompts.about(about, MONDAY_MORNING)) == [SECOND]
    assert await do(store, lambda work: work.prompts.about([], LAST_WEEK)) == []


async def test_prompts_asked_of_some_people_lately_come_oldest_first(store: Store) -> None:
    await do(store, ask_all)
    both = await do(store, lambda work: work.prompts.asked_since([ANA, BO], LAST_WEEK))
    assert both == [FIRST, SECOND, OTHERS]
    assert await do(store, lambda work: work.prompts.asked_since([ANA], MONDAY_MORNING)) == [SECOND]
    assert await do(store, lambda work: work.prompts.asked_since([], LAST_WEEK)) == []


async def test_prompts_of_two_people_in_one_week_stay_two(store: Store) -> None:
    await do(store, ask_all)
    about = [KeyResultId(4), KeyResultId(2)]
    assert await do(store, lambda work: work.prompts.about(about, LAST_WEEK)) == [SECOND, OTHERS]


async def test_a_subject_is_scheduled_once(store: Store) -> None:
    def move(work: Work) -> datetime | None:
        for days in (1, 2):
            work.schedule.put(DueKind.PROMPT, ANA, work.now + timedelta(days=days))
        return work.schedule.at(DueKind.PROMPT, ANA)

    assert await do(store, move) == MONDAY_MORNING + timedelta(days=2)


async def test_what_is_removed_is_not_due(store: Store) -> None:
    def remove(work: Work) -> datetime | None:
        work.schedule.put(DueKind.PROMPT, ANA, work.now)
        work.schedule.remove(DueKind.PROMPT, ANA)
        return work.schedule.at(DueKind.PROMPT, ANA)

    assert await do(store, remove) is None
    assert await store.run(schedule.due) == []


async def test_the_sweep_sees_what_is_due_in_all_workspaces_longest_due_first(
    store: Store, hand_clock: HandClock
) -> None:
    hour = timedelta(hours=1)
    await do(store, lambda work: work.schedule.put(DueKind.PROMPT, ANA, work.now))
    await do(store, lambda work: work.schedule.put(DueKind.DIGEST, "1", work.now - hour), THEIRS)
    await do(store, lambda work: work.schedule.put(DueKind.DIGEST, "2", work.now + hour))
    digest = Due(THEIRS, DueKind.DIGEST, "1", MONDAY_MORNING - hour)
    prompt = Due(OURS, DueKind.PROMPT, ANA, MONDAY_MORNING)
    assert await store.run(schedule.due) == [digest, prompt]
    assert await store.run(lambda connection, now: schedule.due(connection, now, limit=1)) == [digest]
    hand_clock.advance(hour)
    assert len(await store.run(schedule.due)) == 3


async def test_the_next_thing_due_is_known_of_each_kind(store: Store) -> None:
    hour = timedelta(hours=1)
    assert await store.run(lambda connection, _: schedule.next_due(connection)) is None
    await do(store, lambda work: work.schedule.put(DueKind.PROMPT, ANA, work.now + hour))
    await do(store, lambda work: work.schedule.put(DueKind.DIGEST, "1", work.now + 2 * hour))
    assert await store.run(lambda connection, _: schedule.next_due(connection)) == MONDAY_MORNING + hour
    digest = await store.run(lambda connection, _: schedule.next_due(connection, DueKind.DIGEST))
    assert digest == MONDAY_MORNING + 2 * hour


async def test_what_another_version_put_into_the_schedule_is_left_alone(store: Store) -> None:
    def put(connection: Connection, now: datetime) -> None:
        strange = {"workspace": OURS, "kind": "moonrise", "subject": "1", "next_due_at": now - timedelta(1)}
        connection.execute(insert(tables.schedule), [strange])

    await store.run(put)
    await do(store, lambda work: work.schedule.put(DueKind.PROMPT, ANA, work.now))
    found = await store.run(lambda connection, now: schedule.due(connection, now, limit=1))
    assert found == [Due(OURS, DueKind.PROMPT, ANA, MONDAY_MORNING)]
    assert await store.run(lambda connection, _: schedule.next_due(connection)) == MONDAY_MORNING
    await do(store, lambda work: work.schedule.remove(DueKind.PROMPT, ANA))
    assert await store.run(schedule.due) == []


async def test_workspaces_are_those_where_we_know_somebody(store: Store) -> None:
    for workspace in (THEIRS, OURS):
        await do(store, lambda work: work.people.put(person(1)), workspace)
        await do(store, lambda work: work.people.put(person(2)), workspace)
    assert await store.run(lambda connection, _: schedule.workspaces(connection)) == [OURS, THEIRS]


async def test_a_sweep_over_many_of_whom_nobody_is_due_reads_the_index_alone(store: Store) -> None:
    def crowd(connection: Connection, now: datetime) -> None:
        row = {"workspace": OURS, "kind": "prompt", "next_due_at": now + timedelta(days=1)}
        connection.execute(insert(tables.schedule), [row | {"subject": f"U{n}"} for n in range(MANY)])
        connection.exec_driver_sql("ANALYZE schedule")

    await store.run(crowd)
    plan = await store.run(lambda connection, now: plan_of(connection, lambda: schedule.due(connection, now)))
    assert "ix_schedule_due" in plan
    assert not re.search(r"SCAN|Seq Scan|TEMP B-TREE|Sort", plan)
    assert await store.run(schedule.due) == []


async def test_instants_are_compared_and_kept_in_utc(store: Store) -> None:
    def keep(work: Work) -> datetime | None:
        tokyo = datetime.fromisoformat("2026-11-23T18:00:00.000001+09:00")
        work.schedule.put(DueKind.PROMPT, ANA, tokyo)
        return work.schedule.at(DueKind.PROMPT, ANA)

    found = await do(store, keep)
    assert found == MONDAY_MORNING + timedelta(microseconds=1)
    assert found.tzinfo is UTC
    assert await store.run(schedule.due) == []
