"""What is asked about links."""

from dataclasses import dataclass

from okr.commands.command import Command
from okr.links import Link


@dataclass(frozen=True, slots=True)
class AddLink(Command):
    link: Link


@dataclass(frozen=True, slots=True)
class RemoveLink(Command):
    source: str
    """`O12` or `KR31`: what drives or supports the other."""
    upheld: str = ""
    """Empty means the only thing it drives or supports."""


@dataclass(frozen=True, slots=True)
class PrepareLink(Command):
    """Gather what the form for a link offers."""

    supports: bool
    """Whether an objective is to support something; else a key result is to drive another."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PrepareUnlink(Command):
    """Gather the links that this person may take away."""
