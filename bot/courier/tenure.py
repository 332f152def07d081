"""The time for which this process alone sends in a workspace."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.courier.drain import Drain
from okr.person import WorkspaceId
from storage import outbox
from storage.ownership import Ownership
from storage.work import Store

log = logging.getLogger(__name__)


class OwnedElsewhere(Exception):
    """Another process sends in that workspace, or nobody can tell."""


class HandedOver(Exception):
    """This process lets go of a workspace in which letters wait."""


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds by which processes take turns."""

    look: float = 1.0
    """Between two looks for letters that others wrote."""
    linger: float = 10.0
    """To stay after the last letter, so that a workspace does not pass to and fro."""
    again: float = 2.0
    """Before asking once more for what is somebody else's."""
    moment: float = 1.0
    """For a job that has begun to take its lock; without it by then, nobody works at the job."""
    gather: float = 0.05
    """To gather what many requests write, so that one look serves them all."""
    recover: float = 10.0
    """Between two looks for what was left behind."""


class Tenure:
    """To be served once."""

    def __init__(
        self, store: Store, workspace: WorkspaceId, drain: Drain, ownership: Ownership, times: Times
    ) -> None:
        self._store = store
        self._workspace = workspace
        self._drain = drain
        self._ownership = ownership
        self._times = times
        self._ending = False

    def end(self) -> None:
        """Say what is in hand and a few more, then let others go on."""
        self._ending = True
        self._drain.end()

    async def serve(self) -> None:
        """Have the workspace until nothing is to be said there; raises OwnedElsewhere, HandedOver."""
        if not await self._ownership.take(self._workspace):
            raise OwnedElsewhere
        log.info("the courier has a workspace now", extra={"workspace": self._workspace})
        try:
            await self._tend()
        finally:
            await self._let_go()

    async def _tend(self) -> None:
        now = asyncio.get_running_loop().time
        last = now()
        while not self._ending:
            if not self._ownership.holds(self._workspace):
                raise OwnedElsewhere
            if await self._is_busy():
                last = now()
            elif now() - last >= self._times.linger:
                return
            await self._drain.woken(within=self._times.look)
        await self._finish()

    async def _finish(self) -> None:
        await self._drain.finish()
        if await self._store.run(self._waits):
            raise HandedOver

    async def _is_busy(self) -> bool:
        """Say what there is; whether there is reason to stay."""
        try:
            await self._drain.drain()
            return self._drain.is_hushed or await self._store.run(self._waits)
        except Exception:
            log.exception("the courier stopped on its way", extra={"workspace": self._workspace})
            return True

    def _waits(self, connection: Connection, now: datetime) -> bool:
        soon = now + timedelta(seconds=self._times.linger)
        return outbox.is_under_way(connection, self._workspace, soon)

    async def _let_go(self) -> None:
        """What is in hand comes to its end first: the next one would not know of it."""
        try:
            await self._drain.settle()
        except Exception:
            log.exception("what became of letters is not known", extra={"workspace": self._workspace})
        finally:
            await self._ownership.release(self._workspace)
            log.info("the courier lets a workspace go", extra={"workspace": self._workspace})
