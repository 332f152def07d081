"""What we say about links."""

from dataclasses import dataclass

from okr.change import ChangeId
from okr.notices.named import Named


@dataclass(frozen=True, slots=True)
class Tied:
    """Something that is done for the sake of something else."""

    source: Named
    upheld: Named


@dataclass(frozen=True, slots=True)
class LinkMade:
    source: Named
    upheld: Named
    supports: bool
    """Whether it supports the other; else it drives it."""


@dataclass(frozen=True, slots=True)
class LinkRemoved:
    source: Named
    upheld: Named
    supports: bool
    change: ChangeId
    """What *Undo* takes back."""


@dataclass(frozen=True, slots=True)
class LinkForm:
    """Asks what is done for the sake of what."""

    sources: tuple[Named, ...]
    upheld: tuple[Named, ...]
    supports: bool
    """Whether an objective supports something; else a key result drives another."""
    source: str = ""
    """Which of `sources` it begins with."""


@dataclass(frozen=True, slots=True)
class UnlinkForm:
    """Asks which link is to go."""

    links: tuple[Tied, ...]
