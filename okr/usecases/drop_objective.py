"""Drop an objective: nobody works towards it any more, and nobody is asked about its key results."""

from dataclasses import replace

from okr.commands.objectives import DropObjective
from okr.history import remember
from okr.notices.history import Dropped
from okr.permissions import editor_of, objective_seen
from okr.undo import Taken
from okr.usecases.revise import revise_what_was_asked
from okr.work import Work


def drop_objective(work: Work, command: DropObjective) -> Dropped:
    """Raises NoSuchObjective, ObjectiveDropped, MembersOnly, SquadArchived, CycleClosed,
    GuestsCannot.
    """
    objective, _ = objective_seen(work, command.by, command.objective)
    editor_of(work, command.by, objective)
    key_results = work.key_results.of([objective.id])
    dropped = replace(objective, dropped=True)
    work.objectives.save(dropped)
    change = remember(work, command.by, objective.ref, Taken.DROPPED, before=objective, after=dropped)
    revise_what_was_asked(work, dropped, key_results)
    return Dropped(objective.ref, objective.title, change, len(key_results))
