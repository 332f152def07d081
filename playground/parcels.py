"""What is sent to the app under test, and what comes back."""

from dataclasses import dataclass
from enum import StrEnum

from playground.facts import Json


class Kind(StrEnum):
    """The names Socket Mode gives the three sorts of delivery."""

    COMMAND = "slash_commands"
    INTERACTIVE = "interactive"
    EVENT = "events_api"


@dataclass(frozen=True, slots=True)
class Parcel:
    kind: Kind
    payload: Json


@dataclass(frozen=True, slots=True)
class Attempt:
    """Which try this is; the reason is why the one before it failed."""

    number: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    body: Json | None = None
    failure: str | None = None
    """Slack's retry reason: `http_timeout`, `http_error`, `connection_failed`, ..."""
    no_retry: bool = False

    @property
    def spoken_failure(self) -> str | None:
        """The word Slack shows people for it."""
        match self.failure:
            case None:
                return None
            case "http_timeout":
                return "operation_timeout"
            case _:
                return "dispatch_failed"
