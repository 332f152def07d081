"""Squads: the people who share objectives and a channel, and when they are asked."""

import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import IntEnum, StrEnum
from typing import Final, NewType, Protocol
from zoneinfo import ZoneInfo

from okr.errors.squads import AlreadyMember, HandleNotUsable, LeadNotMember, LeadStays, NotMember
from okr.errors.texts import TextTooLong
from okr.person import ChannelId, Person, PersonId

SquadId = NewType("SquadId", int)

_HANDLE = re.compile(r"[a-z0-9][a-z0-9_-]{0,29}")

FUNCTIONS: Final = ("Product", "Engineering", "Marketing", "Sales", "Customer Success", "Operations")
"""What is offered; people may say it in their own words."""

LEADS: Final = "Lead"
"""The function of a founder who named none."""

UNNAMED: Final = "Member"
"""The function of somebody who joined before anybody said what they bring."""

PURPOSE_LIMIT: Final = 300
FUNCTION_LIMIT: Final = 80
"""Letters at most."""


class SquadKind(StrEnum):
    """What brings these people together."""

    SQUAD = "squad"
    """Cross-functional, formed around a metric."""
    FUNCTION = "function"
    """A department."""
    COMPANY = "company"


class Weekday(IntEnum):
    """Days as `date.weekday()` counts them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Moment:
    """A weekday and a wall-clock time; in whose zone depends on who is meant."""

    weekday: Weekday
    at: time


@dataclass(frozen=True, slots=True)
class Cadence:
    """When a squad is prompted and shown its digest."""

    every_weeks: int = 1
    prompt: Moment = Moment(Weekday.MONDAY, time(9))
    """In each person's own zone."""
    digest: Moment = Moment(Weekday.TUESDAY, time(15))
    """In the squad's zone."""
    holidays: str = ""
    """The calendar for members who chose none; empty is by none."""
    reminds: bool = True
    """Whether the silent are asked once more."""


class InRhythm(Protocol):
    """As much of a squad as tells when it is asked and shown its digest."""

    @property
    def id(self) -> SquadId: ...
    @property
    def zone(self) -> str: ...
    @property
    def since(self) -> date: ...
    @property
    def cadence(self) -> Cadence: ...


@dataclass(frozen=True, slots=True)
class Rhythm:
    """No more of a squad than InRhythm, for where thousands are looked at."""

    id: SquadId
    zone: str
    since: date
    cadence: Cadence


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a squad and the function they bring: Product, Sales, or free text."""

    person: PersonId
    function: str


@dataclass(frozen=True, slots=True)
class Squad:
    """The people who share objectives and a channel."""

    id: SquadId
    handle: str
    name: str
    lead: PersonId
    zone: str
    """Time zone of the digest; the lead's when the squad was made."""
    since: date
    """The week of this day is the first of the cadence; every n-th week counts from it."""
    channel: ChannelId | None = None
    purpose: str = ""
    kind: SquadKind = SquadKind.SQUAD
    private: bool = False
    members: tuple[Member, ...] = ()
    cadence: Cadence = field(default_factory=Cadence)
    version: int = 1
    archived: bool = False
    """Kept to be read: nothing in it changes, and nobody is asked for it."""
    user_group: str | None = None
    """The platform's group of people that membership follows, if it follows one."""

    def today(self, now: datetime) -> date:
        """The day it is in the squad's zone."""
        return now.astimezone(ZoneInfo(self.zone)).date()

    def has(self, person: PersonId) -> bool:
        return any(member.person == person for member in self.members)

    def may_edit(self, person: Person) -> bool:
        """Members and workspace admins edit the squad's OKRs and check in for any of its key results."""
        return not person.guest and (person.admin or self.has(person.id))

    def may_lead(self, person: Person) -> bool:
        """The lead and workspace admins change the squad, its cadence and its members."""
        return not person.guest and (person.admin or person.id == self.lead)

    def may_read(self, person: Person) -> bool:
        """Everyone in the workspace reads, unless the squad is private; guests read nothing."""
        return not person.guest and (not self.private or self.may_edit(person))

    def with_member(self, member: Member) -> "Squad":
        """The squad and `member`; raises AlreadyMember when they bring that function already."""
        if member in self.members:
            raise AlreadyMember(squad=self.handle)
        others = tuple(each for each in self.members if each.person != member.person)
        return replace(self, members=(*others, member))

    def without_member(self, person: PersonId) -> "Squad":
        """The squad without `person`; raises NotMember, and LeadStays for the lead."""
        if not self.has(person):
            raise NotMember(squad=self.name)
        if person == self.lead:
            raise LeadStays(squad=self.name)
        return replace(self, members=tuple(each for each in self.members if each.person != person))

    def with_lead(self, person: Person) -> "Squad":
        """The squad with that member as its lead; raises LeadNotMember."""
        if not self.has(person.id):
            raise LeadNotMember(person=person.name, squad=self.name, handle=self.handle)
        return replace(self, lead=person.id)

    def one_function(self) -> str | None:
        """The one function that all of two or more members share, worth a friendly remark; else None.

        Who only leads, or was never asked what they bring, says nothing about it.
        """
        named = [each.function for each in self.members if each.function not in {LEADS, UNNAMED}]
        functions = {function.casefold(): function for function in named}
        return next(iter(functions.values())) if len(named) > 1 and len(functions) == 1 else None


def handle_of(text: str) -> str:
    """A squad's handle as people type it; raises HandleNotUsable unless it is short, plain and lower case."""
    handle = text.strip().lower()
    if not _HANDLE.fullmatch(handle):
        raise HandleNotUsable(handle=text)
    return handle


def function_of(text: str, otherwise: str = UNNAMED) -> str:
    """What a member brings, as it is offered where it is one of those; raises TextTooLong."""
    function = _short(text, FUNCTION_LIMIT) or otherwise
    return next((each for each in FUNCTIONS if each.casefold() == function.casefold()), function)


def purpose_of(text: str) -> str:
    """What a squad is there for, on one line; raises TextTooLong."""
    return _short(text, PURPOSE_LIMIT)


def _short(text: str, limit: int) -> str:
    line = " ".join(text.split())
    if len(line) > limit:
        raise TextTooLong(letters=len(line), limit=limit)
    return line
