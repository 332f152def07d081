"""Fill the form that changes an objective with what it is now."""

from okr.commands.objectives import PrepareObjectiveEdit
from okr.notices.objectives import ObjectiveEditForm
from okr.objective import Objective
from okr.permissions import editor_of, objective_seen
from okr.work import Work


def prepare_objective_edit(work: Work, command: PrepareObjectiveEdit) -> ObjectiveEditForm:
    """Raises NoSuchObjective, and what editor_of raises."""
    found, _ = objective_seen(work, command.by, command.objective)
    editor_of(work, command.by, found)
    return ObjectiveEditForm(
        found.ref,
        found.version,
        found.title,
        found.intent,
        found.cycle,
        key_result=a_key_result_of(work, found),
    )


def a_key_result_of(work: Work, objective: Objective) -> str:
    """Its first; empty where it has none."""
    return next((each.ref for each in work.key_results.of([objective.id])), "")
