"""Set an objective, with its key results if they were given."""

from okr.commands.objectives import CheckObjective, CreateObjective
from okr.cycle import Cycle
from okr.history import remember
from okr.notices.objectives import ObjectiveCreated
from okr.objective import Objective, title_of
from okr.overview import look_at
from okr.permissions import member_of, squad_called
from okr.squad import Squad
from okr.timetable import schedule_cycle_end
from okr.usecases.add_key_result import keep_key_result
from okr.which_cycle import cycle_to_work_in, named_in_front
from okr.work import Work


def create_objective(work: Work, command: CreateObjective) -> ObjectiveCreated:
    """Raises NoSuchSquad, MembersOnly, TitleMissing, TitleTooLong, and as cycle_to_work_in and
    add_key_result.
    """
    squad, cycle, title = home_of(work, command)
    objective = Objective(work.objectives.next_id(), squad.id, cycle.id, title, command.intent)
    work.objectives.add(objective)
    schedule_cycle_end(work, squad, cycle)
    remember(work, command.by, objective.ref, "created", after=objective)
    for draft in command.key_results:
        keep_key_result(work, command.by, draft, objective, cycle, squad)
    return ObjectiveCreated(look_at(work, squad, objective).objective(objective), squad.handle)


def home_of(work: Work, command: CreateObjective | CheckObjective) -> tuple[Squad, Cycle, str]:
    """Which squad will work on it in which cycle, and its title.

    Raises NoSuchSquad, MembersOnly, TitleMissing, TitleTooLong, and as cycle_to_work_in.
    """
    squad = squad_called(work, command.by, command.squad)
    member_of(work, command.by, squad)
    named, title = (command.cycle, command.title) if command.cycle else named_in_front(work, command.title)
    return squad, cycle_to_work_in(work, squad, named), title_of(title)
