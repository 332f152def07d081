"""What is asked about squads and who is in them."""

from dataclasses import dataclass

from okr.commands.command import Command
from okr.person import ChannelId, PersonId
from okr.squad import SquadKind


@dataclass(frozen=True, slots=True)
class CreateSquad(Command):
    handle: str
    name: str
    channel: ChannelId | None = None
    purpose: str = ""
    function: str = ""
    """What the founder brings; empty means they only lead."""
    kind: SquadKind = SquadKind.SQUAD
    private: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSquad(Command):
    """What is None stays as it is."""

    squad: str
    """A handle; empty where only one squad can be meant."""
    name: str | None = None
    purpose: str | None = None
    channel: ChannelId | None = None
    """An empty one takes it away."""
    lead: PersonId | None = None
    kind: SquadKind | None = None
    private: bool | None = None
    group: str | None = None
    """The user group it follows; an empty one for none."""
    people: tuple[PersonId, ...] = ()
    """Who is in that group, as the platform says; looked up before this is answered."""
    version: int | None = None
    """The version that whoever changes it was shown; None when they were shown none."""


@dataclass(frozen=True, slots=True)
class AddMember(Command):
    squad: str
    """A handle, as typed."""
    person: PersonId
    function: str


@dataclass(frozen=True, slots=True)
class RemoveMember(Command):
    squad: str
    """A handle, as typed."""
    person: PersonId


@dataclass(frozen=True, slots=True)
class FollowGroup(Command):
    """Let a squad's membership follow a user group, or follow none any more."""

    squad: str
    group: str = ""
    """As the platform names it; empty to follow none."""
    people: tuple[PersonId, ...] = ()
    """Who is in it, as the platform says; looked up before this is answered."""


@dataclass(frozen=True, slots=True)
class ArchiveSquad(Command):
    squad: str


@dataclass(frozen=True, slots=True)
class RestoreSquad(Command):
    """Go on with an archived squad."""

    squad: str


@dataclass(frozen=True, slots=True)
class ListSquads(Command):
    archived: bool = False
    """Show those instead."""


@dataclass(frozen=True, slots=True)
class ShowSquad(Command):
    squad: str = ""
    """A handle; empty where only one squad can be meant."""
    nearest: str = ""
    """The phrase that may have been meant where there is no such squad."""


@dataclass(frozen=True, slots=True)
class PrepareSquad(Command):
    """Open the form for a squad."""


@dataclass(frozen=True, slots=True)
class PrepareSquadEdit(Command):
    """Open the form that changes a squad, filled in."""

    squad: str = ""
    """A handle; empty where only one squad can be meant."""


@dataclass(frozen=True, slots=True)
class PrepareMember(Command):
    """Gather what the form for a new member offers: the squads this person leads."""

    squad: str = ""
    person: PersonId | None = None
    leaving: bool = False
    """Whether it is about taking somebody out."""
