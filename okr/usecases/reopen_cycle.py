"""Open a cycle again that a squad closed too early; its scores stay and can be changed."""

from okr.commands.cycles import ReopenCycle
from okr.errors.cycles import NotClosed
from okr.history import remember
from okr.notices.cycles import CycleReopened
from okr.permissions import lead_of, squad_called
from okr.which_cycle import cycle_called
from okr.work import Work


def reopen_cycle(work: Work, command: ReopenCycle) -> CycleReopened:
    """Raises NoSuchSquad, LeadOnly, NoSuchCycle, NotClosed."""
    squad = squad_called(work, command.by, command.squad)
    lead_of(work, command.by, squad)
    cycle = cycle_called(work, command.cycle)
    closed = next((each for each in work.closings.of([squad.id]) if each.cycle == cycle.id), None)
    if closed is None:
        raise NotClosed(squad=squad.name, cycle=cycle.id, handle=squad.handle)
    work.closings.remove(squad.id, cycle.id)
    remember(work, command.by, f"squad:{squad.id}", f"opened {cycle.id} again", after=closed)
    return CycleReopened(squad.name, squad.handle, cycle.id)
