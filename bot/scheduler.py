"""A clock that ticks each minute; what is due stands in our own table, so no process takes it along."""

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy import Connection
from structlog.contextvars import bound_contextvars

from bot.metrics import Metrics
from okr.commands.clockwork import (
    CloseDueVotes,
    PublishDueDigests,
    SendDuePrompts,
    SendDueReminders,
    TellOfCycleEnds,
)
from okr.person import PersonId, WorkspaceId
from okr.ports import Services
from okr.schedule import Due, DueKind
from okr.squad import SquadId
from okr.usecases.close_vote import close_due_votes
from okr.usecases.publish_digests import publish_digests
from okr.usecases.send_prompts import send_prompts
from okr.usecases.send_reminders import send_reminders
from okr.usecases.tell_of_cycle_ends import tell_of_cycle_ends
from storage.repositories.heard import forget_heard
from storage.repositories.schedule import due
from storage.work import Store

log = logging.getLogger(__name__)

Write = Callable[[list[str]], Awaitable[None]]
"""Has what is due for these subjects written, in one transaction."""

Recover = Callable[[], Awaitable[None]]
"""Has the courier take up what nobody woke it for; never raises."""

RECOVER = 10
"""Seconds between two such looks."""

SENT_AGAIN_WITHIN = timedelta(days=2)
"""How long the keys of requests are kept; Slack's latest repetition comes after a day."""

SWEEP = 1000
"""Due subjects looked at together."""

AT_ONCE = 100
"""Questions in one transaction, so that nobody who waits for an answer waits long."""

FEW = 5
"""Digests in one transaction, for the same reason: each is composed."""


class Ticker:
    """Has whatever is due written to the outbox, and the courier look for what had to wait."""

    def __init__(
        self, store: Store, services: Services, recover: Recover, metrics: Metrics | None = None
    ) -> None:
        self._metrics = metrics or Metrics()
        self._store = store
        self._services = services
        self._recover = recover

    async def tick(self) -> None:
        """Sweep until nothing is due, or until what is left cannot be helped; never raises."""
        began = self._metrics.seconds()
        with bound_contextvars(tick=secrets.token_hex(4)):
            failed = not await self._swept()
        self._metrics.ticked(self._metrics.seconds() - began, failed=failed)
        await self._recover()

    async def _swept(self) -> bool:
        try:
            await self._sweep()
        except Exception:
            log.exception("the sweep failed; the next minute tries again")
            return False
        return True

    async def _sweep(self) -> None:
        before: list[Due] = []
        while (found := await self._store.run(_look)) != before:
            if found:
                log.info("things are due", extra=_counts(found))
            await self._serve(found)
            before = found

    async def _serve(self, found: list[Due]) -> None:
        for workspace in dict.fromkeys(each.workspace for each in found):
            mine = [each for each in found if each.workspace == workspace]
            await _in_pieces(
                partial(self._prompt, workspace),
                [each.subject for each in mine if each.kind is DueKind.PROMPT],
                AT_ONCE,
            )
            await _in_pieces(
                partial(self._remind, workspace),
                [each.subject for each in mine if each.kind is DueKind.REMINDER],
                AT_ONCE,
            )
            await _in_pieces(
                partial(self._close_votes, workspace),
                [each.subject for each in mine if each.kind is DueKind.VOTE],
                FEW,
            )
            await _in_pieces(
                partial(self._publish, workspace),
                [each.subject for each in mine if each.kind is DueKind.DIGEST],
                FEW,
            )
            await _in_pieces(
                partial(self._tell_of_ends, workspace),
                [each.subject for each in mine if each.kind is DueKind.CYCLE_END],
                FEW,
            )

    async def _prompt(self, workspace: WorkspaceId, subjects: list[str]) -> None:
        people = tuple(PersonId(subject) for subject in subjects)
        await self._services.perform(send_prompts, SendDuePrompts(workspace, people))

    async def _remind(self, workspace: WorkspaceId, subjects: list[str]) -> None:
        people = tuple(PersonId(subject) for subject in subjects)
        await self._services.perform(send_reminders, SendDueReminders(workspace, people))

    async def _publish(self, workspace: WorkspaceId, subjects: list[str]) -> None:
        squads = tuple(SquadId(int(subject)) for subject in subjects)
        await self._services.perform(publish_digests, PublishDueDigests(workspace, squads))

    async def _close_votes(self, workspace: WorkspaceId, subjects: list[str]) -> None:
        await self._services.perform(close_due_votes, CloseDueVotes(workspace, tuple(subjects)))

    async def _tell_of_ends(self, workspace: WorkspaceId, subjects: list[str]) -> None:
        await self._services.perform(tell_of_cycle_ends, TellOfCycleEnds(workspace, tuple(subjects)))


def clock(
    ticker: Ticker, recover: Recover, reconcile: Recover | None = None, holidays: Recover | None = None
) -> AsyncIOScheduler:
    """An unstarted scheduler. However late a moment comes it counts, and several missed ones count once."""
    once = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=once)
    scheduler.add_job(
        partial(_unless_cut_off, ticker.tick), "interval", minutes=1, id="tick", name="the sweep"
    )
    look = partial(_unless_cut_off, recover)
    scheduler.add_job(
        look, "interval", seconds=RECOVER, id="recover", name="the look for letters left behind"
    )
    if reconcile is not None:
        day = partial(_unless_cut_off, reconcile)
        scheduler.add_job(day, "interval", minutes=1, id="reconcile", name="the look for missed changes")
    if holidays is not None:
        scheduler.add_job(
            partial(_unless_cut_off, holidays),
            "interval",
            minutes=1,
            next_run_time=datetime.now(UTC),  # whoever just changed a file starts us anew to have it read
            id="holidays",
            name="the look for new holidays",
        )
    return scheduler


async def _unless_cut_off(job: Callable[[], Awaitable[None]]) -> None:
    """At the end whatever runs is cut off, and taken up again after the next start: that is no error."""
    with contextlib.suppress(asyncio.CancelledError):
        await job()


def _counts(found: Sequence[Due]) -> dict[str, int]:
    return {
        "prompts": sum(each.kind is DueKind.PROMPT for each in found),
        "reminders": sum(each.kind is DueKind.REMINDER for each in found),
        "votes": sum(each.kind is DueKind.VOTE for each in found),
        "digests": sum(each.kind is DueKind.DIGEST for each in found),
        "cycle_ends": sum(each.kind is DueKind.CYCLE_END for each in found),
    }


def _look(connection: Connection, now: datetime) -> list[Due]:
    """What is due; what need not be kept any longer goes by the way, since most ticks find nothing else."""
    forget_heard(connection, now - SENT_AGAIN_WITHIN)
    return due(connection, now, SWEEP)


async def _in_pieces(write: Write, subjects: list[str], size: int) -> None:
    """A few at a time; where one of them cannot be helped, the others get theirs all the same."""
    for start in range(0, len(subjects), size):
        some = subjects[start : start + size]
        try:
            await write(some)
        except Exception:
            log.exception(
                "due things could not be written together; each is tried alone", extra={"things": len(some)}
            )
            for one in some:
                await _alone(write, one)


async def _alone(write: Write, subject: str) -> None:
    try:
        await write([subject])
    except Exception:
        log.exception("one due thing could not be written; the next minute tries again")
