"""What is asked about sharing, with another squad or in a channel."""

from dataclasses import dataclass

from okr.commands.command import Command
from okr.objective import ObjectiveId
from okr.person import ChannelId


@dataclass(frozen=True, slots=True)
class ShareObjective(Command):
    """Let a second squad see, edit and check in for an objective."""

    objective: ObjectiveId
    squad: str


@dataclass(frozen=True, slots=True)
class UnshareObjective(Command):
    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class ShareCard(Command):
    """Post an objective or a key result in a channel."""

    ref: str
    """`O12` or `KR31`"""
    channel: ChannelId
    note: str = ""


@dataclass(frozen=True, slots=True)
class PrepareShare(Command):
    """Gather what the form offers that posts a card."""

    ref: str = ""


@dataclass(frozen=True, slots=True)
class PrepareShareObjective(Command):
    """Gather which squads an objective can be shared with."""

    objective: ObjectiveId
