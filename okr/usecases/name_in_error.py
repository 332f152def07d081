"""Name people in what is said to be wrong: who reads it knows no ids."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from okr.commands.people import NameMentioned
from okr.errors.okr_error import FieldsWrong, OkrError, SeveralWrong
from okr.person import PersonId
from okr.work import Work

_MENTION: Final = re.compile(r"<@([^>|\s]+)>|<@[^>\s]*$")
"""One may be cut in the middle where only the first letters are said back."""

_SOMEBODY: Final = "@somebody"


def mentioned(error: OkrError) -> tuple[PersonId, ...]:
    """Everybody whose id the facts of an error hold, an empty one for an id that is cut."""
    return mentioned_in(fact for each in _all(error) for fact in each.facts.values())


def mentioned_in(texts: Iterable[str]) -> tuple[PersonId, ...]:
    """As `mentioned`, of any texts."""
    return tuple(dict.fromkeys(PersonId(found) for text in texts for found in _MENTION.findall(text)))


def names_of(work: Work, command: NameMentioned) -> dict[PersonId, str]:
    """The names of those we know."""
    known = work.people.named(filter(None, command.people))
    return {each.id: " ".join(each.name.split()) for each in known.values()}


def put_names(error: OkrError, names: Mapping[PersonId, str]) -> None:
    """Say `@Bo` for `<@U1>` in everything the error tells."""
    for each in _all(error):
        each.facts = {name: with_names(fact, names) for name, fact in each.facts.items()}


def with_names(text: str, names: Mapping[PersonId, str]) -> str:
    """The text with `@Bo` for `<@U1>`."""

    def named(found: re.Match[str]) -> str:
        name = names.get(PersonId(found[1] or ""))
        return f"@{name}" if name else _SOMEBODY

    return _MENTION.sub(named, text)


def _all(error: OkrError) -> list[OkrError]:
    inner = [each for _, each in error.wrong] if isinstance(error, FieldsWrong | SeveralWrong) else []
    return [error, *inner]
