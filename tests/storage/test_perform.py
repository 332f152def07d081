"""One transaction a use case: all of it is kept or nothing, and nobody hears back before it is."""

import asyncio
import logging
import re
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import Never

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DBAPIError

from okr.errors.okr_error import AlreadyHeard
from okr.errors.texts import TitleMissing
from okr.prompt import Prompt
from okr.work import Work
from storage import tables
from storage.engine import PostgresServer, postgres_engine, read_address
from storage.postgres_pool import NoAnswer, PostgresPool
from storage.repositories.heard import forget_heard
from storage.work import Store
from tests.storage.facts import ANA, OURS, THEIRS, address, do, found_squad, person, saying
from tests.stores import MONDAY_MORNING, HandClock, opened


def meet(number: int) -> Callable[[Work], None]:
    return lambda work: work.people.put(person(number))


def meet_and_fail(number: int) -> Callable[[Work], None]:
    def use_case(work: Work) -> Never:
        work.people.put(person(number))
        raise TitleMissing

    return use_case


async def known(store: Store, among: int = 200) -> set[str]:
    wanted = [person(number).id for number in range(among)]
    return set(await do(store, lambda work: work.people.named(wanted)))


async def test_what_a_use_case_returns_comes_back(store: Store) -> None:
    assert await do(store, lambda work: (work.workspace, work.now)) == (OURS, MONDAY_MORNING)


async def test_now_is_what_the_clock_says(store: Store, hand_clock: HandClock) -> None:
    hand_clock.now = datetime.fromisoformat("2027-01-01T00:00:00+00:00")
    assert await do(store, lambda work: work.now) == hand_clock.now


async def test_an_error_undoes_all_of_its_use_case(store: Store) -> None:
    with pytest.raises(TitleMissing):
        await do(store, meet_and_fail(1))
    assert await known(store) == set()


async def test_of_many_at_once_the_failing_ones_fail_alone(store: Store) -> None:
    wishes = [do(store, meet_and_fail(n) if n % 3 == 0 else meet(n)) for n in range(150)]
    answers = await asyncio.gather(*wishes, return_exceptions=True)
    failed = {n for n, answer in enumerate(answers) if isinstance(answer, TitleMissing)}
    assert failed == set(range(0, 150, 3))
    assert await known(store) == {f"U{n}" for n in range(150) if n % 3}


async def test_what_was_answered_outlives_the_process(migrated_url: str, hand_clock: HandClock) -> None:
    async with opened(migrated_url, hand_clock) as store:
        await do(store, meet(1))
    async with opened(migrated_url, hand_clock) as store:
        assert await known(store) == {ANA}


async def test_a_mistake_in_sql_fails_alone(store: Store) -> None:
    def wrong(connection: Connection, _now: datetime) -> None:
        connection.exec_driver_sql("SELECT nonsense")

    answers = await asyncio.gather(
        do(store, meet(1)), store.run(wrong), do(store, meet(2)), return_exceptions=True
    )
    assert isinstance(answers[1], DBAPIError)
    assert await known(store) == {"U1", "U2"}


async def test_references_to_nothing_are_refused(store: Store) -> None:
    def dangling(connection: Connection, _now: datetime) -> None:
        row = {"workspace": OURS, "squad": 99, "person": ANA, "function": "", "rank": 0}
        connection.execute(tables.member.insert(), row)

    with pytest.raises(DBAPIError):
        await store.run(dangling)


async def test_a_request_is_acted_on_once(store: Store) -> None:
    await do(store, found_squad, once="Ev1")
    with pytest.raises(AlreadyHeard):
        await do(store, found_squad, once="Ev1")
    await do(store, lambda work: found_squad(work, "nps"), once="Ev2")
    await do(store, found_squad, THEIRS, once="Ev1")


async def test_a_request_that_failed_may_be_repeated(store: Store) -> None:
    with pytest.raises(TitleMissing):
        await do(store, meet_and_fail(1), once="Ev1")
    await do(store, meet(1), once="Ev1")
    assert await known(store) == {ANA}


async def test_a_request_heard_many_times_at_once_is_acted_on_once(store: Store) -> None:
    heard = (do(store, lambda work: work.squads.next_id(), once="Ev1") for _ in range(10))
    answers = await asyncio.gather(*heard, return_exceptions=True)
    assert [answer for answer in answers if not isinstance(answer, AlreadyHeard)] == [1]


async def test_of_two_replicas_one_acts_on_a_request(
    migrated_postgres_url: str, hand_clock: HandClock
) -> None:
    async with AsyncExitStack() as stack:
        replicas = [
            await stack.enter_async_context(opened(migrated_postgres_url, hand_clock)) for _ in range(2)
        ]
        for number in range(10):
            heard = (do(each, lambda work: work.squads.next_id(), once=f"Ev{number}") for each in replicas)
            answers = await asyncio.gather(*heard, return_exceptions=True)
            assert sum(isinstance(answer, AlreadyHeard) for answer in answers) == 1
        assert await do(replicas[0], lambda work: work.squads.next_id()) == 11


async def test_keys_of_old_requests_are_forgotten(store: Store) -> None:
    await do(store, meet(1), once="Ev1")
    assert await store.run(forget_heard) == 0
    later = MONDAY_MORNING.replace(hour=10)
    assert await store.run(lambda connection, _: forget_heard(connection, later)) == 1
    await do(store, meet(1), once="Ev1")


async def test_callers_who_stop_waiting_stop_nobody_else(store: Store) -> None:
    tasks = [asyncio.create_task(do(store, meet(n))) for n in range(100)]
    await asyncio.sleep(0)  # all are queued now
    for task in tasks[::2]:
        task.cancel()
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    assert {f"U{n}" for n in range(1, 100, 2)} <= await known(store)
    assert answers[1::2] == [None] * 50


async def test_a_person_met_by_many_at_once_is_kept_once(store: Store) -> None:
    await asyncio.gather(*(do(store, meet(1)) for _ in range(20)))
    assert await known(store) == {ANA}


@pytest.mark.parametrize("where", ["127.0.0.1:1", "nobody.invalid"])
async def test_a_server_that_does_not_answer_is_named(where: str, hand_clock: HandClock) -> None:
    with pytest.raises(NoAnswer, match=where.partition(":")[0]) as error:
        await Store.open(f"postgresql://ana:secret@{where}/cairn", hand_clock)
    assert "secret" not in str(error.value)


async def test_a_server_that_knows_no_such_database_is_named(
    migrated_postgres_url: str, hand_clock: HandClock
) -> None:
    with pytest.raises(NoAnswer, match="nowhere"):
        await Store.open(re.sub(r"/\w+\?", "/nowhere?", migrated_postgres_url), hand_clock)


async def test_a_statement_without_an_answer_is_given_up_and_the_next_one_served(
    migrated_postgres_url: str,
) -> None:
    pool = PostgresPool(_server(migrated_postgres_url), pool_size=1, patience=0.2)
    await pool.open()
    with pytest.raises(TimeoutError):
        await pool.run(lambda connection: connection.execute(text("SELECT pg_sleep(600)")).scalar())
    assert await pool.run(lambda connection: connection.execute(text("SELECT 1")).scalar()) == 1
    await pool.close()


async def test_a_transaction_that_nobody_goes_on_with_ends(migrated_postgres_url: str) -> None:
    engine = postgres_engine(_server(migrated_postgres_url), pool_size=1)
    async with engine.begin() as connection:
        shown = await connection.execute(text("SHOW idle_in_transaction_session_timeout"))
        assert shown.scalar() == "1min"
    await engine.dispose()


def _server(url: str) -> PostgresServer:
    address = read_address(url)
    assert isinstance(address, PostgresServer)
    return address


def asked(number: int) -> Prompt:
    return Prompt(person(number).id, "2026-W48", (), MONDAY_MORNING)


async def lines(store: Store, use_case: Callable[[Work], object], caplog: pytest.LogCaptureFixture) -> int:
    """How many letters the log says were written."""
    caplog.clear()
    with caplog.at_level(logging.INFO, "storage"):
        await asyncio.gather(do(store, use_case), return_exceptions=True)
    return caplog.messages.count("letter written")


async def test_each_letter_written_is_told_in_the_log(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    def first_week(work: Work) -> None:
        work.outbox.ask([asked(number) for number in range(3)])
        work.outbox.tell("digest:1", address(), saying("a"))

    def again(work: Work) -> None:
        first_week(work)
        work.outbox.ask([asked(number) for number in range(4)])

    assert await lines(store, first_week, caplog) == 4
    assert await lines(store, again, caplog) == 1
    [record] = [record for record in caplog.records if record.message == "letter written"]
    ids = await store.run(
        lambda connection, _: connection.execute(select(tables.outbox.c.id)).scalars().all()
    )
    assert vars(record)["letter"] in ids
    assert vars(record)["workspace"] == OURS


async def test_a_letter_of_a_transaction_that_failed_is_not_told(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(work: Work) -> None:
        work.outbox.tell("digest:1", address(), saying("a"))
        raise ZeroDivisionError

    assert await lines(store, fail, caplog) == 0
