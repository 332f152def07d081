"""Where something can be said."""

from dataclasses import dataclass
from enum import StrEnum

from okr.person import ChannelId, PersonId, WorkspaceId


class Place(StrEnum):
    PERSON = "person"
    CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Address:
    """Where to say something: to one person, or in a channel."""

    workspace: WorkspaceId
    place: Place
    id: str

    @classmethod
    def of_person(cls, workspace: WorkspaceId, person: PersonId) -> "Address":
        return cls(workspace, Place.PERSON, person)

    @classmethod
    def of_channel(cls, workspace: WorkspaceId, channel: ChannelId) -> "Address":
        return cls(workspace, Place.CHANNEL, channel)
