"""What is asked about how to ask."""

from dataclasses import dataclass
from enum import StrEnum

from okr.commands.command import Command


class HelpTopic(StrEnum):
    """A family of commands, as people name it after `/okr help`."""

    CHECK_IN = "checkin"
    BLOCKERS = "blocker"
    READING = "list"
    OBJECTIVES = "new"
    KEY_RESULTS = "kr"
    INITIATIVES = "initiative"
    SQUADS = "squad"
    CYCLES = "cycle"
    LINKS = "link"
    SHARING = "share"
    DIGEST = "digest"
    SETTINGS = "settings"


@dataclass(frozen=True, slots=True)
class ShowHelp(Command):
    topic: HelpTopic | None = None
    """Empty means the menu."""
