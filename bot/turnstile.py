"""Lets in as many requests as can be acknowledged in Slack's three seconds, and turns the next away at once.

Turned away, an event is sent again by Slack in a while, and whoever clicked sees that it failed; taken in and
acknowledged too late, they see the same, and everybody behind them too.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

log = logging.getLogger(__name__)

MOST: Final = 200
"""Requests not acknowledged: of the slowest kind, some 150 a second, the last waits less than two seconds."""

MOST_UNANSWERED: Final = 1000
"""Requests acknowledged and not answered, such as when the database is slow."""


def nobody() -> int:
    """Nobody waits for an answer."""
    return 0


def uncounted() -> None:
    """Nobody counts who is turned away."""


class Turnstile:
    """Counts who is inside, not acknowledged; `in_hand` counts who is not answered."""

    def __init__(
        self,
        in_hand: Callable[[], int] = nobody,
        most: int = MOST,
        turned_away: Callable[[], None] = uncounted,
    ) -> None:
        self._in_hand = in_hand
        self._most = most
        self._turned_away = turned_away
        self._inside = 0
        self._turning_away = False

    @contextmanager
    def entered(self) -> Iterator[bool]:
        """Whether there is room; whoever is let in is counted until the block ends."""
        if self._is_full():
            self._note_full()
            self._turned_away()
            yield False
            return
        self._inside += 1
        try:
            yield True
        finally:
            self._inside -= 1
            self._turning_away = self._turning_away and self._inside >= self._most / 2

    def _is_full(self) -> bool:
        return self._inside >= self._most or self._in_hand() >= MOST_UNANSWERED

    def _note_full(self) -> None:
        """One line for each rush, not for each who is turned away."""
        if not self._turning_away:
            facts = {"inside": self._inside, "in_hand": self._in_hand()}
            log.warning("too many requests at once: the next are turned away", extra=facts)
        self._turning_away = True
