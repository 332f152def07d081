"""Find what may be meant by a few letters, theirs first."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import Final, assert_never

from okr.blocker import Blocker
from okr.commands.reading import FindNames, Nameable
from okr.cycle import quarter_of
from okr.errors.okr_error import OkrError
from okr.initiative import InitiativeState
from okr.key_result import KeyResult
from okr.listing_turn import FIRST_PAGE
from okr.notices.named import Name
from okr.objective import Objective
from okr.permissions import key_result_seen, objective_seen, somebody
from okr.person import PersonId
from okr.phrases.said import is_key_result, key_result_id, objective_id
from okr.seeking import open_to
from okr.sought import Sought
from okr.usecases.prepare_link import links_to_remove
from okr.work import Work

MOST: Final = 50
"""More than that nobody reads; another letter finds the rest."""

_LOOKED_THROUGH: Final = 300
"""Where not everything can be searched for; an id finds any."""


def find_names(work: Work, command: FindNames) -> tuple[Name, ...]:
    """At most MOST, with nothing they may not read; raises GuestsCannot."""
    somebody(work, command.by)
    words = _words(command)
    found = (each for each in _names(work, command) if _fits(each, words))
    return tuple(islice({each.value: each for each in found}.values(), MOST))


def _fits(name: Name, words: Iterable[str]) -> bool:
    label = name.label.casefold()
    return all(word in label for word in words)


def _names(work: Work, command: FindNames) -> Iterable[Name]:  # noqa: PLR0911 - one arm a kind
    match command.kind:
        case Nameable.SQUAD:
            return _squads(work, command)
        case Nameable.CYCLE:
            return _cycles(work)
        case Nameable.OBJECTIVE:
            return chain(_objective_called(work, command), _objectives(work, command))
        case Nameable.KEY_RESULT:
            return chain(_key_result_called(work, command), _key_results(work, command))
        case Nameable.OKR:
            called = chain(_objective_called(work, command), _key_result_called(work, command))
            return chain(called, _objectives(work, command), _key_results(work, command))
        case Nameable.INITIATIVE:
            return _initiatives(work, command)
        case Nameable.BLOCKER:
            return _blockers(work, command)
        case Nameable.LINK:
            return _links(work, command)
        case Nameable.USER_GROUP:
            return ()
        case _:
            assert_never(command.kind)


def _squads(work: Work, command: FindNames) -> list[Name]:
    person, words = somebody(work, command.by), _words(command)
    found = work.squads.labels_for(person, words, _many(words))
    return [Name(each.handle, f"{each.name} ({each.handle})") for each in found]


def _cycles(work: Work) -> list[Name]:
    today = work.now.date()
    known = {each.id for each in work.cycles.all() if not each.ended(today)}
    return [Name(each, each) for each in sorted({*known, quarter_of(today).id})]


def _objective_called(work: Work, command: FindNames) -> Iterator[Name]:
    """By its id, such as `O12`."""
    try:
        yield _objective(objective_seen(work, command.by, objective_id(command.text.strip()))[0])
    except OkrError:
        return


def _key_result_called(work: Work, command: FindNames) -> Iterator[Name]:
    """By its id, such as `KR31`."""
    text = command.text.strip()
    try:
        if is_key_result(text):
            found = key_result_seen(work, command.by, key_result_id(text))[0]
            yield _key_result(found)
    except OkrError:
        return


def _objectives(work: Work, command: FindNames) -> Iterator[Name]:
    """Those of their squads, then those of others."""
    many = _many(_words(command))
    for sought in _sought(work, command):
        yield from map(_objective, work.objectives.search(sought, FIRST_PAGE, many))


def _objective(objective: Objective) -> Name:
    return Name(objective.ref, f"{objective.ref} {objective.title}")


def _key_results(work: Work, command: FindNames) -> Iterator[Name]:
    """Those they own, those of their squads, then those of others."""
    person, many = somebody(work, command.by), _many(_words(command))
    today = person.local(work.now).date()
    mine = [each.key_result for each in work.key_results.answerable_by([person.id]) if each.ends >= today]
    yield from map(_key_result, work.key_results.named(mine).values() if mine else ())
    for sought in _sought(work, command):
        yield from map(_key_result, work.key_results.search(sought, many))


def _key_result(key_result: KeyResult) -> Name:
    return Name(key_result.ref, f"{key_result.ref} {key_result.title}")


def _initiatives(work: Work, command: FindNames) -> Iterator[Name]:
    """What is still to be done first."""
    key_results = [each.id for each in work.key_results.of([each.id for each in _open(work, command)])]
    found = work.initiatives.of(key_results) if key_results else []
    kept = [each for each in found if each.state is not InitiativeState.DROPPED]
    return (
        Name(each.ref, f"{each.ref} {each.title}") for each in sorted(kept, key=lambda each: not each.open)
    )


def _blockers(work: Work, command: FindNames) -> Iterator[Name]:
    """What waits on them, then what is in the way of what they may read."""
    waiting = [each for each in work.blockers.waiting_on(command.by) if _reads(work, command.by, each)]
    key_results = [each.id for each in work.key_results.of([each.id for each in _open(work, command)])]
    for each in (*waiting, *(work.blockers.open_of(key_results) if key_results else ())):
        yield Name(each.ref, f"{each.ref} KR{each.key_result} {each.text}")


def _reads(work: Work, by: PersonId, blocker: Blocker) -> bool:
    try:
        key_result_seen(work, by, blocker.key_result)
    except OkrError:
        return False
    return True


def _links(work: Work, command: FindNames) -> Iterator[Name]:
    """Those that they may take away."""
    for each in links_to_remove(work, command.by):
        source, upheld = each.source, each.upheld
        label = f"{source.ref} {source.title} \N{RIGHTWARDS ARROW} {upheld.ref} {upheld.title}"
        yield Name(f"{source.ref} {upheld.ref}", label)


def _sought(work: Work, command: FindNames) -> tuple[Sought, Sought]:
    """What is open in their squads, and what is open at all."""
    person, words = somebody(work, command.by), _words(command)
    mine = [each.id for each in work.squads.of(person.id)]
    return open_to(work, person, squads=mine, words=words), open_to(work, person, words=words)


def _words(command: FindNames) -> tuple[str, ...]:
    return tuple(command.text.casefold().split())


def _many(words: tuple[str, ...]) -> int:
    """As many as are shown, or as are looked through where the search does not understand all words."""
    return MOST if all(word.isascii() for word in words) else _LOOKED_THROUGH


def _open(work: Work, command: FindNames) -> list[Objective]:
    """Some of their squads, then some of others."""
    sought = _sought(work, replace(command, text=""))
    found = (each for some in sought for each in work.objectives.search(some, FIRST_PAGE, _LOOKED_THROUGH))
    return list({each.id: each for each in found}.values())
