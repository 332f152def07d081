"""Drains the outbox in this process: claim a few, pace, say, mark."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.courier.pace import Pace
from okr.person import WorkspaceId
from okr.ports import DeliveryUnknown, Messenger, NotDelivered, Receipt
from storage import outbox
from storage.letters import Letter
from storage.work import Store

log = logging.getLogger(__name__)

Mark = Callable[[Connection, datetime], None]
"""Remembers what became of a letter."""

FEW = 10
"""Letters claimed at a time: what a crash can leave in doubt."""

ABANDONED = timedelta(minutes=1)
"""How long a letter is on its way at the most, unless it is in our own hands."""

REPETITIONS = 5
"""How often a revision is tried of which nobody knows whether it arrived."""

AGAIN = 5.0
"""Seconds between two such tries."""

MOMENT = 0.05
"""Seconds to gather what many requests write, so that one look at the outbox serves them all."""


class Courier:
    """One process' courier; `wake` it when something may have been written."""

    def __init__(self, store: Store, messengers: Mapping[WorkspaceId, Messenger], pace: Pace) -> None:
        self._store = store
        self._messengers = messengers
        self._pace = pace
        self._woken = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._in_hand: set[str] = set()

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Drain whenever woken, until cancelled; an error is logged and the next wake-up tries again."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            await asyncio.sleep(MOMENT)
            try:
                await self.drain()
            except Exception:
                log.exception("the courier stopped on its way")

    async def drain(self) -> None:
        """Say everything that may be said now."""
        async with self._one_at_a_time:
            while await self._round():
                pass

    async def _round(self) -> bool:
        """One look at every workspace; in silence no letter is claimed, since one in hand may be lost."""
        if self._pace.silent:
            return False
        await self._store.run(self._park_orphans)
        waiting = await self._store.run(outbox.workspaces_waiting)
        served = [workspace for workspace in waiting if workspace in self._messengers]
        return any([await self._carry(workspace) for workspace in served])

    def _park_orphans(self, connection: Connection, now: datetime) -> None:
        """What a courier held when it stopped may have been said already; once more could be too often."""
        for letter in outbox.orphans(connection, now - ABANDONED):
            if letter.id not in self._in_hand:
                log.warning("letter %s was on its way when its courier stopped", letter.id)
                outbox.unknown(connection, letter, "its courier stopped on the way")

    async def _carry(self, workspace: WorkspaceId) -> bool:
        letters = await self._store.run(
            lambda connection, now: outbox.claim(connection, now, workspace, limit=FEW)
        )
        # All get their turn even if what became of one cannot be written down.
        outcomes = await asyncio.gather(
            *(self._deliver(letter) for letter in letters), return_exceptions=True
        )
        for error in filter(None, outcomes):
            raise error
        return bool(letters)

    async def _deliver(self, letter: Letter) -> None:
        self._in_hand.add(letter.id)
        try:
            await self._pace.turn(f"{letter.workspace} {letter.address.id}")
            await self._store.run(await self._say(letter))
        finally:
            self._in_hand.discard(letter.id)

    async def _say(self, letter: Letter) -> Mark:
        try:
            receipt = await _tell_or_revise(self._messengers[letter.workspace], letter)
        except DeliveryUnknown as error:
            return self._doubtful(letter, error)
        except NotDelivered as error:
            return self._undelivered(letter, error)
        except Exception:
            log.exception("letter %s could not be said", letter.id)
            return _failed(letter, "our own mistake; see the log")
        return lambda connection, _: outbox.sent(connection, letter, receipt)

    def _doubtful(self, letter: Letter, error: DeliveryUnknown) -> Mark:
        """Said again, a message might be there twice; a revision may be repeated, though not for ever."""
        log.warning("letter %s may or may not have arrived: %s", letter.id, error.reason)
        if letter.receipt is None or letter.attempts >= REPETITIONS:
            return _unknown(letter, error.reason)
        return self._postponed(letter, AGAIN, error.reason)

    def _undelivered(self, letter: Letter, error: NotDelivered) -> Mark:
        if error.retry_after is None:
            log.error("letter %s was refused: %s", letter.id, error.reason)
            return _failed(letter, error.reason)
        log.warning("letter %s has to wait %s s: %s", letter.id, error.retry_after, error.reason)
        self._pace.hush(error.retry_after)
        return self._postponed(letter, error.retry_after, error.reason)

    def _postponed(self, letter: Letter, seconds: float, reason: str) -> Mark:
        asyncio.get_running_loop().call_later(seconds, self.wake)
        by = timedelta(seconds=seconds)
        return lambda connection, now: outbox.postpone(connection, letter, now + by, reason)


async def _tell_or_revise(messenger: Messenger, letter: Letter) -> Receipt:
    if letter.receipt is None:
        return await messenger.tell(letter.address, letter.notice, key=letter.id)
    await messenger.revise(letter.receipt, letter.notice)
    return letter.receipt


def _unknown(letter: Letter, reason: str) -> Mark:
    return lambda connection, _: outbox.unknown(connection, letter, reason)


def _failed(letter: Letter, reason: str) -> Mark:
    return lambda connection, _: outbox.failed(connection, letter, reason)
