"""What is told of people, as the platform describes them."""

from dataclasses import dataclass

from okr.person import Person, WorkspaceId


@dataclass(frozen=True, slots=True)
class MeetPeople:
    """Remember people as the platform describes them now, and follow a moved zone or a departure."""

    workspace: WorkspaceId
    people: tuple[Person, ...]
