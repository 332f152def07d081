"""Token buckets: how fast calls may follow each other, and how a bucket learns what a platform bears."""

import math
from dataclasses import dataclass, field

SLOWEST = 0.5
"""Calls a second, however often we were stopped."""

FASTEST = 10.0
"""Calls a second, however well it goes: the `several hundred a minute` that Slack speaks of."""

RECOVERY = 1.05
"""Each call that went well makes the next ones so much faster, up to where it went well before."""

CREEP = 0.002
"""Calls a second added by each that went well beyond that, to find out whether more is borne."""

STEADIEST = CREEP / 16
"""Each time we are stopped we creep half as fast, down to this: we know better where the limit is."""

SAFE = 0.95
"""The share of the pace at which we were stopped that is believed to go well."""


@dataclass(slots=True)
class Bucket:
    """Lets `burst` calls go at once, and `rate` a second after that. Instants are seconds of any clock."""

    rate: float
    burst: int
    _spent_until: float = -math.inf

    def free_at(self, now: float) -> float:
        """When the next call may go."""
        return max(now, self._spent_until - (self.burst - 1) / self.rate)

    def take(self, now: float) -> float:
        """Take the next turn; when it is."""
        at = self.free_at(now)
        self._spent_until = max(now, self._spent_until) + 1 / self.rate
        return at

    def went_well(self) -> None:
        """A call was taken."""

    def was_stopped(self) -> None:
        """The platform asked for silence."""


@dataclass(slots=True)
class Feeler(Bucket):
    """A bucket for a limit nobody publishes: half as fast when stopped, then back, and then a little more."""

    _most: float = field(init=False)
    _safe: float = field(init=False)
    _creep: float = CREEP

    def __post_init__(self) -> None:
        self._most = max(self.rate, FASTEST)
        self._safe = self.rate

    def went_well(self) -> None:
        faster = min(self.rate * RECOVERY, self._safe) if self.rate < self._safe else self.rate + self._creep
        self.rate = min(faster, self._most)

    def was_stopped(self) -> None:
        self._safe = max(self.rate * SAFE, SLOWEST)
        self.rate = max(self.rate / 2, SLOWEST)
        self._creep = max(self._creep / 2, STEADIEST)
