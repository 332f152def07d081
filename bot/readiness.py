"""What must hold before requests make sense, each asked for a moment only."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.courier.job_tables import unprepared
from bot.web import Checks
from storage.work import Store

log = logging.getLogger(__name__)

PATIENCE: Final = 2.5
"""Seconds each has to answer; who watches over processes waits for a few."""

Question = Callable[[], Awaitable[bool]]


def within(questions: Mapping[str, Question], patience: float = PATIENCE) -> Checks:
    """Asks all at once; what fails, or does not answer in time, does not hold."""

    async def checks() -> dict[str, bool]:
        answers = await asyncio.gather(*(_holds(name, ask, patience) for name, ask in questions.items()))
        return dict(zip(questions, answers, strict=True))

    return checks


async def _holds(name: str, ask: Question, patience: float) -> bool:
    try:
        async with asyncio.timeout(patience):
            return await ask()
    except Exception:
        log.exception("not ready", extra={"check": name})
        return False


def answers(store: Store) -> Question:
    """Whether the database does."""

    async def ask() -> bool:
        await store.run(lambda connection, _: connection.exec_driver_sql("SELECT 1").scalar())
        return True

    return ask


def is_migrated(url: str) -> Question:
    async def ask() -> bool:
        return not await unprepared(url)

    return ask
