"""Find what may be meant by a few letters, theirs first."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final, assert_never

from okr.commands.reading import FindNames, Nameable
from okr.cycle import quarter_of
from okr.errors.okr_error import OkrError
from okr.initiative import InitiativeState
from okr.notices.named import Name
from okr.objective import Objective
from okr.permissions import key_result_seen, objective_seen, readable, somebody
from okr.phrases.said import is_key_result, key_result_id, objective_id
from okr.usecases.prepare_link import links_to_remove
from okr.work import Work

MOST: Final = 50
"""More than that nobody reads; another letter finds the rest."""

_OBJECTIVES_OF_OTHERS: Final = 300
"""Searched beyond those of one's own squads; an id finds any."""


def find_names(work: Work, command: FindNames) -> tuple[Name, ...]:
    """At most MOST, with nothing they may not read; raises GuestsCannot."""
    somebody(work, command.by)
    words = command.text.casefold().split()
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
        case Nameable.LINK:
            return _links(work, command)
        case _:
            assert_never(command.kind)


def _squads(work: Work, command: FindNames) -> list[Name]:
    squads = readable(work, command.by)
    mine_first = sorted(squads, key=lambda squad: not squad.has(command.by))
    return [Name(each.handle, f"{each.name} ({each.handle})") for each in mine_first]


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
            yield Name(found.ref, f"{found.ref} {found.title}")
    except OkrError:
        return


def _objectives(work: Work, command: FindNames) -> Iterator[Name]:
    return (_objective(each) for each in _open(work, command))


def _objective(objective: Objective) -> Name:
    return Name(objective.ref, f"{objective.ref} {objective.title}")


def _key_results(work: Work, command: FindNames) -> Iterator[Name]:
    """Those they own, those of their squads, then those of others."""
    found = work.key_results.of([each.id for each in _open(work, command)])
    mine_first = sorted(found, key=lambda each: command.by not in each.owners)
    return (Name(each.ref, f"{each.ref} {each.title}") for each in mine_first)


def _initiatives(work: Work, command: FindNames) -> Iterator[Name]:
    """What is still to be done first."""
    key_results = [each.id for each in work.key_results.of([each.id for each in _open(work, command)])]
    found = work.initiatives.of(key_results) if key_results else []
    kept = [each for each in found if each.state is not InitiativeState.DROPPED]
    return (
        Name(each.ref, f"{each.ref} {each.title}") for each in sorted(kept, key=lambda each: not each.open)
    )


def _links(work: Work, command: FindNames) -> Iterator[Name]:
    """Those that they may take away."""
    for each in links_to_remove(work, command.by):
        source, upheld = each.source, each.upheld
        label = f"{source.ref} {source.title} \N{RIGHTWARDS ARROW} {upheld.ref} {upheld.title}"
        yield Name(f"{source.ref} {upheld.ref}", label)


def _open(work: Work, command: FindNames) -> list[Objective]:
    """Their squads' first, all of them; then as many of others as can be searched while somebody types."""
    today = work.now.date()
    squads = {squad.id: squad for squad in readable(work, command.by)}
    mine = [each.id for each in squads.values() if each.has(command.by)]
    others = [each for each in squads if each not in mine]
    of_mine = work.objectives.open_of(mine, today) if mine else []
    of_others = work.objectives.open_of(others, today, limit=_OBJECTIVES_OF_OTHERS) if others else []
    return [*of_mine, *(each for each in of_others if each.squad in squads and each not in of_mine)]
