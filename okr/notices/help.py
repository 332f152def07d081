"""What we say about how to ask."""

from dataclasses import dataclass

from okr.commands.help import HelpTopic


@dataclass(frozen=True, slots=True)
class Help:
    """The menu and everything that can be typed."""

    squads: tuple[str, ...]
    """Handles of the reader's squads, for examples that fit."""
    waiting: int = 0
    """Key results that this week's question still waits for."""


@dataclass(frozen=True, slots=True)
class HelpShown:
    """One family of commands, with examples."""

    topic: HelpTopic
    handle: str
    """Of a squad of the reader's, for examples that fit; or empty."""
