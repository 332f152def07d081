"""The playground's time: real time moved forward by whoever plays."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


class TimeRunsForwardError(ValueError):
    """The clock can only be moved forward: messages already carry later times."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A moment worth travelling to, with the name the page shows."""

    label: str
    at: datetime


Jumps = Callable[[], Awaitable[list[Jump]]]
Travel = Callable[[datetime], Awaitable[None]]


def real_now() -> datetime:
    return datetime.now(UTC)


class PlayClock:
    def __init__(self, start: datetime | None = None, real: Callable[[], datetime] = real_now) -> None:
        self._real = real
        self._offset = timedelta() if start is None else start - real()

    def now(self) -> datetime:
        return self._real() + self._offset

    def advance(self, by: timedelta) -> None:
        if by < timedelta():
            raise TimeRunsForwardError
        self._offset += by

    def set(self, to: datetime) -> None:
        self.advance(to - self.now())


async def no_jumps() -> list[Jump]:
    return []


class Stamps:
    """Slack's message stamps: seconds and microseconds, never twice the same, never backwards."""

    def __init__(self, clock: PlayClock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        micros = int(self._clock.now().timestamp() * 1_000_000)
        self._last = max(self._last + 1, micros)
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"
