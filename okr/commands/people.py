"""What is told of people, as the platform describes them."""

from dataclasses import dataclass

from okr.commands.command import Command
from okr.person import Person, PersonId, WorkspaceId


@dataclass(frozen=True, slots=True)
class MeetPeople:
    """Remember people as the platform describes them now, and follow a moved zone or a departure."""

    workspace: WorkspaceId
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class NamePeople(Command):
    """Find whom the names in the texts of a form mean."""

    texts: tuple[tuple[str, str], ...]
    """Fields, and what was typed into them."""
    squad: str = ""
    """By its handle: whose members are meant first."""
    objective: str = ""
    """The same for what is typed for one: `O12`."""


@dataclass(frozen=True, slots=True)
class NameMentioned:
    """Find the names of people who are mentioned by their ids."""

    workspace: WorkspaceId
    people: tuple[PersonId, ...]
