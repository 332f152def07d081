"""People, the workspace they are in, and the places they can be spoken to."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from zoneinfo import ZoneInfo

WorkspaceId = NewType("WorkspaceId", str)
"""One Slack workspace (or Enterprise org install) or one Teams tenant. Nothing crosses it."""

PersonId = NewType("PersonId", str)
"""A person within a workspace, as the platform names them."""

ChannelId = NewType("ChannelId", str)
"""A channel within a workspace, as the platform names it."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the workspace; the platform is the source of every field and is followed."""

    id: PersonId
    name: str
    zone: str
    """Name of their time zone in the tz database, such as `Europe/Berlin`."""
    active: bool = True
    guest: bool = False
    admin: bool = False

    def local(self, at: datetime) -> datetime:
        """The instant `at` on this person's wall clock."""
        return at.astimezone(ZoneInfo(self.zone))
