"""Phrases that only look: lists and single things."""

from dataclasses import replace

from okr.commands.reading import ListOkrs, ListScope, ShowHome, ShowKeyResult, ShowObjective
from okr.commands.squads import ShowSquad
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.people import NoSuchPerson
from okr.listing_turn import Turn
from okr.phrases.said import (
    Reader,
    Said,
    is_key_result,
    is_objective,
    is_person,
    key_result_id,
    objective_id,
    person_id,
)

_AT_RISK = {"atrisk", "risk"}
"""What stands for `at-risk`, which is asked for in a hurry."""


def _list(said: Said) -> Wish:
    match said.words[1:]:
        case [*words, word, objective] if word.lower() == "after":
            return replace(_listed(said, words), turn=Turn(after=objective_id(objective)))
        case [*words, word, objective] if word.lower() == "before":
            return replace(_listed(said, words), turn=Turn(before=objective_id(objective)))
        case words:
            return _listed(said, words)


def _listed(said: Said, words: list[str]) -> ListOkrs:
    words = words or [ListScope.EVERYTHING.value]
    first = words[0].lower()
    if "".join(words).lower() in _AT_RISK:
        return ListOkrs(said.workspace, said.by, ListScope.AT_RISK)
    if is_person(words[0]):
        return ListOkrs(said.workspace, said.by, ListScope.PERSON, person=person_id(words[0]))
    if first == ListScope.CYCLE:
        return ListOkrs(said.workspace, said.by, ListScope.CYCLE, cycle=" ".join(words[1:2]))
    if first in set(ListScope) - {ListScope.SQUAD, ListScope.PERSON}:
        return ListOkrs(said.workspace, said.by, ListScope(first))
    if first.startswith("@"):
        raise NoSuchPerson(person=words[0])
    named = "".join(words[1:2]) if first == ListScope.SQUAD else first
    return ListOkrs(said.workspace, said.by, ListScope.SQUAD, squad=named.lower())


def read_shown(said: Said) -> Wish:
    words = said.words[1:]
    if not words:
        return AskWhich(said.workspace, said.by, Unfinished.SHOW)
    ref = "".join(words[:2]) if words[0].lower() in {"o", "kr"} else words[0]
    if is_key_result(ref):
        return ShowKeyResult(said.workspace, said.by, key_result_id(ref))
    if is_objective(ref) or any(letter.isdigit() for letter in ref):
        return ShowObjective(said.workspace, said.by, objective_id(ref))
    return ShowSquad(said.workspace, said.by, ref.lower())


def _home(said: Said) -> Wish:
    return ShowHome(said.workspace, said.by)


PHRASES: dict[str, Reader] = {
    "home": _home,
    "list": _list,
    "show": read_shown,
}
