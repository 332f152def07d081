"""Open a cycle again that a squad closed too early; its scores stay and can be changed."""

from okr.closing import Closed
from okr.commands.cycles import ReopenCycle
from okr.cycle import quarter_of
from okr.errors.cycles import NotClosed
from okr.history import remember
from okr.notices.cycles import CycleReopened
from okr.permissions import lead_of, squad_called
from okr.squad import Squad
from okr.which_cycle import cycle_called
from okr.work import Work


def reopen_cycle(work: Work, command: ReopenCycle) -> CycleReopened:
    """Raises NoSuchSquad, LeadOnly, NoSuchCycle, NotClosed."""
    squad = squad_called(work, command.by, command.squad)
    lead_of(work, command.by, squad)
    closed = _closed(work, squad, command.cycle)
    work.closings.remove(squad.id, closed.cycle)
    remember(work, command.by, f"squad:{squad.id}", f"opened {closed.cycle} again", after=closed)
    return CycleReopened(squad.name, squad.handle, closed.cycle)


def _closed(work: Work, squad: Squad, named: str) -> Closed:
    """The closing of the cycle of that name, or the last one."""
    closings = work.closings.of([squad.id])
    if not named and closings:
        return closings[-1]
    cycle = cycle_called(work, named) if named else quarter_of(squad.today(work.now))
    found = next((each for each in closings if each.cycle == cycle.id), None)
    if found is None:
        raise NotClosed(squad=squad.name, cycle=cycle.id, handle=squad.handle)
    return found
