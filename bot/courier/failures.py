"""Judges a delivery that failed: what may pass is tried again, what may have arrived is looked for first."""

from collections.abc import Callable
from typing import Final

from bot.courier.outcome import Failed, InDoubt, Later, Outcome, PutBack
from okr.ports import DeliveryUnknown, NotDelivered, NotWelcome, TooFast
from storage.letters import Letter

TRIES: Final = 12
"""Attempts after which a letter has failed; with what lies between them, that is some two hours."""

FIRST: Final = 5.0
"""Seconds until the second attempt; each further one waits twice as long."""

LONGEST: Final = 3600.0

Chance = Callable[[], float]
"""A number from 0 up to 1."""


def verdict(letter: Letter, error: NotDelivered, chance: Chance) -> Outcome:
    """What is to become of a letter that was not delivered."""
    match error:
        case TooFast(seconds=seconds) | NotWelcome(seconds=seconds):
            return PutBack(letter, seconds, error.reason)
        case DeliveryUnknown() if letter.receipt is None:
            return InDoubt(letter, error.reason)
        case DeliveryUnknown():  # a revision said twice does no harm
            return once_more(letter, error.reason, chance)
        case NotDelivered(retry_after=None):
            return Failed(letter, error.reason)
        case _:
            return once_more(letter, error.reason, chance, at_least=error.retry_after or 0.0)


def once_more(letter: Letter, reason: str, chance: Chance, at_least: float = 0.0) -> Later | Failed:
    """Another try after a while, unless there were enough."""
    if letter.attempts >= TRIES:
        return Failed(letter, reason)
    return Later(letter, max(backoff(letter.attempts, chance), at_least), reason)


def backoff(attempts: int, chance: Chance) -> float:
    """Seconds until the next attempt: longer each time, and by chance, so that not all come back at once."""
    return float(min(FIRST * 2 ** (attempts - 1), LONGEST) * (0.5 + chance()))
