"""The courier of one of several processes: sends in the workspaces that are its own just now."""

import asyncio
import logging
from functools import partial

from bot.courier.drain import Drain
from bot.courier.port import Voice, Voices
from bot.courier.tenure import HandedOver, OwnedElsewhere, Tenure, Times
from bot.courier.wakes import GRACE, Wakes
from okr.person import WorkspaceId
from storage import outbox
from storage.engine import PostgresServer
from storage.ownership import Ownership, held, key_of
from storage.work import Store

log = logging.getLogger(__name__)


class Replica:
    """Whoever has something to say in a workspace puts a job; whoever gets it asks for the workspace's lock.

    The lock alone says who may send. A job that is lost or done twice costs time and nothing else.
    """

    def __init__(self, store: Store, server: PostgresServer, voices: Voices, times: Times) -> None:
        self._store = store
        self._times = times
        self._ownership = Ownership(server)
        self._wakes = Wakes(server, self._serve, again=times.again, poll=times.look)
        self._drains = {workspace: self._drain_of(workspace, voice) for workspace, voice in voices.items()}
        self._tenures: dict[WorkspaceId, tuple[Tenure, asyncio.Task[None]]] = {}
        self._woken: set[WorkspaceId] = set()
        self._is_woken = asyncio.Event()
        self._working: asyncio.Task[None] | None = None
        self._ending = False

    def wake(self, workspace: WorkspaceId) -> None:
        self._woken.add(workspace)
        self._is_woken.set()

    def owns(self, workspace: WorkspaceId) -> bool:
        return self._ownership.holds(workspace)

    def works(self) -> bool:
        return self._ending or self._working is None or not self._working.done()

    async def run(self) -> None:
        """Carry whatever is written, until cancelled."""
        self._working = asyncio.create_task(self._wakes.work())
        self._working.add_done_callback(self._never_silently)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._ownership.run())
            group.create_task(self._listen())

    async def recover(self) -> None:
        """Put back the jobs of processes that are gone, and jobs where letters wait; never raises."""
        if self._ending:
            return
        try:
            await self._put_back()
            for workspace in await self._store.run(outbox.workspaces_waiting):
                self.wake(workspace)
        except Exception:
            log.exception("the courier could not look for what was left behind; it looks again soon")

    async def drain(self) -> None:
        """Say everything that may be said now where nobody else sends."""
        for workspace, drain in self._drains.items():
            if await self._ownership.take(workspace):
                self._begin(workspace)
                await drain.drain()

    async def finish(self) -> None:
        """Say what was claimed and a few more, and let other processes have the rest at once."""
        self._ending = True
        self._wakes.end()
        if self._working:
            self._working.cancel()  # takes no more jobs, and waits for those it has
        try:
            await self._end_tenures()
            await self._hand_over()
        except Exception:
            log.exception("the courier could not leave in good order; others find what it left")
        await self._ownership.close()
        await self._wakes.close()

    def _drain_of(self, workspace: WorkspaceId, voice: Voice) -> Drain:
        owns = partial(self._ownership.holds, workspace)
        return Drain(self._store, workspace, voice.messenger, voice.pace, watch=voice.watch, owns=owns)

    async def _listen(self) -> None:
        while True:
            await self._is_woken.wait()
            self._is_woken.clear()
            await asyncio.sleep(self._times.gather)
            try:
                await self._look()
            except Exception:
                log.exception("the courier could not look at the outbox; it looks again soon")

    async def _look(self) -> None:
        woken, self._woken = self._woken, set()
        for workspace in [] if self._ending else await self._waiting():
            if workspace in self._tenures:
                self._drains[workspace].wake()
            elif workspace in woken:
                await self._wakes.put(workspace)

    async def _waiting(self) -> list[WorkspaceId]:
        """Those in which we can speak."""
        return [each for each in await self._store.run(outbox.workspaces_waiting) if each in self._drains]

    async def _serve(self, workspace: WorkspaceId) -> None:
        """A job. Where we cannot speak there is nothing to do."""
        if workspace not in self._drains:
            return
        if workspace in self._tenures:  # which may be past its last look
            await asyncio.wait([self._tenures[workspace][1]])
        if self._ending:
            raise HandedOver
        await asyncio.shield(self._begin(workspace))

    def _begin(self, workspace: WorkspaceId) -> asyncio.Task[None]:
        """A task of its own: a worker that falls over must not take along what is in hand."""
        if workspace not in self._tenures:
            tenure = Tenure(self._store, workspace, self._drains[workspace], self._ownership, self._times)
            task = asyncio.create_task(tenure.serve())
            self._tenures[workspace] = tenure, task
            task.add_done_callback(partial(self._over, workspace))
        return self._tenures[workspace][1]

    def _over(self, workspace: WorkspaceId, task: asyncio.Task[None]) -> None:
        del self._tenures[workspace]
        error = None if task.cancelled() else task.exception()
        if error and not isinstance(error, OwnedElsewhere | HandedOver):
            log.error("the courier stopped on its way", exc_info=error, extra={"workspace": workspace})
        self.wake(workspace)  # for what came after the last look

    def _never_silently(self, task: asyncio.Task[None]) -> None:
        """It starts its worker again whatever happens, so this should not come."""
        if not self._ending:
            error = None if task.cancelled() else task.exception()
            log.critical("the courier hears of no more jobs until the bot is started again", exc_info=error)

    async def _put_back(self) -> None:
        """A job that was begun and whose workspace nobody has was left behind by its process."""
        begun = await self._wakes.begun()
        if begun:
            await asyncio.sleep(self._times.moment)
        owned = await self._store.run(lambda connection, _: held(connection))
        left = [job for job in begun if key_of(WorkspaceId(job.lock or "")) not in owned]
        left += await self._wakes.stalled()
        await self._wakes.put_back({job.id: job for job in left}.values())

    async def _end_tenures(self) -> None:
        for workspace in await self._waiting():
            self._begin(workspace)
        for tenure, _ in self._tenures.values():
            tenure.end()
        tasks = [task for _, task in self._tenures.values()]
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _hand_over(self) -> None:
        if self._working:
            await asyncio.wait([self._working], timeout=GRACE)
        for workspace in await self._waiting():
            await self._wakes.put(workspace)
