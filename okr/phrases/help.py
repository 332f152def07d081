"""Which family of commands a word belongs to, so that any of them is a way to its help."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from okr.commands.help import HelpTopic

_WORDS: Final = {
    HelpTopic.CHECK_IN: ("checkin", "check-in", "evidence", "skip", "later"),
    HelpTopic.BLOCKERS: ("blocker", "blockers", "blocked"),
    HelpTopic.READING: ("list", "show", "tree", "history", "home"),
    HelpTopic.OBJECTIVES: ("new", "objective", "objectives", "okr", "edit", "drop", "undo"),
    HelpTopic.KEY_RESULTS: ("kr", "key", "result"),
    HelpTopic.INITIATIVES: ("initiative", "initiatives"),
    HelpTopic.SQUADS: ("squad", "squads"),
    HelpTopic.CYCLES: ("cycle", "cycles", "score", "carry", "close"),
    HelpTopic.LINKS: ("link", "unlink", "support", "unsupport", "drives"),
    HelpTopic.SHARING: ("share", "unshare"),
    HelpTopic.DIGEST: ("digest", "nudge", "vote"),
    HelpTopic.SETTINGS: ("settings", "pause", "deputy", "cadence"),
}

TOPIC_OF: Final[Mapping[str, HelpTopic]] = MappingProxyType(
    {word: topic for topic, words in _WORDS.items() for word in words}
)
