"""Reads what people type after `/okr`, or to the bot itself, into commands; the same words on every platform.

People stand in the text as `<@id>`, channels as `<#id>` and user groups as `<&id>`: each platform's `read.py`
sees to that.
"""

import re
from difflib import get_close_matches

from okr.commands.help import ShowHelp
from okr.commands.wish import Wish
from okr.errors.okr_error import OkrError
from okr.errors.phrases import NothingLikeIt, UnknownCommand
from okr.phrases import (
    cycles,
    history,
    initiatives,
    links,
    marks,
    okrs,
    reading,
    settings,
    sharing,
    squads,
    tree,
    votes,
    week,
)
from okr.phrases.help import TOPIC_OF
from okr.phrases.said import Reader, Said

_SAME_AS = {
    "add": "new",
    "cancel": "drop",
    "change": "edit",
    "create": "new",
    "delete": "drop",
    "initiatives": "initiative list",
    "objective": "new",
    "okrs": "list",
    "preview": "settings preview",
    "remove": "drop",
    "rename": "edit",
    "squads": "squad list",
    "status": "list",
    "update": "checkin",
}
"""What others call it."""

_SKIP = re.compile(r"^skip:.*")

_NEAR = 0.6

_LOOKS_LIKE_ONE = 0.75
"""What people write to the bot is an answer before it is a slip of the pen."""


def read_phrase(said: Said) -> Wish:
    """The command these words ask for.

    Raises UnknownCommand with the nearest phrase or NothingLikeIt, CommandIncomplete with the usage,
    NoSuchPerson, NoSuchChannel, NoSuchObjective, NoSuchKeyResult, and what read_key_result raises.
    """
    words = _first_words(said)
    reader = _PHRASES.get(" ".join(words)) or _PHRASES.get("".join(words[:1]))
    if reader is None:
        raise _unknown(words)
    return reader(said)


def _first_words(said: Said) -> list[str]:
    """The two that a phrase may begin with; `skip:` has a colon, with or without a blank behind it."""
    return [_SKIP.sub("skip", word.lower()) for word in said.words[:2]]


def is_phrase(said: Said) -> bool:
    """Whether the text begins with a command, so that it is not an answer to this week's question."""
    words = _first_words(said)
    return bool(words) and (" ".join(words) in _PHRASES or words[0] in _PHRASES)


def _unknown(words: list[str]) -> OkrError:
    """Names the words that come near a phrase; what follows them may be anything."""
    known = every_phrase()
    if words[0] in _SAME_AS:
        return UnknownCommand(command=words[0], nearest=_SAME_AS[words[0]])
    for typed in (" ".join(words), words[0]):
        near = get_close_matches(typed, known, n=1, cutoff=_NEAR)
        if near:
            return UnknownCommand(command=" ".join(words[: len(near[0].split())]), nearest=near[0])
    return NothingLikeIt(command=words[0])


def every_phrase() -> list[str]:
    """What a command can begin with."""
    return sorted(phrase for phrase in _PHRASES if phrase)


def nearest(said: Said) -> UnknownCommand | None:
    """What a command that somebody mistyped was meant to be; None for what does not look like one."""
    word = said.words[0].lower() if said.words else ""
    known = {phrase.split()[0] for phrase in every_phrase()}
    swapped = [each for each in sorted(known) if sorted(each) == sorted(word)]
    near = swapped or get_close_matches(word, sorted(known), n=1, cutoff=_LOOKS_LIKE_ONE)
    return UnknownCommand(command=word, nearest=near[0]) if near and word.isalpha() else None


def _help(said: Said) -> Wish:
    words = [word.lower() for word in said.words[1:]]
    if not words:
        return ShowHelp(said.workspace, said.by)
    topic = TOPIC_OF.get(words[0])
    if topic is None:
        near = get_close_matches(words[0], sorted(TOPIC_OF), n=1, cutoff=0.5)
        raise UnknownCommand(command=f"help {words[0]}", nearest=f"help {near[0]}" if near else "help")
    return ShowHelp(said.workspace, said.by, topic)


def _squad(said: Said) -> Wish:
    wish = squads.squad(said)
    if wish is None:
        raise _unknown([word.lower() for word in said.words[:2]])
    return wish


_PHRASES: dict[str, Reader] = {
    "": _help,
    "help": _help,
    "squad": _squad,
    **squads.PHRASES,
    **cycles.PHRASES,
    **okrs.PHRASES,
    **reading.PHRASES,
    **week.PHRASES,
    **votes.PHRASES,
    **links.PHRASES,
    **tree.PHRASES,
    **history.PHRASES,
    **initiatives.PHRASES,
    **settings.PHRASES,
    **sharing.PHRASES,
    **marks.PHRASES,
}
