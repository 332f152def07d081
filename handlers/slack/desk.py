"""Answers within Slack's three seconds, whatever the answer costs, and lets no error out.

An exception soon after `ack()` makes Bolt forget the acknowledgement, so nothing here may raise: what people
did wrong becomes a sentence, what we did wrong becomes a reference that is in the log beside its trace.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from okr.errors.okr_error import AlreadyHeard, OkrError
from okr.notices.notice import Notice
from okr.notices.trouble import Complaint, Trouble

log = logging.getLogger(__name__)

T = TypeVar("T")

PATIENCE = 1.5
"""Seconds after which a request is acknowledged without its answer, which follows when it is there."""


class Desk:
    """Where each request is taken in hand until it is answered."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._at_work: set[asyncio.Task[None]] = set()
        self._beside: set[asyncio.Task[None]] = set()

    async def take(
        self,
        answer: Coroutine[Any, Any, T],
        *,
        at_once: Callable[[T | None], Awaitable[None]],
        later: Callable[[T], Awaitable[None]],
    ) -> None:
        """Acknowledge with the answer if it comes in time, else without, and send the answer after it.

        `answer` must not raise: see `guarded`. A failure to say it is logged.
        """

        async def in_time() -> None:
            thinking = asyncio.create_task(answer)
            done, _ = await asyncio.wait({thinking}, timeout=self._patience)
            if done:
                await at_once(thinking.result())
            else:
                await at_once(None)
                await later(await thinking)

        await self.see_through(in_time())

    async def see_through(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do it even if whoever waits for it stops waiting; a failure is logged."""
        task = asyncio.create_task(_logged(doing))
        self._at_work.add(task)
        task.add_done_callback(self._at_work.discard)
        await asyncio.shield(task)

    def beside(self, doing: Coroutine[Any, Any, None]) -> None:
        """Do it when there is time; nobody waits for it, and a failure is logged."""
        task = asyncio.create_task(_logged(doing))
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    @property
    def in_hand(self) -> int:
        """How many are not answered yet."""
        return len(self._at_work)

    async def drain(self) -> None:
        """Wait until everything taken in hand has been answered, and what goes on beside it is done."""
        while waiting := self._at_work | self._beside:
            await asyncio.wait(waiting)


async def _logged(doing: Coroutine[Any, Any, None]) -> None:
    try:
        await doing
    except Exception:
        log.exception("an answer could not be said")


async def guarded(answer: Awaitable[Notice | None], typed: str = "") -> Notice | None:
    """The answer, or what says why there is none; `typed` is given back with a complaint."""
    try:
        return await answer
    except AlreadyHeard:
        return None
    except OkrError as error:
        return Complaint(error.sentence, tuple(error.facts.items()), typed)
    except Exception as error:  # noqa: BLE001 - the outer edge; the trace is logged under a reference
        return trouble(error, typed)


def trouble(error: Exception, typed: str = "") -> Trouble:
    """Log `error` under a reference, and say so with the reference."""
    reference = secrets.token_hex(4)
    log.error("a request failed, reference %s", reference, exc_info=error)
    return Trouble(reference, typed)
