"""Says what one workspace's outbox holds: settle what is in doubt, take a few, pace, say, mark together."""

import asyncio
import logging
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy import Connection

from bot.courier.failures import Chance, once_more, verdict
from bot.courier.outcome import Failed, InDoubt, Later, Outcome, PutBack, Said, Unknown, remember
from bot.courier.pace import FEW, Deed, Pace
from bot.courier.watch import UNCOUNTED, Watch
from okr.commands import ReportFailure
from okr.person import WorkspaceId
from okr.ports import CannotLookUp, Messenger, NotDelivered, Receipt
from okr.usecases.report_failure import report_failure
from storage import outbox
from storage.letters import Letter, Verb
from storage.work import Store

log = logging.getLogger(__name__)

SETTLED: Final = 15.0
"""Seconds after a claim when nothing of it can be on its way any more: a wait for its turn and a timeout."""

SKEW: Final = timedelta(minutes=10)
"""How far our clock may be ahead of the platform's."""

SOON: Final = 5.0
"""Seconds until we look again where a look-up failed."""

OUR_MISTAKE: Final = "our own mistake; see the log"


@dataclass(frozen=True, slots=True)
class Batch:
    """What a round has before it."""

    doubtful: Sequence[Letter]
    letters: Sequence[Letter]


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
    ) -> None:
        self._store = store
        self._workspace = workspace
        self._messenger = messenger
        self._pace = pace
        self._chance = chance
        self._watch = watch
        self._woken = asyncio.Event()
        self._one_at_a_time = asyncio.Lock()
        self._ending = False
        self._silence_ends_at = 0.0

    def wake(self) -> None:
        self._woken.set()

    async def run(self) -> None:
        """Drain whenever woken, until cancelled; an error is logged and the next wake-up tries again."""
        # What whoever had this workspace before us left on its way can be looked for by then.
        asyncio.get_running_loop().call_later(SETTLED, self.wake)
        while True:
            await self._woken.wait()
            self._woken.clear()
            try:
                await self.drain()
            except Exception:
                log.exception("the courier stopped on its way", extra={"workspace": self._workspace})

    async def drain(self) -> None:
        """Say everything that may be said now."""
        while not self._ending and await self.round():
            pass

    async def finish(self) -> None:
        """End with the round under way and one more, for what was written at the last moment."""
        self._ending = True
        await self.round()

    async def round(self) -> bool:
        """Carry a few letters; False when there was nothing to do."""
        async with self._one_at_a_time:
            verbs = [verb for verb in Verb if self._pace.may(Deed(verb.value))]
            batch = await self._store.run(partial(self._take, verbs, self._pace.room if verbs else 0))
            self._watch.claimed(batch.letters)
            looks = [self._settle(letter) for letter in batch.doubtful] if self._pace.may(Deed.FIND) else []
            outcomes = await asyncio.gather(*looks, *map(self._deliver, batch.letters))
            await self._report(outcomes)
            at = await self._store.run(lambda connection, now: remember(connection, now, outcomes))
            self._watch.became(outcomes, at)
            self._come_back(outcomes)
            self._come_back_after_silence()
            return any(not isinstance(each, InDoubt) for each in outcomes) or bool(batch.letters)

    def _take(self, verbs: Sequence[Verb], room: int, connection: Connection, now: datetime) -> Batch:
        """The more is in doubt the less is begun: when a platform falters, what is in doubt stays little."""
        before = now - timedelta(seconds=SETTLED)
        doubtful = outbox.orphans(connection, before, self._workspace, limit=FEW)
        room = min(room, FEW - len(doubtful))
        only = verbs[0] if len(verbs) == 1 else None
        letters = outbox.claim(connection, now, self._workspace, room, only) if room > 0 else []
        return Batch(doubtful, letters)

    async def _deliver(self, letter: Letter) -> Outcome:
        deed = Deed.TELL if letter.receipt is None else Deed.REVISE
        to = f"{letter.address.place} {letter.address.id}" if deed is Deed.TELL else None
        if wait := await self._pace.turn(deed, to):
            return PutBack(letter, wait, "it had to wait for its turn")
        try:
            receipt = await _say(self._messenger, letter)
        except NotDelivered as error:
            return self._judged(deed, letter, error)
        except Exception:
            log.exception("a letter could not be said", extra={"letter": letter.id})
            return Failed(letter, OUR_MISTAKE)
        self._pace.went_well(deed)
        return Said(letter, receipt)

    def _judged(self, deed: Deed, letter: Letter, error: NotDelivered) -> Outcome:
        outcome = verdict(letter, error, self._chance)
        if isinstance(outcome, PutBack):
            self._pace.hush(deed, outcome.seconds)
        return outcome

    async def _settle(self, letter: Letter) -> Outcome:
        """What its courier never heard the end of is looked for before it is said again."""
        if letter.receipt is not None:
            return once_more(letter, "nobody heard what became of it", self._chance)
        if await self._pace.turn(Deed.FIND):
            return InDoubt(letter, "there are others to look for")
        return await self._look_for(letter)

    async def _look_for(self, letter: Letter) -> Outcome:
        try:
            receipt = await self._messenger.find(letter.address, letter.id, letter.claimed_at - SKEW)
        except CannotLookUp as error:
            return Unknown(letter, f"it may have arrived, and we cannot look: {error.reason}")
        except NotDelivered as error:
            self._pace.hush(Deed.FIND, error.retry_after or SOON)
            return InDoubt(letter, error.reason)
        except Exception:
            log.exception("a letter could not be looked for", extra={"letter": letter.id})
            return Unknown(letter, OUR_MISTAKE)
        return Said(letter, receipt) if receipt else once_more(letter, "it did not arrive", self._chance)

    async def _report(self, outcomes: Sequence[Outcome]) -> None:
        """Tell who has to know, before we mark: a crash in between repeats this, and it is told once."""
        for outcome in outcomes:
            if isinstance(outcome, Failed) and outcome.letter.verb is Verb.TELL:
                command = ReportFailure(self._workspace, outcome.letter.subject, outcome.reason)
                try:
                    await self._store.perform(report_failure, command)
                except Exception:
                    failed = outcome.letter.id
                    log.exception("nobody could be told that a letter failed", extra={"letter": failed})

    def _come_back(self, outcomes: Sequence[Outcome]) -> None:
        waits = [each.seconds for each in outcomes if isinstance(each, PutBack | Later)]
        waits += [SETTLED for each in outcomes if isinstance(each, InDoubt)]
        for seconds in sorted(set(waits)):
            asyncio.get_running_loop().call_later(seconds, self.wake)

    def _come_back_after_silence(self) -> None:
        """Others may have been told to be silent, and then no letter of ours tells when that ends."""
        loop = asyncio.get_running_loop()
        if not self._pace.may(Deed.TELL) and self._silence_ends_at < loop.time():
            wait = self._pace.wait(Deed.TELL)
            self._silence_ends_at = loop.time() + wait
            loop.call_later(wait, self.wake)


async def _say(messenger: Messenger, letter: Letter) -> Receipt:
    if letter.receipt is None:
        return await messenger.tell(letter.address, letter.notice, key=letter.id)
    await messenger.revise(letter.receipt, letter.notice)
    return letter.receipt
