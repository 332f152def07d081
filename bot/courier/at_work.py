"""Chooses the courier that fits the database, and has it work for as long as the bot does."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.courier.courier import Courier
from bot.courier.drain import Drain
from bot.courier.port import Couriers, Voice, Voices
from bot.courier.replica import Replica
from bot.courier.tenure import Times
from okr.person import WorkspaceId
from storage.engine import SqliteFile, read_address
from storage.work import Store

log = logging.getLogger(__name__)


def courier_for(url: str, store: Store, voices: Voices, times: Times | None = None) -> Couriers:
    """The only courier there is on SQLite, one of several on Postgres; not at work yet."""
    address = read_address(url)
    if isinstance(address, SqliteFile):
        return Courier(store, {each: _drain(store, each, voice) for each, voice in voices.items()})
    return Replica(store, address, voices, times or Times())


@asynccontextmanager
async def at_work(courier: Couriers) -> AsyncIterator[Callable[[], bool]]:
    """The courier drains while the block lasts, and says a few more letters at its end.

    Tells whether it still does: where it fell over for good, only a new process speaks again.
    """
    task = asyncio.create_task(courier.run())
    task.add_done_callback(_never_silently)
    try:
        await courier.recover()
        yield lambda: courier.works() and not task.done()
    finally:
        # Waits for what is in hand: cut off, a message might be said of which we know nothing.
        try:
            await courier.finish()
        finally:
            task.cancel()
            await asyncio.wait([task])


def _never_silently(task: asyncio.Task[None]) -> None:
    """Nobody waits for it, and without it nothing is said."""
    if not task.cancelled() and (error := task.exception()):
        log.critical("the courier fell over; nothing is said until the bot is started again", exc_info=error)


def _drain(store: Store, workspace: WorkspaceId, voice: Voice) -> Drain:
    return Drain(store, workspace, voice.messenger, voice.pace, watch=voice.watch)
