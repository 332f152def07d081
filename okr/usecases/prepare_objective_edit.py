"""Fill the form that changes an objective with what it is now."""

from okr.commands.objectives import PrepareObjectiveEdit
from okr.notices.objectives import ObjectiveEditForm
from okr.permissions import editor_of, objective_seen
from okr.work import Work


def prepare_objective_edit(work: Work, command: PrepareObjectiveEdit) -> ObjectiveEditForm:
    """Raises NoSuchObjective, and what editor_of raises."""
    found, _ = objective_seen(work, command.by, command.objective)
    editor_of(work, command.by, found)
    return ObjectiveEditForm(found.ref, found.version, found.title, found.intent, found.cycle)
