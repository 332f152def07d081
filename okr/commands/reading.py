"""What is asked by those who only look."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from okr.commands.command import Command
from okr.key_result import KeyResultId
from okr.listing_turn import FIRST_PAGE, Turn
from okr.objective import ObjectiveId
from okr.person import ChannelId, PersonId


class ListScope(StrEnum):
    """What `/okr list` can be narrowed to."""

    EVERYTHING = "everything"
    ME = "me"
    PERSON = "person"
    SQUAD = "squad"
    AT_RISK = "at-risk"
    STALE = "stale"
    COMPANY = "company"
    CYCLE = "cycle"


@dataclass(frozen=True, slots=True)
class ListOkrs(Command):
    scope: ListScope = ListScope.EVERYTHING
    squad: str = ""
    person: PersonId | None = None
    cycle: str = ""
    """Empty means the quarter that today lies in."""
    turn: Turn = FIRST_PAGE


@dataclass(frozen=True, slots=True)
class ShowObjective(Command):
    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class ShowKeyResult(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class ShowHome(Command):
    """What waits for me, my key results, my squads and what changed."""

    page: int = 0
    since: datetime | None = None
    """From when on changes are told; None means since the last visit."""
    visit: bool = False
    """Whether they came to look: the next time counts from now."""


@dataclass(frozen=True, slots=True)
class Unfold(Command):
    """Show what links lead to, to everybody in a channel."""

    refs: tuple[str, ...]
    """`O12`, `KR31`"""
    channel: ChannelId


class Nameable(StrEnum):
    """What a form lets people find by typing a part of its name."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    OKR = "okr"
    """Objectives and key results."""
    INITIATIVE = "initiative"
    BLOCKER = "blocker"
    LINK = "link"
    SQUAD = "squad"
    CYCLE = "cycle"
    USER_GROUP = "user_group"
    """Of the platform, which alone knows them."""


@dataclass(frozen=True, slots=True)
class FindNames(Command):
    """What may be meant by a few letters."""

    kind: Nameable
    text: str


@dataclass(frozen=True, slots=True)
class ShowTree(Command):
    """What serves what, from the top down."""

    squad: str = ""
    """A handle; empty means everything there is to read."""
    company: bool = False
    """Only from what the company set itself."""
    after: ObjectiveId | None = None
    """Where a page begins."""
