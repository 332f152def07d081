"""SQLite from one thread: commits are shared, and whoever shares one stands and falls with it alone."""

import asyncio
import multiprocessing
from functools import partial
from pathlib import Path
from typing import Never

import pytest
from sqlalchemy import Connection, event

from okr.errors.texts import TitleMissing
from okr.work import Work
from storage.engine import DatabaseInUse, NotADatabase, SqliteFile, sqlite_engine
from storage.repositories.work_in_workspace import WorkInWorkspace
from storage.sqlite_thread import Done, Failed, Outcome, StorageClosed, TransactionLost, commit_together
from storage.work import Store
from tests.storage.facts import do, person
from tests.stores import HandClock, opened


@pytest.fixture
def file(sqlite_url: str) -> SqliteFile:
    return SqliteFile(Path(sqlite_url.removeprefix("sqlite:///")))


def put(connection: Connection, name: str) -> None:
    connection.exec_driver_sql("INSERT INTO counter VALUES ('T1', ?, 1)", (name,))


def names(connection: Connection) -> list[str]:
    with connection.begin():
        return list(connection.exec_driver_sql("SELECT name FROM counter ORDER BY name").scalars())


def fail(connection: Connection) -> Never:
    put(connection, "failed")
    raise TitleMissing


def errors(outcomes: list[Outcome]) -> list[BaseException]:
    return [outcome.error for outcome in outcomes if isinstance(outcome, Failed)]


def test_a_savepoint_really_rolls_back(file: SqliteFile) -> None:
    with sqlite_engine(file).connect() as connection:
        outcomes = commit_together(
            connection, [lambda on: put(on, "first"), fail, lambda on: put(on, "last")]
        )
        assert [type(outcome) for outcome in outcomes] == [Done, Failed, Done]
        assert names(connection) == ["first", "last"]


def test_many_share_one_commit(file: SqliteFile) -> None:
    commits: list[Connection] = []
    engine = sqlite_engine(file)
    event.listen(engine, "commit", commits.append)
    with engine.connect() as connection:
        commit_together(connection, [partial(put, name=f"name {number}") for number in range(50)])
        assert len(commits) == 1
        assert len(names(connection)) == 50


def test_when_the_commit_fails_it_has_failed_for_all(file: SqliteFile) -> None:
    engine = sqlite_engine(file)

    def full(_connection: Connection) -> Never:
        raise OSError("disk full")

    event.listen(engine, "commit", full)
    with engine.connect() as connection:
        outcomes = commit_together(connection, [lambda on: put(on, "one"), lambda on: put(on, "two")])
        assert [str(outcome.error) for outcome in outcomes if isinstance(outcome, Failed)] == [
            "disk full"
        ] * 2
        event.remove(engine, "commit", full)
        assert names(connection) == []


def test_when_sqlite_gives_up_the_transaction_nothing_is_kept_piece_by_piece(file: SqliteFile) -> None:
    with sqlite_engine(file).connect() as connection:
        outcomes = commit_together(
            connection,
            [
                lambda on: put(on, "before"),
                lambda on: on.exec_driver_sql("ROLLBACK").close(),
                lambda on: put(on, "after"),
            ],
        )
        assert [type(outcome.error) for outcome in outcomes if isinstance(outcome, Failed)] == [
            TransactionLost
        ] * 3
        assert names(connection) == []


async def test_work_that_waited_together_is_committed_together(sqlite_store: Store) -> None:
    commits: list[Connection] = []

    def listen(work: Work) -> None:
        assert isinstance(work, WorkInWorkspace)
        event.listen(work.connection, "commit", commits.append)

    await do(sqlite_store, listen)
    commits.clear()
    await asyncio.gather(*(do(sqlite_store, lambda work: work.squads.next_id()) for _ in range(100)))
    assert 1 <= len(commits) < 50


async def test_closing_finishes_what_was_queued(sqlite_url: str, hand_clock: HandClock) -> None:
    store = await Store.open(sqlite_url, hand_clock)
    tasks = [asyncio.create_task(do(store, lambda work: work.squads.next_id())) for _ in range(250)]
    await asyncio.sleep(0)  # all are queued now
    await store.close()
    assert sorted(await asyncio.gather(*tasks)) == list(range(1, 251))


async def test_a_closed_store_takes_no_more(sqlite_url: str, hand_clock: HandClock) -> None:
    store = await Store.open(sqlite_url, hand_clock)
    await store.close()
    await store.close()
    with pytest.raises(StorageClosed):
        await do(store, lambda work: work.people.put(person()))


async def test_a_file_has_one_owner(sqlite_url: str, hand_clock: HandClock) -> None:
    async with opened(sqlite_url, hand_clock):
        with pytest.raises(DatabaseInUse, match="in use by another process"):
            await Store.open(sqlite_url, hand_clock)
    async with opened(sqlite_url, hand_clock) as store:
        assert await do(store, lambda work: work.squads.all()) == []


def try_to_open(url: str, answers: "multiprocessing.Queue[str]") -> None:
    try:
        asyncio.run(_open_and_close(url))
        answers.put("opened")
    except DatabaseInUse as error:
        answers.put(str(error))


async def _open_and_close(url: str) -> None:
    async with await Store.open(url, HandClock()):
        pass


async def test_another_process_is_told_in_a_sentence(sqlite_url: str, hand_clock: HandClock) -> None:
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[str] = context.Queue()
    async with opened(sqlite_url, hand_clock):
        other = context.Process(target=try_to_open, args=(sqlite_url, answers))
        other.start()
        answer = await asyncio.to_thread(answers.get, timeout=30)
        other.join()
    assert "stop it first" in answer


async def test_a_folder_that_is_not_there_is_named(tmp_path: Path, hand_clock: HandClock) -> None:
    with pytest.raises(NotADatabase, match="missing"):
        await Store.open(f"sqlite:///{tmp_path}/missing/cairn.db", hand_clock)


async def test_a_file_that_is_no_database_is_named(tmp_path: Path, hand_clock: HandClock) -> None:
    (tmp_path / "letter.txt").write_text("Dear all, " * 1000, encoding="utf-8")
    with pytest.raises(NotADatabase, match="not a database"):
        await Store.open(f"sqlite:///{tmp_path}/letter.txt", hand_clock)
