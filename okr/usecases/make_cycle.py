"""Make a cycle: a quarter to come, or one with days of its own."""

from datetime import date

from okr.commands.cycles import MakeCycle
from okr.cycle import Cycle, cycle_with_dates, quarter_named
from okr.errors.cycles import CycleDaysMissing, CyclePast, NoSuchCycle
from okr.history import remember
from okr.notices.cycles import CycleMade
from okr.permissions import somebody
from okr.work import Work


def make_cycle(work: Work, command: MakeCycle) -> CycleMade:
    """Raises CycleDaysMissing, CycleNameNotUsable, CycleEndsFirst, CycleTooLong, CyclePast, CycleTaken,
    GuestsCannot.
    """
    today = somebody(work, command.by).local(work.now).date()
    cycle = _cycle(command, command.starts, command.ends)
    if cycle.ended(today):
        raise CyclePast(cycle=cycle.id, ends=f"{cycle.ends.day} {cycle.ends:%b %Y}")
    work.cycles.add(cycle)
    remember(work, command.by, f"cycle:{cycle.id}", "created", after=cycle)
    return CycleMade(cycle)


def _cycle(command: MakeCycle, starts: date | None, ends: date | None) -> Cycle:
    if starts is not None and ends is not None:
        return cycle_with_dates(command.name, starts, ends)
    try:
        return quarter_named(command.name)
    except NoSuchCycle:
        raise CycleDaysMissing from None
