"""Spaces messages out as Slack asks: one a second in a conversation, and silence while it says to wait."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

A_SECOND = 1.0


@dataclass(slots=True)
class Pace:
    """Waits before a message may leave. Seconds come from `clock`, waiting is done by `sleep`."""

    spacing: float = A_SECOND
    """Seconds between two messages in one conversation."""
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _free_at: dict[str, float] = field(default_factory=dict)
    _silent_until: float = 0.0

    async def turn(self, conversation: str) -> None:
        """Wait until a message may go to `conversation`, and take that turn."""
        at = max(self.clock(), self._silent_until, self._free_at.get(conversation, 0.0))
        self._free_at[conversation] = at + self.spacing
        # Whoever waits may be told meanwhile to wait longer.
        while (wait := max(at, self._silent_until) - self.clock()) > 0:
            await self.sleep(wait)
        self._free_at[conversation] = max(self._free_at[conversation], self.clock() + self.spacing)

    @property
    def silent(self) -> bool:
        """Whether nothing may be sent for now."""
        return self._silent_until > self.clock()

    def hush(self, seconds: float) -> None:
        """Send nothing for so long: Slack's `Retry-After`."""
        self._silent_until = max(self._silent_until, self.clock() + seconds)
