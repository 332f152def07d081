"""What stands on a person's own page."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from okr.key_result import KeyResult
from okr.notices.marks import OpenBlocker
from okr.squad import Squad
from okr.standing import Standing


@dataclass(frozen=True, slots=True)
class HomeRow:
    """A key result of mine, and whether this week's question still waits for a word about it."""

    standing: Standing
    squad: str
    waits: bool = False
    answered: bool = False
    """Whether somebody checked in this week already, so that another answer corrects that one."""


@dataclass(frozen=True, slots=True)
class HomeBlocker:
    """Something in the way of a key result that waits on me."""

    blocker: OpenBlocker
    key_result: KeyResult
    asked: bool = False
    """Whether a squad that I lead was asked to take it, and nobody has answered."""


@dataclass(frozen=True, slots=True)
class HomeSquad:
    squad: Squad
    objectives: int


@dataclass(frozen=True, slots=True)
class HomeChange:
    """Something that somebody else changed."""

    title: str
    ref: str
    """As people type it: `O12`, `KR31`, a squad's handle."""
    verb: str
    """As the history has it: `checked in`."""
    by: str
    at: datetime
    key_result: KeyResult | None = None
    value: Decimal | None = None
    """What was checked in, where it is another value than before."""


@dataclass(frozen=True, slots=True)
class Home:
    """A person's own page: what waits, what is theirs, what changed."""

    name: str
    waiting: int
    """Key results this week's question still waits for, on whatever page they are."""
    rows: tuple[HomeRow, ...]
    page: int
    pages: int
    first: int
    """Which of `total` is the first of `rows`, from 1 on."""
    total: int
    """Key results on all pages."""
    blockers: tuple[HomeBlocker, ...]
    squads: tuple[HomeSquad, ...]
    changes: tuple[HomeChange, ...]
    """Newest first."""
    since: datetime | None = None
    """From when on `changes` are; None for who never looked before."""
