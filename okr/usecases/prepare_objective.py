"""Gather what the form for a new objective offers."""

from okr.commands.objectives import PrepareObjective
from okr.cycle import quarter_of
from okr.errors.squads import NoSquadYet
from okr.notices.objectives import ObjectiveForm
from okr.permissions import member_of, readable, somebody, squad_called
from okr.work import Work


def prepare_objective(work: Work, command: PrepareObjective) -> ObjectiveForm:
    """Raises NoSquadYet when there is no squad they may edit, NoSuchSquad, MembersOnly, GuestsCannot."""
    person = somebody(work, command.by)
    if command.squad:
        member_of(work, command.by, squad_called(work, command.by, command.squad))
    squads = tuple(squad for squad in readable(work, command.by) if squad.may_edit(person))
    if not squads:
        raise NoSquadYet
    cycle = quarter_of(person.local(work.now).date())
    return ObjectiveForm(squads, command.squad, command.title, cycle.id)
