"""What we say about what changed, and what was taken away or put back."""

from dataclasses import dataclass
from datetime import datetime

from okr.change import ChangeId


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something is worked on no more; what hung on it went with it."""

    ref: str
    title: str
    change: ChangeId
    """What to take back, if it was a slip."""
    key_results: int = 0
    """How many hung on it."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Something that was taken away is back as it was."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class ChangedFact:
    """One thing that was changed; empty where there was, or is, none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    at: datetime
    """In the time of whoever reads it."""
    by: str
    ref: str
    """`KR31`; empty for a squad."""
    verb: str
    facts: tuple[ChangedFact, ...]
    on_behalf_of: str | None = None
    """The owner's name where somebody else checked in."""


@dataclass(frozen=True, slots=True)
class HistoryShown:
    """A page of what changed, newest first."""

    subject: str
    title: str
    lines: tuple[HistoryLine, ...]
    older: ChangeId | None
    """Where the next page begins, if there is one."""
    first: bool


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What others changed since a form was filled in."""

    by: tuple[str, ...]
    """Their names, the first to change something first."""
    what: tuple[str, ...]
    """Names of the fields of the record."""
