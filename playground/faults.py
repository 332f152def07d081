"""Trouble on purpose: what shall go wrong, with which calls and events, and how often."""

import random
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import Final

from playground.facts import Json

EVENTS: Final = "events."
"""A fault whose method begins so strikes deliveries of that event type, not calls."""


class Trouble(StrEnum):
    REFUSE = "refuse"
    """A status and an error instead of an answer."""
    SLOW = "slow"
    HANG = "hang"
    """No answer, until the caller gives up."""
    CUT = "cut"
    """The connection is reset; for an event: its acknowledgement never arrives."""
    DUPLICATE = "duplicate"
    REORDER = "reorder"
    """An event is held until the next one has passed it."""


_OF_CALLS: Final = frozenset({Trouble.REFUSE, Trouble.SLOW, Trouble.HANG, Trouble.CUT})
_OF_EVENTS: Final = frozenset({Trouble.SLOW, Trouble.CUT, Trouble.DUPLICATE, Trouble.REORDER})


@dataclass(frozen=True, slots=True)
class Fault:
    """The next `times` calls of a method fail this way; with `after` the work is done and the answer lost.

    `method` may be a pattern: `chat.*`, `*`, `events.message`. No `times` means always; `chance` is per call.
    """

    method: str
    status: int = 429
    retry_after: int | None = None
    times: int | None = 1
    error: str = ""
    channel: str | None = None
    after: bool = False
    kind: Trouble = Trouble.REFUSE
    seconds: float = 1.0
    chance: float = 1.0

    def __post_init__(self) -> None:
        possible = _OF_EVENTS if self.method.startswith(EVENTS) else _OF_CALLS
        if self.kind not in possible:
            raise ValueError(f"{self.method} knows no fault of the kind {self.kind}")

    def fits(self, method: str, channel: str | None) -> bool:
        same_side = self.method.startswith(EVENTS) == method.startswith(EVENTS)
        return same_side and self.channel in {None, channel} and fnmatchcase(method, self.method)


@dataclass(slots=True)
class _Armed:
    fault: Fault
    struck: int = 0

    @property
    def left(self) -> int | None:
        return None if self.fault.times is None else self.fault.times - self.struck


class Faults:
    """What is armed, in order: the first that fits and strikes is the one that happens."""

    def __init__(self, seed: int | None = None) -> None:
        self._armed: list[_Armed] = []
        self.seed = 0
        self.arm((), seed)

    def __iter__(self) -> Iterator[Fault]:
        return (one.fault for one in self._armed)

    def append(self, fault: Fault) -> None:
        self._armed.append(_Armed(fault))

    def arm(self, faults: Iterable[Fault], seed: int | None = None) -> None:
        """These faults and no others; the same seed lets chance fall the same way again."""
        self.seed = secrets.randbelow(2**32) if seed is None else seed
        self._random = random.Random(self.seed)  # noqa: S311 - to be repeated, not to be secret
        self._armed = [_Armed(one) for one in faults]

    def take(self, method: str, channel: str | None) -> Fault | None:
        for armed in self._armed:
            if armed.left != 0 and armed.fault.fits(method, channel) and self._strikes(armed.fault.chance):
                armed.struck += 1
                return armed.fault
        return None

    def shown(self) -> list[Json]:
        return [{**asdict(one.fault), "struck": one.struck, "left": one.left} for one in self._armed]

    def _strikes(self, chance: float) -> bool:
        return chance >= 1 or self._random.random() < chance
