"""Rate limits as Slack keeps them: so many calls of a method a minute, one message a second and channel."""

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RateLimits:
    """Off unless given to the playground. At a scale of 20 Slack's minute lasts three seconds."""

    seconds_per_channel: float = 1.0
    per_method: bool = True
    scale: float = 1.0
    per_minute: Mapping[str, int] = field(default_factory=dict)
    """By method, where it shall differ from what Slack publishes."""

    def __post_init__(self) -> None:
        if self.scale <= 0:
            raise ValueError("scale must be more than 0")

    @property
    def minute(self) -> float:
        return 60 / self.scale

    @property
    def channel_pause(self) -> float:
        return self.seconds_per_channel / self.scale


class Meter:
    """Counts calls in real time and says how long to wait when there were too many."""

    def __init__(self, limits: RateLimits | None, wall: Callable[[], float]) -> None:
        self._wall = wall
        self.limit(limits)

    def limit(self, limits: RateLimits | None) -> None:
        """From now on, with nothing counted yet."""
        self.limits = limits
        self._posted: dict[str, float] = {}
        self._calls: dict[str, deque[float]] = defaultdict(deque)

    def wait(self, method: str, channel: str, published: int) -> float:
        """Seconds the caller must wait; 0 lets the call through and counts it."""
        limits = self.limits
        if limits is None:
            return 0.0
        waits = (
            self._channel_wait(limits, method, channel),
            self._method_wait(limits, method, limits.per_minute.get(method, published)),
        )
        if max(waits) <= 0:
            self._count(method, channel)
        return max(waits)

    def _channel_wait(self, limits: RateLimits, method: str, channel: str) -> float:
        last = self._posted.get(channel) if method == "chat.postMessage" else None
        return 0.0 if last is None else last + limits.channel_pause - self._wall()

    def _method_wait(self, limits: RateLimits, method: str, most: int) -> float:
        calls = self._calls[method]
        while calls and calls[0] <= self._wall() - limits.minute:
            calls.popleft()
        return calls[0] + limits.minute - self._wall() if limits.per_method and len(calls) >= most else 0.0

    def _count(self, method: str, channel: str) -> None:
        self._calls[method].append(self._wall())
        if method == "chat.postMessage":
            self._posted[channel] = self._wall()
