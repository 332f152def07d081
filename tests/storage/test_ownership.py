"""Who sends in a workspace: one at a time, and nobody any more whose connection is gone."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from storage.engine import PostgresServer, read_address
from storage.ownership import SILENCE, Ownership, held, key_of
from storage.visit import visit
from tests.bot.replicas import LOCKS, cut, until
from tests.bot.seconds import Seconds
from tests.storage.facts import OURS, THEIRS


@asynccontextmanager
async def owner(url: str, clock: Callable[[], float] | None = None) -> AsyncIterator[Ownership]:
    address = read_address(url)
    assert isinstance(address, PostgresServer)
    one = Ownership(address, clock=clock or Seconds().clock)
    yield one
    await one.close()


async def locks(url: str) -> set[int]:
    return await visit(url, held)


async def test_a_workspace_is_one_processs_at_a_time(postgres_url: str) -> None:
    async with owner(postgres_url) as a, owner(postgres_url) as b:
        assert await a.take(OURS)
        assert await a.take(OURS)
        assert not await b.take(OURS)
        assert await b.take(THEIRS)
        await a.release(OURS)
        assert await b.take(OURS)
        assert (a.holds(OURS), b.holds(OURS), b.holds(THEIRS)) == (False, True, True)


async def test_everybody_can_see_what_is_owned(postgres_url: str) -> None:
    async with owner(postgres_url) as a:
        await a.take(OURS)
        await a.take(THEIRS)
        assert await locks(postgres_url) == {key_of(OURS), key_of(THEIRS)}
    assert await locks(postgres_url) == set()


async def test_what_hangs_on_a_connection_goes_with_it_and_can_be_taken_anew(
    postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with owner(postgres_url) as a, owner(postgres_url) as b:
        await a.take(OURS)
        assert await cut(postgres_url, LOCKS) == 1
        await until(lambda: not a.holds(OURS))
        assert await b.take(OURS)
        assert not await a.take(OURS)
        await b.release(OURS)
        assert await a.take(OURS)
    assert caplog.text.count("is lost") == 1


async def test_after_a_long_silence_nothing_is_ours(postgres_url: str) -> None:
    seconds = Seconds()
    async with owner(postgres_url, seconds.clock) as a:
        await a.take(OURS)
        seconds.now += SILENCE - 1
        assert a.holds(OURS)
        seconds.now += 1
        assert not a.holds(OURS)


async def test_a_ping_that_is_answered_keeps_it_ours(postgres_url: str) -> None:
    seconds = Seconds()
    address = read_address(postgres_url)
    assert isinstance(address, PostgresServer)
    # A ping is also how long an answer may take: one that is too short loses the lock on a busy machine.
    a = Ownership(address, ping=1, clock=seconds.clock)
    pinging = asyncio.create_task(a.run())
    await a.take(OURS)
    seconds.now += SILENCE
    await until(lambda: a.holds(OURS))
    pinging.cancel()
    await a.close()


async def test_a_server_that_is_not_there_owns_nothing_to_anybody(caplog: pytest.LogCaptureFixture) -> None:
    async with owner("postgresql://nobody@127.0.0.1:1/nothing") as a:
        assert not await a.take(OURS)
    assert "did not answer" in caplog.text


async def test_the_connection_says_whose_it_is(postgres_url: str) -> None:
    async with owner(postgres_url) as a:
        await a.take(OURS)
        asked = await a._ask("SELECT current_setting('application_name')")
        assert str(asked).startswith("cairn courier, process ")


def test_a_key_is_the_same_in_every_process_and_fits_the_lock() -> None:
    assert key_of(OURS) == 8293095323447370069
    assert key_of(OURS) != key_of(THEIRS)
    assert all(-(2**63) <= key_of(each) < 2**63 for each in (OURS, THEIRS))
