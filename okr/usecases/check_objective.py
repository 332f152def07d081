"""Show what was understood of an objective's key results before any of it is kept."""

from okr.commands.objectives import CheckObjective
from okr.key_result import KeyResult
from okr.notices.objectives import Meant, ObjectiveUnderstood
from okr.objective import Objective, ObjectiveId
from okr.usecases.add_key_result import key_result_from
from okr.usecases.create_objective import home_of
from okr.work import Work


def check_objective(work: Work, command: CheckObjective) -> ObjectiveUnderstood:
    """Raises what create_objective raises."""
    squad, cycle, title = home_of(work, command)
    objective = Objective(ObjectiveId(0), squad.id, cycle.id, title)
    found = [
        key_result_from(work, command.by, draft, objective, cycle, squad) for draft in command.key_results
    ]
    meant = tuple(_meant(work, each) for each in found)
    return ObjectiveUnderstood(title, squad, cycle.id, meant, command.typed, command.intent, command.again)


def _meant(work: Work, key_result: KeyResult) -> Meant:
    return Meant(key_result, tuple(work.people.get(owner).name for owner in key_result.owners))
