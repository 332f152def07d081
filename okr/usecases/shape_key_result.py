"""Show the form of a key result anew, with the fields that fit how it is measured by now."""

from okr.commands.key_results import ShapeKeyResult
from okr.notices.key_results import KeyResultUnderstood
from okr.permissions import editor_of, objective_seen
from okr.phrases.said import is_key_result, key_result_id, objective_id
from okr.usecases.edit_key_result import key_result_to_edit
from okr.work import Work


def shape_key_result(work: Work, command: ShapeKeyResult) -> KeyResultUnderstood:
    """Nothing is read of what was typed, and nothing kept.

    Raises NoSuchObjective, NoSuchKeyResult, KeyResultDropped, and what editor_of raises.
    """
    ref = command.about.partition("@")[0]
    if is_key_result(ref):
        key_result, _, _ = key_result_to_edit(work, command.by, key_result_id(ref))
        return KeyResultUnderstood(command.sheet, command.about, key_result.title)
    objective, _ = objective_seen(work, command.by, objective_id(ref))
    editor_of(work, command.by, objective)
    return KeyResultUnderstood(command.sheet, command.about, objective.title, over=True)
