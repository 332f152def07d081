"""Find whom somebody means who typed `@bo` and picked nobody, or where the platform offers no mentions."""

import re
from collections.abc import Iterable
from typing import Final

from okr.commands.people import NamePeople
from okr.errors.okr_error import FieldsWrong, OkrError
from okr.errors.people import NobodyCalled, SeveralCalled
from okr.key_result import KeyResultId
from okr.permissions import key_result_seen, objective_seen, somebody, squad_called, squads_of
from okr.person import Person, PersonId
from okr.phrases.said import objective_id
from okr.squad import Squad
from okr.work import Work

_NAMED: Final = re.compile(r"(?<![\w<])@([^\W\d_][\w.'\u2019-]*(?: [^\W\d_][\w.'\u2019-]*){0,2})")
"""A name of up to three words; an address of mail is none, nor is what is a mention already."""

_MENTION: Final = re.compile(r"<@([^>|\s]+)>")

_TRAILING: Final = ".'\u2019-"


def names_people(text: str) -> bool:
    return _NAMED.search(text) is not None


def name_people(work: Work, command: NamePeople) -> dict[str, str]:
    """The texts with `<@id>` for each name.

    Raises FieldsWrong with every field that names nobody, or several.
    """
    near = _nearby(work, command)
    found: dict[str, str] = {}
    wrong: list[tuple[str, OkrError]] = []
    for field, text in command.texts:
        try:
            found[field] = _with_mentions(work, text, near)
        except (NobodyCalled, SeveralCalled) as error:
            wrong.append((field, error))
    if wrong:
        raise FieldsWrong(tuple(wrong))
    return found


def whom_it_waits_on(
    work: Work, by: PersonId, key_result: KeyResultId, text: str
) -> tuple[str, PersonId | None]:
    """What is in the way of a key result with `<@id>` for each name, and the first of these people.

    Raises NobodyCalled, SeveralCalled, NoSuchKeyResult.
    """
    if not names_people(text):
        return text, None
    _, objective, _ = key_result_seen(work, by, key_result)
    named = _with_mentions(work, text, _members(work, squads_of(work, objective).values()))
    found = _MENTION.search(named)
    return named, PersonId(found[1]) if found else None


def _with_mentions(work: Work, text: str, near: list[Person]) -> str:
    return _NAMED.sub(lambda match: _mention(work, match[1], near), text)


def _nearby(work: Work, command: NamePeople) -> list[Person]:
    """The members of the squads it is about; none where it is about nothing they may see."""
    somebody(work, command.by)
    try:
        squads = _squads(work, command)
    except OkrError:
        return []
    return _members(work, squads)


def _members(work: Work, squads: Iterable[Squad]) -> list[Person]:
    members = {member.person for squad in squads for member in squad.members}
    return list(work.people.named(members).values()) if members else []


def _squads(work: Work, command: NamePeople) -> list[Squad]:
    if command.objective:
        objective, _ = objective_seen(work, command.by, objective_id(command.objective))
        return list(squads_of(work, objective).values())
    return [squad_called(work, command.by, command.squad)]


def _mention(work: Work, words: str, near: list[Person]) -> str:
    """As many of the words as make a name, the members of the squad first."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).rstrip(_TRAILING)
        fitting = _fitting(near, name) or _fitting(work.people.called(name.replace(".", " ")), name)
        if fitting:
            return f"<@{_only(name, fitting).id}>{words[len(name) :]}"
    raise NobodyCalled(name=parts[0].rstrip(_TRAILING))


def _fitting(people: list[Person], name: str) -> list[Person]:
    """Those of that full name; without any, those of that first name."""
    here = [each for each in people if each.active and not each.guest]
    wanted = name.casefold()
    full = [each for each in here if wanted in _spellings(each)]
    return full or [each for each in here if each.name.casefold().split(" ", 1)[0] == wanted]


def _spellings(person: Person) -> set[str]:
    """`Bo Li` may be typed as `bo.li` and `boli`, as handles are."""
    words = person.name.casefold().split()
    return {" ".join(words), ".".join(words), "".join(words)}


def _only(name: str, people: list[Person]) -> Person:
    if len(people) > 1:
        names = sorted({each.name for each in people})
        raise SeveralCalled(name=name, people=" or ".join(names))
    return people[0]
