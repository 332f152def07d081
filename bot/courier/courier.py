"""The courier of the only process there is: wakes the drain of each workspace that has something to say."""

import asyncio
import logging
from collections.abc import Mapping

from bot.courier.drain import Drain
from okr.person import WorkspaceId
from storage import outbox
from storage.work import Store

log = logging.getLogger(__name__)

MOMENT = 0.05
"""Seconds to gather what many requests write, so that one look at the outbox serves them all."""


class Courier:
    """Has a drain for each workspace; `wake` it when something may have been written.

    Each drain takes a few letters at a time and keeps its own pace, so none waits for another.
    """

    def __init__(self, store: Store, drains: Mapping[WorkspaceId, Drain]) -> None:
        self._store = store
        self._drains = drains
        self._woken = asyncio.Event()

    def wake(self, workspace: WorkspaceId) -> None:  # noqa: ARG002 - one look at the outbox finds them all
        self._woken.set()

    def owns(self, workspace: WorkspaceId) -> bool:
        return workspace in self._drains

    def works(self) -> bool:
        return True  # all of it hangs on `run`

    async def run(self) -> None:
        """Carry whatever is written, until cancelled."""
        async with asyncio.TaskGroup() as group:
            for drain in self._drains.values():
                group.create_task(drain.run())
            await self._listen()

    async def recover(self) -> None:
        """Look for what nobody was woken for."""
        self._woken.set()

    async def _listen(self) -> None:
        while True:
            await self._woken.wait()
            self._woken.clear()
            await asyncio.sleep(MOMENT)
            try:
                await self._wake_drains()
            except Exception:
                log.exception("the courier could not look at the outbox; the next wake-up tries again")

    async def _wake_drains(self) -> None:
        for workspace in await self._store.run(outbox.workspaces_waiting):
            if workspace in self._drains:
                self._drains[workspace].wake()

    async def drain(self) -> None:
        """Say everything that may be said now."""
        await asyncio.gather(*(drain.drain() for drain in self._drains.values()))

    async def finish(self) -> None:
        """Say what was claimed, and what was written at the last moment as far as it is a few."""
        await asyncio.gather(*(drain.finish() for drain in self._drains.values()))
