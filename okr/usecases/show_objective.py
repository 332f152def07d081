"""Show one objective with all its key results."""

from okr.commands import ShowObjective
from okr.errors import NoSuchObjective
from okr.notices import ObjectiveShown
from okr.overview import look_at
from okr.permissions import somebody
from okr.ports import Work


def show_objective(work: Work, command: ShowObjective) -> ObjectiveShown:
    """Raises NoSuchObjective, also for an objective of a private squad that is not theirs; GuestsCannot."""
    person = somebody(work, command.by)
    objective = work.objectives.get(command.objective)
    squad = work.squads.get(objective.squad)
    if not squad.may_read(person):
        raise NoSuchObjective(objective=objective.ref)
    cycle = work.cycles.get(objective.cycle)
    standing = look_at(work, squad, objective).objective(objective)
    return ObjectiveShown(standing, cycle.id, cycle.share_gone(person.local(work.now).date()))
