"""What we say about evidence and blockers."""

from dataclasses import dataclass

from okr.blocker import Blocker
from okr.key_result import KeyResult


@dataclass(frozen=True, slots=True)
class OpenBlocker:
    """Something in the way, for how long, and on whom it waits."""

    blocker: Blocker
    days: int
    waits_on: str
    """A name, or empty."""


@dataclass(frozen=True, slots=True)
class EvidenceKept:
    """A message waits for the next check-in of a key result."""

    text: str
    link: str
    key_result: KeyResult


@dataclass(frozen=True, slots=True)
class BlockerLogged:
    """Something stands in the way of a key result, until somebody says that it is gone."""

    blocker: Blocker
    key_result: KeyResult
    waits_on: str
    """A name, or empty."""


@dataclass(frozen=True, slots=True)
class BlockerGone:
    """Something stands in the way no more, after so many days."""

    blocker: Blocker
    key_result: KeyResult
    days: int


@dataclass(frozen=True, slots=True)
class EvidenceForm:
    """Asks which key result a message is evidence for."""

    text: str = ""
    link: str = ""
    key_result: KeyResult | None = None


@dataclass(frozen=True, slots=True)
class BlockerForm:
    """Asks what is in the way of which key result, and on whom it waits."""

    text: str = ""
    link: str = ""
    key_result: KeyResult | None = None
