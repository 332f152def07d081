"""Phrases about initiatives."""

import re

from okr.commands.initiatives import AddInitiative, ListInitiatives, MoveInitiative, PrepareInitiative
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.initiative import InitiativeState
from okr.person import PersonId
from okr.phrases.said import Reader, Said, initiative_id, is_key_result, key_result_id

_OWNER = re.compile(r"<@([^>|]+)>")


def _add(said: Said) -> Wish:
    words = said.words[2:]
    if not words:
        return AskWhich(said.workspace, said.by, Unfinished.ADD_INITIATIVE)
    key_result, title = key_result_id(words[0]), said.rest(3)
    if not title:
        return PrepareInitiative(said.workspace, said.by, key_result)
    owner = _OWNER.search(title)
    return AddInitiative(
        said.workspace,
        said.by,
        key_result,
        _OWNER.sub(" ", title, count=1),
        PersonId(owner[1]) if owner else None,
    )


def _list(said: Said) -> Wish:
    words = [word for word in said.words[1:] if word.lower() != "list"]
    if not words:
        return AskWhich(said.workspace, said.by, Unfinished.LIST_INITIATIVES)
    if len(words) != 1:
        raise CommandIncomplete(usage="/okr initiative list KR31")
    return ListInitiatives(said.workspace, said.by, key_result_id(words[0]))


def _move(state: InitiativeState) -> Reader:
    def read(said: Said) -> Wish:
        words = said.words[2:]
        if not words:
            return AskWhich(said.workspace, said.by, Unfinished(f"initiative {said.words[1].lower()}"))
        if is_key_result(words[0]):
            # Its initiatives, each with a button that does the same.
            return ListInitiatives(said.workspace, said.by, key_result_id(words[0]))
        return MoveInitiative(said.workspace, said.by, initiative_id(words[0]), state)

    return read


PHRASES: dict[str, Reader] = {
    "initiative": _list,
    "initiative list": _list,
    "initiative add": _add,
    "initiative planned": _move(InitiativeState.PLANNED),
    "initiative doing": _move(InitiativeState.DOING),
    "initiative done": _move(InitiativeState.DONE),
    "initiative drop": _move(InitiativeState.DROPPED),
}
