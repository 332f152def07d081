"""Phrases about objectives and key results."""

from datetime import date

from okr.commands.history import Undo
from okr.commands.key_results import (
    AddKeyResult,
    DropKeyResult,
    EditKeyResult,
    PrepareKeyResult,
    PrepareKeyResultEdit,
    PrepareOwners,
    SetOwners,
)
from okr.commands.objectives import (
    CreateObjective,
    DropObjective,
    EditObjective,
    PrepareObjective,
    PrepareObjectiveEdit,
)
from okr.commands.which import AskWhich, Unfinished
from okr.commands.wish import Wish
from okr.errors.phrases import CommandIncomplete
from okr.key_result import KeyResultDraft
from okr.phrases.said import Reader, Said, is_key_result, is_objective, key_result_id, objective_id, person_id
from okr.sentence import read_key_result


def _new(said: Said) -> Wish:
    words = said.words[1:]
    first, _, below = said.rest(2).partition("\n")
    if not first.strip():
        return PrepareObjective(said.workspace, said.by, squad=words[0].lower() if words else "")
    key_results = read_key_results(below, said.today)
    return CreateObjective(said.workspace, said.by, words[0].lower(), first, key_results)


def _kr_add(said: Said) -> Wish:
    words = said.words[2:]
    if words and not is_objective(words[0]):
        raise CommandIncomplete(usage="/okr kr add O12 Reduce net monthly churn from 3.2% to 1%")
    objective = objective_id(words[0]) if words else None
    sentence = said.rest(3)
    if objective is None or not sentence:
        return PrepareKeyResult(said.workspace, said.by, objective)
    return AddKeyResult(said.workspace, said.by, objective, read_key_result(sentence, today=said.today))


def _drop(said: Said) -> Wish:
    match said.words[1:]:
        case [ref] if is_key_result(ref):
            return DropKeyResult(said.workspace, said.by, key_result_id(ref))
        case [ref]:
            return DropObjective(said.workspace, said.by, objective_id(ref))
        case []:
            return AskWhich(said.workspace, said.by, Unfinished.DROP)
        case _:
            raise CommandIncomplete(usage="/okr drop O12")


def _kr_drop(said: Said) -> Wish:
    match said.words[2:]:
        case [ref] if is_objective(ref):
            raise CommandIncomplete(usage=f"/okr drop O{objective_id(ref)}")
        case [ref]:
            return DropKeyResult(said.workspace, said.by, key_result_id(ref))
        case []:
            return AskWhich(said.workspace, said.by, Unfinished.DROP_KEY_RESULT)
        case _:
            raise CommandIncomplete(usage="/okr kr drop KR31")


def _edit(said: Said) -> Wish:
    words = said.words[1:]
    if not words:
        return AskWhich(said.workspace, said.by, Unfinished.EDIT)
    if is_key_result(words[0]):
        return _key_result_edited(said, words[0], said.rest(2))
    objective, title = objective_id(words[0]), said.rest(2)
    if not title:
        return PrepareObjectiveEdit(said.workspace, said.by, objective)
    return EditObjective(said.workspace, said.by, objective, title)


def _kr_edit(said: Said) -> Wish:
    words = said.words[2:]
    if not words:
        return AskWhich(said.workspace, said.by, Unfinished.EDIT_KEY_RESULT)
    return _key_result_edited(said, words[0], said.rest(3))


def _key_result_edited(said: Said, ref: str, sentence: str) -> Wish:
    key_result = key_result_id(ref)
    if not sentence:
        return PrepareKeyResultEdit(said.workspace, said.by, key_result)
    draft = read_key_result(sentence, today=said.today)
    return EditKeyResult(said.workspace, said.by, key_result, draft)


def _kr_owner(said: Said) -> Wish:
    words = said.words[2:]
    if not words:
        return AskWhich(said.workspace, said.by, Unfinished.OWN_KEY_RESULT)
    key_result, owners = key_result_id(words[0]), tuple(map(person_id, words[1:]))
    if not owners:
        return PrepareOwners(said.workspace, said.by, key_result)
    return SetOwners(said.workspace, said.by, key_result, owners)


def _undo(said: Said) -> Wish:
    return Undo(said.workspace, said.by)


def read_key_results(text: str, today: date) -> tuple[KeyResultDraft, ...]:
    """A key result a line; empty lines and leading dashes are passed over."""
    lines = (line.strip().lstrip("-*•").strip() for line in text.splitlines())
    return tuple(read_key_result(line, today=today) for line in lines if line)


PHRASES: dict[str, Reader] = {
    "new": _new,
    "drop": _drop,
    "edit": _edit,
    "kr add": _kr_add,
    "kr drop": _kr_drop,
    "kr edit": _kr_edit,
    "kr owner": _kr_owner,
    "undo": _undo,
}
