"""Gather what the form for a new key result offers."""

from okr.commands.key_results import PrepareKeyResult
from okr.errors.objectives import NoObjectiveYet
from okr.notices.key_results import KeyResultForm
from okr.objective import Objective, ObjectiveId
from okr.overview import look
from okr.permissions import editor_of, objective_seen, readable, somebody
from okr.person import PersonId
from okr.usecases.add_key_result import running_cycle
from okr.work import Work


def prepare_key_result(work: Work, command: PrepareKeyResult) -> KeyResultForm:
    """Raises NoObjectiveYet when there is none to add to, NoSuchObjective, MembersOnly, CycleEnded,
    GuestsCannot.
    """
    person = somebody(work, command.by)
    chosen = None if command.objective is None else _chosen(work, command.by, command.objective)
    editable = [squad for squad in readable(work, command.by) if squad.may_edit(person)]
    objectives = tuple(look(work, editable, reader=person).objectives.values())
    if not objectives:
        raise NoObjectiveYet
    return KeyResultForm(objectives, chosen, command.sentence)


def _chosen(work: Work, by: PersonId, wanted: ObjectiveId) -> Objective:
    objective, squad = objective_seen(work, by, wanted)
    editor_of(work, by, objective)
    running_cycle(work, objective, squad)
    return objective
