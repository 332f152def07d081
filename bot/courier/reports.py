"""Tells those who have to know that letters failed, or that nobody knows what became of them."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.courier.outcome import Failed, Outcome, Unknown
from okr.commands.clockwork import ReportFailure, ReportUnasked, Undelivered
from okr.person import WorkspaceId
from okr.prompt import asked_as
from okr.usecases.report_failure import report_failure
from okr.usecases.report_unasked import report_unasked
from storage.letters import Verb
from storage.work import Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reports:
    store: Store
    workspace: WorkspaceId

    async def tell(self, outcomes: Sequence[Outcome]) -> None:
        """Before it is written down: a crash in between repeats this, and it is told once."""
        lost = [each for each in outcomes if isinstance(each, Failed | Unknown)]
        told = [each for each in lost if each.letter.verb is Verb.TELL]
        for each in told:
            if isinstance(each, Failed):
                command = ReportFailure(self.workspace, each.letter.subject, each.reason)
                await _unless_mistaken([each], partial(self.store.perform, report_failure, command))
        if any(asked_as(each.letter.subject) for each in told):
            unasked = ReportUnasked(self.workspace, tuple(map(_undelivered, told)))
            await _unless_mistaken(told, partial(self.store.perform, report_unasked, unasked))


async def _unless_mistaken(
    about: Sequence[Failed | Unknown], report: Callable[[], Awaitable[object]]
) -> None:
    try:
        await report()
    except Exception:
        failed = [each.letter.id for each in about]
        log.exception("nobody could be told that letters failed", extra={"letters": failed})


def _undelivered(outcome: Failed | Unknown) -> Undelivered:
    return Undelivered(outcome.letter.subject, outcome.reason, isinstance(outcome, Unknown))
