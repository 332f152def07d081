"""Trouble on purpose: rate limits as Slack keeps them, and faults a test asks for."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass

from playground.facts import Json


@dataclass(slots=True)
class Fault:
    """The next `times` calls of a method fail this way; with `after` the work is done and the answer lost."""

    method: str
    status: int = 429
    retry_after: int | None = None
    times: int = 1
    error: str = ""
    channel: str | None = None
    after: bool = False

    def fits(self, method: str, params: Json) -> bool:
        return self.times > 0 and self.method == method and self.channel in {None, params.get("channel")}


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Off unless given to the playground."""

    seconds_per_channel: float = 1.0
    per_method: bool = True


class Meter:
    """Counts calls in real time and says how long to wait when there were too many."""

    def __init__(self, limits: RateLimits | None, wall: Callable[[], float]) -> None:
        self._limits = limits
        self._wall = wall
        self._posted: dict[str, float] = {}
        self._calls: dict[str, deque[float]] = defaultdict(deque)

    def wait(self, method: str, params: Json, per_minute: int) -> float:
        """Seconds the caller must wait; 0 lets the call through and counts it."""
        if self._limits is None:
            return 0.0
        waits = [self._channel_wait(method, params), self._method_wait(method, per_minute)]
        if max(waits) <= 0:
            self._count(method, params)
        return max(waits)

    def _channel_wait(self, method: str, params: Json) -> float:
        if self._limits is None or method != "chat.postMessage":
            return 0.0
        last = self._posted.get(str(params.get("channel")))
        return 0.0 if last is None else last + self._limits.seconds_per_channel - self._wall()

    def _method_wait(self, method: str, per_minute: int) -> float:
        calls = self._calls[method]
        while calls and calls[0] <= self._wall() - 60:
            calls.popleft()
        counted = self._limits is not None and self._limits.per_method
        return calls[0] + 60 - self._wall() if counted and len(calls) >= per_minute else 0.0

    def _count(self, method: str, params: Json) -> None:
        self._calls[method].append(self._wall())
        if method == "chat.postMessage":
            self._posted[str(params.get("channel"))] = self._wall()
