"""Answers whoever collects our numbers, also when the database does not answer us."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from bot.metrics import Metrics
from okr.ports import Clock
from storage.queue import Queue, queues
from storage.work import Store

log = logging.getLogger(__name__)

Numbers = Callable[[], Awaitable[bytes]]
"""Everything we count, as Prometheus reads it."""

PATIENCE: Final = 2.0
"""Seconds the database has to tell its queue; who collects waits for ten."""


def numbers(store: Store, metrics: Metrics, clock: Clock, patience: float = PATIENCE) -> Numbers:
    async def drawn() -> bytes:
        return metrics.drawn(await _found(store, patience), clock())

    return drawn


async def _found(store: Store, patience: float) -> list[Queue] | None:
    try:
        async with asyncio.timeout(patience):
            return await store.run(lambda connection, _: queues(connection))
    except Exception:
        log.exception("the database does not tell its queue")
        return None
