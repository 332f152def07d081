"""Reads what follows the head of an answer: a blocker behind `blocked:`, and the note."""

import re
from dataclasses import dataclass
from typing import Final

from okr.errors.texts import TextTooLong
from okr.errors.week import OneBlocker
from okr.person import PersonId
from okr.reading.typed.reading import Reading

NOTE_LIMIT: Final = 2000
"""Letters in a note or a blocker."""

_OPENER = re.compile(r"(?<!\w)block(?:ed|er):", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?<!\w)(?P<opener>block(?:ed|er):)[ \t]*(?P<blocker>.*?)(?:[ \t]{1,9}note:(?P<after>(?s:.*))|$)"
    r"|^[ \t]*note:(?P<note>(?s:.*))",
    re.IGNORECASE | re.MULTILINE,
)
_MENTION = re.compile(r"<@([^>|\s]+)>")


@dataclass(frozen=True, slots=True)
class Tail:
    """The words of an answer beside its numbers."""

    note: str = ""
    blocker: str = ""
    waits_on: PersonId | None = None
    exact: bool = False
    """Whether the note stands behind `note:`, to be kept letter for letter."""


def names_blocker(text: str) -> bool:
    return _OPENER.search(text) is not None


def opens_tail(text: str) -> bool:
    """Whether it begins with `blocked:` or `note:`, so that nothing need be said before."""
    found = _CLAUSE.match(text)
    return found is not None


def read_tail(reading: Reading) -> Tail:
    """Raises OneBlocker for a second one, TextTooLong, and AnswerNotRead for one that is not said."""
    clauses = list(_CLAUSE.finditer(reading.left))
    blocker = _blocker(reading, [each for each in clauses if each["opener"]])
    exact = [said.strip() for each in clauses if (said := each["after"] or each["note"])]
    note = " ".join(filter(None, (_CLAUSE.sub("", reading.left).strip(), *exact)))
    person = _MENTION.search(blocker)
    return Tail(short(note), blocker, PersonId(person[1]) if person else None, exact=bool(exact))


def _blocker(reading: Reading, named: list[re.Match[str]]) -> str:
    if not named:
        return ""
    said = short(named[0]["blocker"])
    another = _OPENER.search(said)
    if another or len(named) > 1:
        word = said[another.start() :] if another else named[1][0]
        raise OneBlocker(word=word[:100], key_result=reading.key_result.ref)
    if not said:
        raise reading.refusing(named[0]["opener"])
    return said


def short(text: str) -> str:
    """Without blanks around it; raises TextTooLong."""
    text = text.strip()
    if len(text) > NOTE_LIMIT:
        raise TextTooLong(letters=len(text), limit=NOTE_LIMIT)
    return text
