"""Jobs that say `something waits in this workspace`: Procrastinate carries each to one of our processes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Final

from procrastinate import App
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from procrastinate.retry import BaseRetryStrategy, RetryDecision

from bot.courier.job_tables import connector
from bot.courier.tenure import HandedOver
from okr.person import WorkspaceId
from storage.engine import PostgresServer

log = logging.getLogger(__name__)

DRAIN: Final = "drain"

AT_ONCE: Final = 100
"""Workspaces one process tends at a time: a job that sleeps most of the time."""

POLL: Final = 1.0
"""Seconds between looks for a job that nobody was told of, such as one that had to wait for another."""

HEARTBEAT: Final = 5.0

STALLED: Final = 20.0
"""Seconds without a heartbeat after which a process is not expected to come back."""

GRACE: Final = 30.0
"""Seconds that workspaces get to end in when the worker has to stop: twice what a few letters may take."""

FIRST_REST: Final = 1.0
LONGEST_REST: Final = 30.0
"""Seconds before a worker that fell over is started again; each further time twice as long."""

Serve = Callable[[WorkspaceId], Awaitable[None]]


class Again(BaseRetryStrategy):
    """When a job is to be carried once more, and how soon."""

    def __init__(self, after: float) -> None:
        self._after = after

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:  # noqa: ARG002
        at_once = isinstance(exception, HandedOver | asyncio.CancelledError)
        return RetryDecision(retry_at=datetime.now(UTC) + timedelta(seconds=0 if at_once else self._after))


class Jobs(JobManager):
    """Writes down what became of a job, unless somebody put it back or ended it meanwhile: no harm is done.

    A job of which that could not be written is put back later, as those of processes that are gone.
    """

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:  # noqa: FBT001 - as in the library
        with _unless_it_changed(job):
            await super().finish_job(job, status, delete_job)

    async def retry_job(
        self,
        job: Job,
        retry_at: datetime | None = None,
        priority: int | None = None,
        queue: str | None = None,
        lock: str | None = None,
    ) -> None:
        with _unless_it_changed(job):
            await super().retry_job(job, retry_at, priority, queue, lock)


@contextmanager
def _unless_it_changed(job: Job) -> Iterator[None]:
    try:
        yield
    except ConnectorException as error:
        facts = {"workspace": job.lock, "job": job.id, "reason": type(error.__cause__ or error).__name__}
        log.info("what became of a job could not be written down", extra=facts)


class Wakes:
    """The jobs of all our processes, and this process' worker, who runs `serve` for each that it gets."""

    def __init__(self, server: PostgresServer, serve: Serve, *, again: float, poll: float = POLL) -> None:
        self._app = App(connector=connector(server))
        self._app.job_manager = Jobs(self._app.connector)
        self._serve = serve
        self._poll = poll
        self._ending = False
        self._task = self._app.task(name=DRAIN, retry=Again(again))(self._drain)

    def end(self) -> None:
        """Start no worker again: one that falls over while it is cancelled forgets that it was."""
        self._ending = True

    async def close(self) -> None:
        await self._app.close_async()

    async def put(self, workspace: WorkspaceId) -> None:
        """Have one of our processes look there; one job that has not begun yet is as good as many."""
        if not await self._jobs(status="todo", lock=workspace):
            await self._task.configure(lock=workspace).defer_async(workspace=workspace)

    async def begun(self) -> list[Job]:
        """The jobs that somebody works at, or did until they vanished."""
        return await self._jobs(status="doing")

    async def stalled(self) -> list[Job]:
        """The jobs of workers that have not been heard of."""
        return list(await self._app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED))

    async def put_back(self, jobs: Iterable[Job]) -> None:
        """Let somebody else work at these."""
        for job in jobs:
            log.warning("a job was left behind", extra={"workspace": job.lock, "job": job.id})
            await self._app.job_manager.retry_job(job, retry_at=datetime.now(UTC))

    async def work(self) -> None:
        """Serve jobs until the end, whatever becomes of the worker."""
        rest = FIRST_REST
        while not self._is_ending():
            began = asyncio.get_running_loop().time()
            try:
                await self._worker()
            except Exception:
                log.exception("the worker of the courier fell over; it is started again")
            lasted = asyncio.get_running_loop().time() - began
            rest = FIRST_REST if lasted > LONGEST_REST else min(2 * rest, LONGEST_REST)
            await asyncio.sleep(0 if self._is_ending() else rest)

    def _is_ending(self) -> bool:
        return self._ending

    async def _worker(self) -> None:
        await self._app.open_async()
        await self._app.run_worker_async(
            concurrency=AT_ONCE,
            fetch_job_polling_interval=self._poll,
            update_heartbeat_interval=HEARTBEAT,
            stalled_worker_timeout=STALLED,
            shutdown_graceful_timeout=GRACE,
            delete_jobs="successful",
            install_signal_handlers=False,
        )

    async def _drain(self, workspace: str) -> None:
        await self._serve(WorkspaceId(workspace))

    async def _jobs(self, **which: str) -> list[Job]:
        await self._app.open_async()  # which does nothing the second time
        return list(await self._app.job_manager.list_jobs_async(**which))  # type: ignore[arg-type]
