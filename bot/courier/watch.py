"""Says in the log, and to whoever counts, what becomes of each letter; never a word of what it says."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never

from bot.courier.outcome import Failed, InDoubt, Later, Outcome, PutBack, Said, Unknown
from storage.letters import Letter

log = logging.getLogger(__name__)

Counted = Callable[[Outcome, float], None]
"""Hears what became of a letter, and how many seconds after it was first wanted."""


def nobody(_outcome: Outcome, _seconds: float) -> None:
    """Nobody counts."""


@dataclass(frozen=True, slots=True)
class Watch:
    counted: Counted = nobody

    def claimed(self, letters: Sequence[Letter]) -> None:
        for letter in letters:
            log.debug("letter claimed", extra=_facts(letter))

    def became(self, outcomes: Sequence[Outcome], at: datetime) -> None:
        """To be told once it is remembered: until then it may still come out otherwise."""
        for outcome in outcomes:
            seconds = (at - outcome.letter.wanted_at).total_seconds()
            self.counted(outcome, seconds)
            _tell(outcome, seconds)


UNCOUNTED: Final = Watch()


def _tell(outcome: Outcome, seconds: float) -> None:
    facts = _facts(outcome.letter) | {"seconds": round(seconds, 3)}
    match outcome:
        case Said(receipt=receipt):
            where = {"conversation": receipt.conversation, "ts": receipt.message}
            log.info("letter said", extra=facts | where)
        case PutBack(seconds=wait, reason=reason):
            log.warning("letter put back", extra=facts | {"wait": round(wait, 3), "reason": reason})
        case Later(seconds=wait, reason=reason):
            log.warning("letter comes later", extra=facts | {"wait": round(wait, 3), "reason": reason})
        case Failed(reason=reason):
            log.warning("letter failed", extra=facts | {"reason": reason})
        case InDoubt(reason=reason):
            log.warning("letter in doubt", extra=facts | {"reason": reason})
        case Unknown(reason=reason):
            log.warning("letter unknown", extra=facts | {"reason": reason})
        case _:
            assert_never(outcome)


def _facts(letter: Letter) -> dict[str, object]:
    return {
        "letter": letter.id,
        "workspace": letter.workspace,
        "verb": letter.verb.value,
        "attempts": letter.attempts,
    }
