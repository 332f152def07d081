"""Trigger ids: proof that a person just acted; good once, and for three seconds."""

from collections.abc import Callable
from dataclasses import dataclass

from playground.errors import SlackError


@dataclass(frozen=True, slots=True)
class Trigger:
    user: str
    view_id: str | None
    issued: float


class Triggers:
    def __init__(self, wall: Callable[[], float], lifetime: float = 3.0) -> None:
        self._wall = wall
        self._lifetime = lifetime
        self._fresh: dict[str, Trigger] = {}
        self._used: set[str] = set()

    def issue(self, user: str, view_id: str | None = None) -> str:
        number = len(self._fresh) + len(self._used) + 1
        trigger_id = f"{number}.{int(self._wall())}.{number:032x}"
        self._fresh[trigger_id] = Trigger(user, view_id, self._wall())
        return trigger_id

    def redeem(self, trigger_id: str) -> Trigger:
        if trigger_id in self._used:
            raise SlackError("exchanged_trigger_id")
        trigger = self._fresh.get(trigger_id)
        if trigger is None:
            raise SlackError("invalid_trigger_id")
        if self._wall() - trigger.issued > self._lifetime:
            raise SlackError("expired_trigger_id")
        del self._fresh[trigger_id]
        self._used.add(trigger_id)
        return trigger
