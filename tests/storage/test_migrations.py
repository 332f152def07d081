"""The migrations lead to the tables as they are described, on both databases."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, select

from okr.check_in import CheckIn
from okr.key_result import KeyResultId
from okr.objective import ObjectiveId
from okr.squad import SquadId
from okr.work import Work
from storage.catalogue import EVERY_TABLE
from storage.engine import DatabaseInUse, SqliteFile, postgres_engine, read_address, sqlite_engine
from storage.migrate import config, migrate, pending
from storage.tables import outbox
from storage.work import Store
from tests.storage.facts import ANA, do, one_key_result
from tests.stores import MONDAY_MORNING, HandClock

ResultT = TypeVar("ResultT")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


async def looked_at(url: str, look: Callable[[Connection], ResultT], *, foreign_keys: bool = True) -> ResultT:
    """What `look` sees, or does, in the database at `url`, with no storage of ours in between."""
    address = read_address(url)
    if isinstance(address, SqliteFile):
        with sqlite_engine(address, foreign_keys=foreign_keys).begin() as connection:
            return look(connection)
    engine = postgres_engine(address, pool_size=1)
    async with engine.begin() as asynchronous:
        answer = await asynchronous.run_sync(look)
    await engine.dispose()
    return answer


def differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, EVERY_TABLE))


def partial_indexes(connection: Connection) -> set[str]:
    """Comparing leaves out which rows an index is about, so look for ourselves."""
    return {
        str(index["name"])
        for index in inspect(connection).get_indexes("outbox")
        if any(name.endswith("_where") for name in index.get("dialect_options", {}))
    }


async def test_migrating_builds_the_tables_as_described(empty_url: str) -> None:
    await migrate(empty_url)
    assert await looked_at(empty_url, differences) == []


async def test_indexes_of_letters_stay_partial(migrated_url: str) -> None:
    names = {"uq_outbox_told", "ix_outbox_unsent", "ix_outbox_queue", "ix_outbox_subject"}
    assert await looked_at(migrated_url, partial_indexes) == names


async def test_a_database_is_pending_until_it_is_migrated(empty_url: str) -> None:
    assert await pending(empty_url)
    await migrate(empty_url)
    assert not await pending(empty_url)


async def test_asking_what_is_pending_makes_no_file(tmp_path: Path) -> None:
    await pending(f"sqlite:///{tmp_path / 'not-there.db'}")
    assert list(tmp_path.iterdir()) == []


async def test_migrating_twice_changes_nothing(migrated_url: str) -> None:
    await migrate(migrated_url)
    assert await looked_at(migrated_url, differences) == []


async def test_replicas_that_start_together_migrate_one_after_the_other(postgres_url: str) -> None:
    await asyncio.gather(*(migrate(postgres_url) for _ in range(3)))
    assert not await pending(postgres_url)


async def test_migrating_leaves_a_file_in_use_alone(sqlite_url: str, hand_clock: HandClock) -> None:
    async with await Store.open(sqlite_url, hand_clock):
        with pytest.raises(DatabaseInUse):
            await migrate(sqlite_url)
        assert not await pending(sqlite_url)


ROWS = """
INSERT INTO squad VALUES ('T1', 1, 'churn', 'Churn', 'U1', 'Asia/Tokyo', '2026-09-28', NULL, '', 'squad',
    false, 1, 0, '09:00:00', 1, '15:00:00', 1);
INSERT INTO cycle VALUES ('T1', '2026Q4', '2026-10-01', '2026-12-31');
INSERT INTO objective VALUES ('T1', 12, 1, '2026Q4', 'Customers stay', 'committed', 1);
INSERT INTO key_result VALUES
    ('T1', 30, 12, 'Asked', 'number', '', 'increase', '0', '9', NULL, NULL, '2026-12-31', NULL,
        '1', '', '[]', false, 1),
    ('T1', 31, 12, 'Never', 'number', '', 'increase', '0', '9', NULL, NULL, '2026-12-31', NULL,
        '1', '', '[]', false, 1);
INSERT INTO check_in VALUES
    ('T1', 1, 30, '2026-11-02 20:00:00.000000', 'U1', '3', 7, '', '', 'news'),
    ('T1', 2, 30, '2026-11-09 20:00:00.000000', 'U1', '4', 7, '', '', 'news');
INSERT INTO history (workspace, "by", at, subject, verb, before, after)
    VALUES ('T1', 'U1', '2026-11-02 20:00:00.000000', 'KR30', 'created', '{}', '{}')
"""
"""A little of everything, as the first version kept it."""


def fill(connection: Connection) -> None:
    command.upgrade(config(connection), "0001")
    for statement in ROWS.split(";"):
        connection.exec_driver_sql(statement)


async def test_what_was_kept_before_is_there_afterwards(empty_url: str, hand_clock: HandClock) -> None:
    await looked_at(empty_url, fill)
    await migrate(empty_url)
    async with await Store.open(empty_url, hand_clock) as store:
        squad, objective = await do(
            store, lambda work: (work.squads.by_handle("churn"), work.objectives.of([SquadId(1)]))
        )
        assert (squad.archived, squad.user_group) == (False, None)
        assert [(each.squads, each.dropped) for each in objective] == [((1,), False)]
        asked, never = await do(store, lambda work: work.key_results.of([ObjectiveId(12)]))
        first, last = (await do(store, lambda work: work.check_ins.of([asked.id])))[asked.id]
        assert first.done is None
        assert (last.replaces, last.reaffirmed, last.source) == (None, False, "")
        assert (squad.cadence.holidays, squad.cadence.reminds) == ("", True)
        assert last.value == Decimal(4)
        # In Tokyo it was the next day already; and who was never asked about is as old as the cycle.
        assert (asked.created, never.created) == (date(2026, 11, 3), date(2026, 10, 1))
        assert [each.verb for each in await do(store, lambda work: work.history.latest(["KR30"], 5))] == [
            "created"
        ]


async def test_the_way_back_and_forth_keeps_the_rows(empty_url: str) -> None:
    await looked_at(empty_url, fill)
    await migrate(empty_url)

    def back(connection: Connection) -> None:
        command.downgrade(config(connection), "0001")

    # Building a table anew would drag along the rows that point to it.
    await looked_at(empty_url, back, foreign_keys=False)
    await migrate(empty_url)
    assert await looked_at(empty_url, differences) == []
    count = await looked_at(
        empty_url, lambda connection: connection.exec_driver_sql("SELECT count(*) FROM key_result").scalar()
    )
    assert count == 2


async def test_the_way_back_leaves_no_table_of_ours(migrated_url: str) -> None:
    await looked_at(migrated_url, lambda connection: command.downgrade(config(connection), "base"))
    left = await looked_at(migrated_url, lambda connection: inspect(connection).get_table_names())
    assert left == ["alembic_version"]


async def test_letters_of_before_are_wanted_since_they_are_due(empty_url: str) -> None:
    def write(connection: Connection) -> None:
        command.upgrade(config(connection), "0001")
        connection.exec_driver_sql(
            "INSERT INTO outbox (id, workspace, subject, verb, place, address, notice_kind, state, due_at,"
            " attempts, reason) VALUES ('L1', 'T1', 's', 'tell', 'person', 'U1', 'help', 'waiting',"
            " '2026-11-23 09:00:00.000000', 0, '')"
        )

    await looked_at(empty_url, write)
    await migrate(empty_url)
    [(wanted, due)] = await looked_at(
        empty_url, lambda connection: connection.execute(select(outbox.c.wanted_at, outbox.c.due_at)).all()
    )
    assert wanted == due == MONDAY_MORNING


async def test_going_back_leaves_the_answers_that_stand(migrated_url: str, hand_clock: HandClock) -> None:
    def correct(work: Work) -> None:
        first = CheckIn(work.check_ins.next_id(), one_key_result(work).id, work.now, ANA, Decimal(2), 7)
        work.check_ins.add(first)
        second = replace(first, id=work.check_ins.next_id(), value=Decimal(3), replaces=first.id)
        work.check_ins.add(second)

    async with await Store.open(migrated_url, hand_clock) as store:
        await do(store, correct)

    def back(connection: Connection) -> None:
        command.downgrade(config(connection), "0005")

    await looked_at(migrated_url, back, foreign_keys=False)
    found = await looked_at(
        migrated_url, lambda connection: connection.exec_driver_sql("SELECT value FROM check_in").all()
    )
    assert [value for (value,) in found] == ["3"]


SAID = """
INSERT INTO check_in VALUES
    ('T1', 3, 30, '2026-11-10 20:00:00.000000', 'U1', '4', 7, '', 'legal', 'news'),
    ('T1', 4, 30, '2026-11-16 20:00:00.000000', 'U2', '4', 7, '', 'legal', 'news'),
    ('T1', 5, 30, '2026-11-17 20:00:00.000000', 'U2', '4', 7, '', 'legal', 'no_change'),
    ('T1', 6, 31, '2026-11-16 20:00:00.000000', 'U2', '4', 7, '', 'hiring', 'news'),
    ('T1', 7, 31, '2026-11-17 20:00:00.000000', 'U2', '4', 7, '', '', 'news')
"""


async def test_what_check_ins_say_is_in_the_way_becomes_a_blocker(
    empty_url: str, hand_clock: HandClock
) -> None:
    def say(connection: Connection) -> None:
        fill(connection)
        connection.exec_driver_sql(SAID)

    await looked_at(empty_url, say)
    await migrate(empty_url)
    async with await Store.open(empty_url, hand_clock) as store:
        found = await do(store, lambda work: work.blockers.open_of([KeyResultId(30), KeyResultId(31)]))
        assert [(each.text, each.by, each.since, each.said_in) for each in found] == [
            ("legal", "U1", datetime(2026, 11, 10, 20, tzinfo=UTC), 3)
        ]
        assert await do(store, lambda work: work.blockers.next_id()) == found[0].id + 1


async def test_what_is_a_blocker_already_becomes_no_second_one(empty_url: str, hand_clock: HandClock) -> None:
    def say(connection: Connection) -> None:
        fill(connection)
        connection.exec_driver_sql(SAID)
        command.upgrade(config(connection), "0007")
        connection.exec_driver_sql(
            'INSERT INTO blocker (workspace, id, key_result, text, "by", since, link, reply, version)'
            " VALUES ('T1', 9, 30, 'Legal.', 'U3', '2026-11-01 20:00:00.000000', '', '', 1)"
        )
        connection.exec_driver_sql("INSERT INTO counter (workspace, name, last) VALUES ('T1', 'blocker', 9)")

    # Building a table anew would drag along the rows that point to it.
    await looked_at(empty_url, say, foreign_keys=False)
    await migrate(empty_url)
    async with await Store.open(empty_url, hand_clock) as store:
        found = await do(store, lambda work: work.blockers.open_of([KeyResultId(30)]))
        assert [each.id for each in found] == [9]
        assert await do(store, lambda work: work.blockers.next_id()) == 10
