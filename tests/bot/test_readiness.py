"""Whether a process is ready is told within a moment, and whether it can still speak."""

import asyncio
import logging
import time

import pytest

from bot.courier.at_work import at_work
from bot.courier.courier import Courier
from bot.readiness import answers, within
from storage.seconds import seconds
from storage.work import Store
from tests.bot.replicas import until


async def holds() -> bool:
    return True


async def never() -> bool:
    await asyncio.Event().wait()
    return True


async def fails() -> bool:
    raise LookupError


async def test_what_does_not_answer_in_time_keeps_nobody_waiting_and_does_not_hold() -> None:
    checks = within({"database": never, "token": holds, "migrated": fails}, patience=0.01)
    assert await checks() == {"database": False, "token": True, "migrated": False}


async def test_a_database_that_is_there_answers(sqlite_store: Store) -> None:
    assert await within({"database": answers(sqlite_store)})() == {"database": True}


class Falling(Courier):
    """Falls over when it is told to."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, {})
        self.falls = asyncio.Event()

    async def run(self) -> None:
        await self.falls.wait()
        raise LookupError


async def test_a_bot_whose_courier_fell_over_does_not_work_any_more(
    sqlite_store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    courier = Falling(sqlite_store)
    async with at_work(courier) as works:
        assert works()
        courier.falls.set()
        await until(lambda: not works())
    assert [each.levelno for each in caplog.records] == [logging.CRITICAL]


def test_seconds_go_on_while_the_machine_sleeps() -> None:
    assert abs(seconds() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1
