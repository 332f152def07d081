"""One letter's way: at its turn to the platform, or looked for there; what became of it."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from bot.courier.failures import Chance, once_more, verdict
from bot.courier.outcome import Failed, InDoubt, Outcome, PutBack, Said, Unknown
from bot.courier.pace import PATIENCE, Deed, Pace
from okr.person import WorkspaceId
from okr.ports import CannotLookUp, Messenger, NotDelivered, NotWelcome, Receipt
from storage.letters import Letter

log = logging.getLogger(__name__)

STALE: Final = PATIENCE + 1.0
"""Seconds in hand after which a letter does not leave any more: with its timeout it could outlast SETTLED."""

SKEW: Final = timedelta(minutes=10)
"""How far our clock may be ahead of the platform's."""

SOON: Final = 5.0
"""Seconds until we look again where a look-up failed."""

OUR_MISTAKE: Final = "our own mistake; see the log"

Owns = Callable[[], bool]
"""Whether only we may send in this workspace now."""


class Errands:
    """What is done with letters in hand. Each ends with an outcome, whatever happens."""

    def __init__(
        self, workspace: WorkspaceId, messenger: Messenger, pace: Pace, chance: Chance, owns: Owns
    ) -> None:
        self._workspace = workspace
        self._messenger = messenger
        self._pace = pace
        self._chance = chance
        self._owns = owns
        self.under_way = 0
        """Letters past their turn, whose answer is awaited."""

    async def deliver(self, letter: Letter, since: float) -> Outcome:
        deed = Deed.TELL if letter.receipt is None else Deed.REVISE
        to = f"{letter.address.place} {letter.address.id}" if deed is Deed.TELL else None
        if wait := await self._pace.turn(deed, to):
            return PutBack(letter, wait, "it had to wait for its turn")
        if not self._owns() or self._pace.clock() - since > STALE:
            return PutBack(letter, SOON, "it was in hand too long: another may send by now")
        try:
            self.under_way += 1
            receipt = await _say(self._messenger, letter)
        except NotDelivered as error:
            return self._judged(deed, letter, error)
        except Exception:
            log.exception("a letter could not be said", extra={"letter": letter.id})
            return Failed(letter, OUR_MISTAKE)
        finally:
            self.under_way -= 1
        self._pace.went_well(deed)
        return Said(letter, receipt)

    def _judged(self, deed: Deed, letter: Letter, error: NotDelivered) -> Outcome:
        outcome = verdict(letter, error, self._chance)
        if isinstance(error, NotWelcome):
            self._stay_out(error)
        elif isinstance(outcome, PutBack):
            self._pace.hush(deed, outcome.seconds)
        return outcome

    def _stay_out(self, error: NotWelcome) -> None:
        """What one letter is told holds for all; it is said once, not by each that was under way."""
        if self._pace.may(Deed.TELL):
            facts = {"workspace": self._workspace, "reason": error.reason, "wait": error.seconds}
            log.error("nothing can be said in a workspace: we are not let in", extra=facts)
        self._pace.stay_out(error.seconds)

    async def settle(self, letter: Letter) -> Outcome:
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
        except NotWelcome as error:
            self._stay_out(error)
            return InDoubt(letter, error.reason)
        except NotDelivered as error:
            self._pace.hush(Deed.FIND, error.retry_after or SOON)
            return InDoubt(letter, error.reason)
        except Exception:
            log.exception("a letter could not be looked for", extra={"letter": letter.id})
            return Unknown(letter, OUR_MISTAKE)
        return Said(letter, receipt) if receipt else once_more(letter, "it did not arrive", self._chance)


async def _say(messenger: Messenger, letter: Letter) -> Receipt:
    if letter.receipt is None:
        return await messenger.tell(letter.address, letter.notice, key=letter.id)
    await messenger.revise(letter.receipt, letter.notice)
    return letter.receipt
