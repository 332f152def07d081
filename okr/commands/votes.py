"""What is asked about votes: how sure a whole squad is of a key result."""

from dataclasses import dataclass

from okr.commands.command import Command
from okr.key_result import KeyResultId


@dataclass(frozen=True, slots=True)
class About(Command):
    """A wish about a vote."""

    about: str
    """As it is typed: `KR31`, `V7-V9` for those on one card, or the handle of a squad."""


@dataclass(frozen=True, slots=True)
class OpenVote(About):
    """Ask a squad to vote, or let somebody vote where it was asked already."""


@dataclass(frozen=True, slots=True)
class CastBallots(About):
    """Say how sure one is; empty takes back what was said of that one."""

    said: tuple[tuple[KeyResultId, str], ...]


@dataclass(frozen=True, slots=True)
class TakeBallotsBack(About):
    """Vote on nothing of a card after all."""


@dataclass(frozen=True, slots=True)
class CloseVote(About):
    """Show what was said, and take no more."""
