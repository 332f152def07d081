"""Phrases about the tree of what serves what."""

from dataclasses import replace
from typing import Final

from okr.commands.reading import ShowTree
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.phrases.reading import read_shown
from okr.phrases.said import Reader, Said, is_key_result, is_objective, objective_id

_ONE_SQUAD: Final = 1


def _tree(said: Said) -> Wish:
    words = [word.lower() for word in said.words[1:]]
    match words:
        case [*of, "after", objective] if len(of) <= _ONE_SQUAD:
            return replace(_of(said, of), after=objective_id(objective))
        case [ref] if is_key_result(ref) or (is_objective(ref) and not ref.isdecimal()):
            # Its card shows what it serves and what serves it.
            return read_shown(said)
        case [*of] if len(of) <= _ONE_SQUAD:
            return _of(said, of)
        case _:
            raise CommandIncomplete(usage="/okr tree churn")


def _of(said: Said, words: list[str]) -> ShowTree:
    if words == ["company"]:
        return ShowTree(said.workspace, said.by, company=True)
    return ShowTree(said.workspace, said.by, "".join(words))


PHRASES: dict[str, Reader] = {
    "tree": _tree,
}
