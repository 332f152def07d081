"""Several processes on one Postgres: one at a time speaks in a workspace, and whoever is left goes on."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest
from procrastinate import App
from procrastinate.jobs import Job
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text

from bot.courier.job_tables import SCHEMA, connector
from bot.courier.pace import FEW
from bot.courier.taking import SETTLED
from bot.courier.wakes import Wakes
from bot.scheduler import Ticker
from bot.services import BotServices
from bot.slack.directory import SlackDirectory
from storage.engine import PostgresServer, read_address
from storage.visit import visit
from storage.work import Store
from tests.bot.replicas import ALL, LOCKS, Platform, Process, cut, process, until
from tests.stage import ANA, DEE, OPENS, staged
from tests.storage.facts import OURS, THEIRS
from tests.stores import HandClock

MANY = [f"x{number}" for number in range(60)]


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
async def jobs(migrated_postgres_url: str) -> AsyncIterator[App]:
    """Procrastinate as a stranger sees it."""
    address = read_address(migrated_postgres_url)
    assert isinstance(address, PostgresServer)
    async with App(connector=connector(address)).open_async() as app:
        yield app


async def listed(app: App) -> list[Job]:
    return list(await app.job_manager.list_jobs_async())


async def gone(app: App) -> None:
    """Wait until there are no jobs."""
    async with asyncio.timeout(60):
        while await listed(app):
            await asyncio.sleep(0.02)


async def owned(one: Process) -> None:
    await until(lambda: one.courier.owns(OURS))


async def test_a_letter_is_said_by_one_of_them(
    migrated_postgres_url: str, hand_clock: HandClock, platform: Platform
) -> None:
    url = migrated_postgres_url
    async with process(url, "A", platform, hand_clock) as a, process(url, "B", platform, hand_clock) as b:
        await a.write("one")
        await until(lambda: len(platform.said) == 1)
        assert a.courier.owns(OURS) != b.courier.owns(OURS)


async def test_what_one_writes_the_other_says_promptly_while_the_workspace_is_its_own(
    migrated_postgres_url: str, hand_clock: HandClock, platform: Platform
) -> None:
    url = migrated_postgres_url
    platform.open.clear()
    async with process(url, "A", platform, hand_clock) as a:
        await a.write("held")  # keeps A busy, and so the workspace its own
        await until(lambda: platform.begun == 1)
        async with process(url, "B", platform, hand_clock) as b:
            await b.write(*MANY[: FEW - 1])
            await until(lambda: platform.begun == FEW)
            platform.open.set()
            await until(lambda: len(platform.said) == FEW)
    assert (platform.speakers, platform.twice) == ({"A"}, [])


async def test_where_nothing_is_to_be_said_nobody_owns_anything_and_no_job_is_left(
    migrated_postgres_url: str, hand_clock: HandClock, platform: Platform, jobs: App
) -> None:
    async with process(migrated_postgres_url, "A", platform, hand_clock) as a:
        await a.write("one")
        await owned(a)
        await until(lambda: not a.courier.owns(OURS))
        await gone(jobs)


async def test_many_wake_ups_make_few_jobs(
    migrated_postgres_url: str, hand_clock: HandClock, platform: Platform, jobs: App
) -> None:
    url = migrated_postgres_url
    platform.open.clear()
    async with process(url, "A", platform, hand_clock) as a, process(url, "B", platform, hand_clock) as b:
        await a.write("one")
        await until(lambda: platform.begun == 1)
        for subject in MANY[:20]:
            await asyncio.gather(b.write(subject), a.courier.recover())
        assert len(await listed(jobs)) <= 3
        platform.open.set()


async def test_when_one_ends_the_other_goes_on(
    migrated_postgres_url: str, hand_clock: HandClock, platform: Platform
) -> None:
    url = migrated_postgres_url
    platform.open.clear()
    async with AsyncExitStack() as others:
        async with process(url, "A", platform, hand_clock) as a:
            await a.write(*MANY)
            await until(lambda: platform.begun == FEW)
            await others.enter_async_context(process(url, "B", platform, hand_clock))
        await until(lambda: len(platform.said) == len(MANY))
    assert (platform.speakers, platform.twice) == ({"A", "B"}, [])


async def test_the_last_one_says_a_few_letters_before_it_ends(
    migrated_postgres_url: str, hand_clock: HandClock, platform: Platform
) -> None:
    async with process(migrated_postgres_url, "A", platform, hand_clock) as a:
        await a.write("one")
    assert len(platform.said) == 1


async def test_one_whose_lock_is_lost_stops_and_somebody_takes_over(
    migrated_postgres_url: str,
    hand_clock: HandClock,
    platform: Platform,
    caplog: pytest.LogCaptureFixture,
) -> None:
    url = migrated_postgres_url
    platform.open.clear()
    async with process(url, "A", platform, hand_clock) as a, process(url, "B", platform, hand_clock):
        await a.write(*MANY)
        await until(lambda: platform.begun == FEW)
        assert await cut(url, LOCKS) >= 1
        await until(lambda: "is lost" in caplog.text)
        platform.open.set()
        await patiently(hand_clock, lambda: len(platform.said) == len(MANY))
        await until(lambda: len(platform.said) == len(MANY))
    assert platform.twice == []


async def patiently(clock: HandClock, holds: Callable[[], bool]) -> None:
    """Let time pass, so that what was in doubt may be looked for."""
    for _ in range(10):
        clock.advance(timedelta(seconds=SETTLED))
        await asyncio.sleep(0.1)
        if holds():
            return


async def test_when_all_connections_are_cut_the_worker_is_started_again(
    migrated_postgres_url: str, hand_clock: HandClock, platform: Platform
) -> None:
    async with process(migrated_postgres_url, "A", platform, hand_clock) as a:
        await a.write("one")
        await until(lambda: len(platform.said) == 1)
        assert await cut(migrated_postgres_url, ALL) > 2
        await a.courier.recover()
        await a.write("two")
        await patiently(hand_clock, lambda: len(platform.said) == 2)
        await until(lambda: len(platform.said) == 2)
    assert platform.twice == []


@pytest.fixture
def abandoned(jobs: App) -> Callable[[], Awaitable[None]]:
    async def abandon() -> None:
        """A process began with a job and was killed."""
        await jobs.configure_task("drain", lock=OURS).defer_async(workspace=OURS)
        await jobs.connector.execute_query_async("UPDATE procrastinate_jobs SET status = 'doing'")

    return abandon


async def test_the_job_of_a_process_that_was_killed_is_taken_up(
    migrated_postgres_url: str,
    hand_clock: HandClock,
    platform: Platform,
    jobs: App,
    abandoned: Callable[[], Awaitable[None]],
) -> None:
    await abandoned()
    async with process(migrated_postgres_url, "A", platform, hand_clock) as a:
        await a.write("one")
        await a.courier.recover()
        await until(lambda: len(platform.said) == 1)
        await gone(jobs)


async def test_a_job_put_back_while_somebody_works_at_it_does_no_harm(
    migrated_postgres_url: str, hand_clock: HandClock, platform: Platform, jobs: App
) -> None:
    url = migrated_postgres_url
    platform.open.clear()
    async with process(url, "A", platform, hand_clock) as a, process(url, "B", platform, hand_clock):
        await a.write(*MANY)
        await until(lambda: platform.begun == FEW)
        [job] = [job for job in await listed(jobs) if job.status == "doing"]
        await jobs.job_manager.retry_job(job)
        platform.open.set()
        await until(lambda: len(platform.said) == len(MANY))
        await gone(jobs)
        await a.write("again")
        await until(lambda: len(platform.said) == len(MANY) + 1)
    assert platform.twice == []


async def test_a_job_that_is_gone_when_it_ends_does_not_end_the_worker_and_is_no_error(
    migrated_postgres_url: str,
    hand_clock: HandClock,
    platform: Platform,
    jobs: App,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    async with process(migrated_postgres_url, "A", platform, hand_clock) as a:
        await a.write("one")
        await owned(a)
        await jobs.connector.execute_query_async("DELETE FROM procrastinate_jobs")
        await until(lambda: not a.courier.owns(OURS))
        await a.write("two")
        await until(lambda: len(platform.said) == 2)
        await until(lambda: "what became of a job could not be written down" in caplog.text)
    gc.collect()  # which is when asyncio complains of an error that nobody looked at
    assert "never retrieved" not in caplog.text


async def test_a_process_that_hears_of_no_jobs_any_more_says_so(
    migrated_postgres_url: str,
    hand_clock: HandClock,
    platform: Platform,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fall_over(_: Wakes) -> None:
        raise LookupError

    async with process(migrated_postgres_url, "A", platform, hand_clock) as a:
        assert a.courier.works()
    monkeypatch.setattr(Wakes, "work", fall_over)
    async with process(migrated_postgres_url, "B", platform, hand_clock) as b:
        await until(lambda: not b.courier.works())
    assert [each.levelname for each in caplog.records if "no more jobs" in each.message] == ["CRITICAL"]


@pytest.mark.parametrize(("task", "workspace"), [("drain", THEIRS), ("renamed", OURS)])
async def test_jobs_that_mean_nothing_to_us_end_and_others_follow(
    migrated_postgres_url: str,
    hand_clock: HandClock,
    platform: Platform,
    jobs: App,
    task: str,
    workspace: str,
) -> None:
    async with process(migrated_postgres_url, "A", platform, hand_clock) as a:
        await jobs.configure_task(task, lock=workspace).defer_async(workspace=workspace)
        async with asyncio.timeout(60):
            while any(job.status in {"todo", "doing"} for job in await listed(jobs)):
                await asyncio.sleep(0.02)
        await a.write("one")
        await until(lambda: len(platform.said) == 1)


async def test_looking_for_what_was_left_behind_never_raises(
    migrated_postgres_url: str,
    hand_clock: HandClock,
    platform: Platform,
    caplog: pytest.LogCaptureFixture,
) -> None:
    drop = text(f"DROP SCHEMA {SCHEMA} CASCADE")
    async with process(migrated_postgres_url, "A", platform, hand_clock) as a:
        await visit(migrated_postgres_url, lambda connection: connection.execute(drop).rowcount)
        await a.courier.recover()
    assert "could not look for what was left behind" in caplog.text


async def test_two_that_sweep_at_once_ask_everybody_once(migrated_postgres_url: str) -> None:
    async with staged(migrated_postgres_url) as scene:
        clock = scene.play.clock
        async with await Store.open(migrated_postgres_url, clock.now) as store:
            directory = SlackDirectory(AsyncWebClient(), scene.cairn.workspace)
            services = BotServices(store, directory, clock.now, scene.cairn.courier.wake)
            other = Ticker(store, services, scene.cairn.courier.recover)
            clock.set(OPENS + timedelta(hours=3))
            await asyncio.gather(scene.cairn.ticker.tick(), other.tick())
            await scene.settled()
            assert [len(await scene.direct(who)) for who in (ANA, DEE)] == [1, 1]
