"""Spaces out what is said in one workspace as its platform asks, and keeps silent while it says to wait."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.courier.rates import Bucket, Feeler
from storage.seconds import seconds

FEW = 10
"""Letters in hand at a time: what a crash can leave in doubt."""

PATIENCE = 3.0
"""Seconds a letter in hand waits for its turn; a call given up after 10 more is over 15 after the claim."""

MOST_SPACINGS = 1000
"""How many conversations are remembered before those that are free again are forgotten."""


class Deed(StrEnum):
    """What platforms count apart from each other."""

    TELL = "tell"
    REVISE = "revise"
    FIND = "find"


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform bears from us in one workspace; the defaults are Slack's, with a little left over."""

    spacing: float = 1.0
    """Seconds between two messages in one conversation."""
    tell: float = 5.0
    """Messages a second to start with."""
    revise: float = 0.75
    find: float = 0.75
    burst: int = 5
    """How many may go at once after a rest."""


UNLIMITED = Limits(spacing=0, tell=math.inf, revise=math.inf, find=math.inf)


@dataclass(slots=True)
class Pace:
    """One workspace's, shared by all who speak there. Seconds come from `clock`, `sleep` does the waiting."""

    limits: Limits = field(default_factory=Limits)
    clock: Callable[[], float] = seconds
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _buckets: dict[Deed, Bucket] = field(init=False)
    _silent_until: dict[Deed, float] = field(default_factory=dict)
    _free_at: dict[str, float] = field(default_factory=dict)
    """When each conversation may hear the next message."""
    _shut_out: bool = False
    """Whether nobody has let us in since we were told to stay out."""

    def __post_init__(self) -> None:
        self._buckets = {
            Deed.TELL: Feeler(self.limits.tell, self.limits.burst),
            Deed.REVISE: Bucket(self.limits.revise, self.limits.burst),
            Deed.FIND: Bucket(self.limits.find, self.limits.burst),
        }

    @classmethod
    def unhurried(cls) -> "Pace":
        """For a platform that takes everything at once."""
        return cls(UNLIMITED)

    async def turn(self, deed: Deed, conversation: str | None = None) -> float:
        """Wait for a turn and take it: 0. Where that takes too long, take none: how many seconds it takes."""
        wait = self.wait(deed, conversation)
        if wait > PATIENCE:
            return wait
        at = self._take(deed, conversation)
        # Whoever waits may be told meanwhile to wait longer.
        while 0 < (wait := max(at, self._silence(deed)) - self.clock()) <= PATIENCE:
            await self.sleep(wait)
        if conversation:
            self._free_at[conversation] = self.clock() + self.limits.spacing
        return max(wait, 0.0)

    def wait(self, deed: Deed, conversation: str | None = None) -> float:
        """Seconds until that may be done."""
        now = self.clock()
        spaced = self._free_at.get(conversation, now) if conversation else now
        return max(self._buckets[deed].free_at(now), self._silence(deed), spaced) - now

    def may(self, deed: Deed) -> bool:
        """Whether it is worth trying now."""
        return self.wait(deed) <= PATIENCE

    @property
    def room(self) -> int:
        """How many letters are worth taking in hand: what leaves within two seconds; one to knock with."""
        if self._shut_out:
            return 1
        return int(max(1, min(FEW, 2 * self._buckets[Deed.TELL].rate)))

    def rate(self, deed: Deed) -> float:
        """Calls a second, as far as we have found out what is borne."""
        return self._buckets[deed].rate

    def silence(self, deed: Deed) -> float:
        """Seconds left of what we were told to wait."""
        return max(0.0, self._silence(deed) - self.clock())

    def went_well(self, deed: Deed) -> None:
        self._shut_out = False
        self._buckets[deed].went_well()

    def hush(self, deed: Deed, seconds: float) -> None:
        """Do nothing of that kind for so long: Slack's `Retry-After`."""
        now = self.clock()
        if self._silence(deed) <= now:  # else it is news of the time before we fell silent
            self._buckets[deed].was_stopped()
        self._silent_until[deed] = max(self._silence(deed), now + seconds)

    def stay_out(self, seconds: float) -> None:
        """Do nothing at all for so long: nobody says that we were too fast, only that we are not let in."""
        self._shut_out = True
        until = self.clock() + seconds
        for deed in Deed:
            self._silent_until[deed] = max(self._silence(deed), until)

    def _silence(self, deed: Deed) -> float:
        return self._silent_until.get(deed, -math.inf)

    def _take(self, deed: Deed, conversation: str | None) -> float:
        now = self.clock()
        at = max(self._buckets[deed].take(now), self._silence(deed))
        if conversation:
            at = max(at, self._free_at.get(conversation, now))
            self._forget_the_free(now)
            self._free_at[conversation] = at + self.limits.spacing
        return at

    def _forget_the_free(self, now: float) -> None:
        if len(self._free_at) >= MOST_SPACINGS:
            self._free_at = {name: at for name, at in self._free_at.items() if at > now}
