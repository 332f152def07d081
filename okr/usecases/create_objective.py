"""Set an objective, with its key results if they were given."""

from okr.commands import CreateObjective
from okr.cycle import Cycle, quarter_named, quarter_of
from okr.history import remember
from okr.notices import ObjectiveCreated
from okr.objective import Objective, title_of
from okr.overview import look_at
from okr.permissions import member_of, squad_called
from okr.squad import Squad
from okr.usecases.add_key_result import keep_key_result
from okr.work import Work


def create_objective(work: Work, command: CreateObjective) -> ObjectiveCreated:
    """Raises NoSuchSquad, MembersOnly, NoSuchCycle, TitleMissing, TitleTooLong, and as add_key_result."""
    squad = squad_called(work, command.by, command.squad)
    member_of(work, command.by, squad)
    cycle = _cycle(work, command.cycle, squad)
    objective = Objective(
        work.objectives.next_id(), squad.id, cycle.id, title_of(command.title), command.intent
    )
    work.objectives.add(objective)
    remember(work, command.by, objective.ref, "created", after=objective)
    for draft in command.key_results:
        keep_key_result(work, command.by, draft, objective, cycle, squad)
    return ObjectiveCreated(look_at(work, squad, objective).objective(objective), squad.handle)


def _cycle(work: Work, named: str, squad: Squad) -> Cycle:
    cycle = quarter_named(named) if named.strip() else quarter_of(squad.today(work.now))
    work.cycles.put(cycle)
    return cycle
