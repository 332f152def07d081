"""Says what one workspace's outbox holds: a few letters in hand at a time, each at its turn."""

import asyncio
import contextlib
import logging
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy import Connection

from bot.courier.errands import Errands, Owns
from bot.courier.failures import Chance
from bot.courier.outcome import InDoubt, Later, Outcome, PutBack, remember
from bot.courier.pace import FEW, Deed, Pace
from bot.courier.reports import Reports
from bot.courier.taking import NOTHING, SETTLED, Batch, Wish, take
from bot.courier.watch import UNCOUNTED, Watch
from okr.person import WorkspaceId
from okr.ports import Messenger
from storage.letters import Letter, Verb
from storage.work import Store

log = logging.getLogger(__name__)

TOGETHER: Final = 0.5
"""Seconds that letters wait for those taken with them, to be marked together; one that hangs comes later."""

LOOK: Final = 1.0
"""Seconds between looks for what others wrote, while something in hand takes long."""

Errand = asyncio.Task[Outcome]


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was written down, by both clocks."""

    at: datetime
    seconds: float


class Drain:
    """One workspace's courier. Whoever owns the workspace has the only one; `wake` it when letters wait."""

    def __init__(
        self,
        store: Store,
        workspace: WorkspaceId,
        messenger: Messenger,
        pace: Pace,
        chance: Chance = random.random,
        watch: Watch = UNCOUNTED,
        owns: Owns = lambda: True,
    ) -> None:
        self._store = store
        self._workspace = workspace
        self._pace = pace
        self._errands = Errands(workspace, messenger, pace, chance, owns)
        self._reports = Reports(store, workspace)
        self._watch = watch
        self._owns = owns
        self._woken = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._hand: dict[Errand, Letter] = {}
        self._ending = False
        self._silence_ends_at = 0.0

    def wake(self) -> None:
        self._woken.set()

    async def woken(self, within: float | None = None) -> None:
        """Wait to be woken, or for so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._woken.wait()
        self._woken.clear()

    async def run(self) -> None:
        """Drain whenever woken, until cancelled; an error is logged and the next wake-up tries again."""
        # What whoever had this workspace before us left on its way can be looked for by then.
        asyncio.get_running_loop().call_later(SETTLED, self.wake)
        while True:
            await self.woken()
            try:
                await self.drain()
            except Exception:
                log.exception("the courier stopped on its way", extra={"workspace": self._workspace})

    async def drain(self) -> None:
        """Say everything that may be said now."""
        async with self._one_at_a_time:
            await self._carry(lambda: not self._ending)

    def end(self) -> None:
        """Take nothing more in hand."""
        self._ending = True
        self.wake()

    async def finish(self) -> None:
        """End with what is in hand and a few more, for what was written at the last moment."""
        self.end()
        last = iter([True])
        async with self._one_at_a_time:
            await self._carry(lambda: next(last, False))

    async def settle(self) -> None:
        """Wait for what is in hand, and write down what became of it."""
        async with self._one_at_a_time:
            if self._hand:
                await asyncio.wait(self._hand)
            await self._carry(lambda: False)

    @property
    def is_hushed(self) -> bool:
        """Whether there is something to be waited for, of which nobody knows but we."""
        return not all(map(self._pace.may, Deed))

    async def _carry(self, may_take: Callable[[], bool]) -> None:
        """Mark, take, wait for the first of those in hand, and so on until nothing is in hand."""
        outcomes: Sequence[Outcome] = ()
        while True:
            wish = self._wish() if may_take() and self._owns() else None
            fresh = await self._turn_over(outcomes, wish) if outcomes or wish else []
            if not self._hand:
                return
            outcomes = await self._first(fresh)
            await self._reports.tell(outcomes)

    def _wish(self) -> Wish:
        """The slower the pace and the more in hand, the less is taken."""
        verbs = [verb for verb in Verb if self._pace.may(Deed(verb.value))]
        before_their_turn = len(self._hand) - self._errands.under_way
        room = self._pace.room - before_their_turn if verbs else 0
        return Wish(verbs, room, FEW - len(self._hand), {letter.id for letter in self._hand.values()})

    async def _turn_over(self, outcomes: Sequence[Outcome], wish: Wish | None) -> Sequence[Errand]:
        """Write down what became of some letters and begin with the next: one transaction for both."""
        batch, moment = await self._store.run(partial(self._mark_and_take, outcomes, wish))
        self._watch.became(outcomes, moment.at)
        self._watch.claimed(batch.letters)
        self._come_back(outcomes)
        self._come_back_after_silence()
        looks = batch.doubtful if self._pace.may(Deed.FIND) else ()
        errands = [(letter, self._errands.settle(letter)) for letter in looks]
        errands += [(letter, self._errands.deliver(letter, moment.seconds)) for letter in batch.letters]
        begun = {asyncio.create_task(errand): letter for letter, errand in errands}
        self._hand |= begun
        return list(begun)

    def _mark_and_take(
        self, outcomes: Sequence[Outcome], wish: Wish | None, connection: Connection, now: datetime
    ) -> tuple[Batch, Moment]:
        moment = Moment(remember(connection, now, outcomes), self._pace.clock())
        return (take(self._workspace, wish, connection, now) if wish else NOTHING), moment

    async def _first(self, fresh: Sequence[Errand]) -> list[Outcome]:
        """What became of the first ones; a call that hangs keeps no others waiting."""
        if fresh:
            await asyncio.wait(fresh, timeout=TOGETHER)
        if not any(errand.done() for errand in self._hand):
            await self._news()
        done = [errand for errand in self._hand if errand.done()]
        for errand in done:
            del self._hand[errand]
        return [errand.result() for errand in done]

    async def _news(self) -> None:
        """Wait until something in hand comes to its end, or there may be something new."""
        woken = asyncio.create_task(self.woken(within=LOOK))
        await asyncio.wait([*self._hand, woken], return_when=asyncio.FIRST_COMPLETED)
        woken.cancel()

    def _come_back(self, outcomes: Sequence[Outcome]) -> None:
        waits = [each.seconds for each in outcomes if isinstance(each, PutBack | Later)]
        if any(isinstance(each, InDoubt) for each in outcomes):
            waits += [SETTLED, self._pace.wait(Deed.FIND) or SETTLED]
        for seconds in sorted(set(waits)):
            asyncio.get_running_loop().call_later(seconds, self.wake)

    def _come_back_after_silence(self) -> None:
        """Others may have been told to be silent, and then no letter of ours tells when that ends."""
        loop = asyncio.get_running_loop()
        if not self._pace.may(Deed.TELL) and self._silence_ends_at < loop.time():
            wait = self._pace.wait(Deed.TELL)
            self._silence_ends_at = loop.time() + wait
            loop.call_later(wait, self.wake)
