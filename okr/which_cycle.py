"""Which cycle somebody means, and whether a squad can still set something in it."""

import re

from okr.cycle import Cycle, CycleId, cycle_named, quarter_named, quarter_of
from okr.errors.cycles import CycleClosed, CycleNameNotUsable, CyclePast, NoSuchCycle
from okr.squad import Squad
from okr.work import Work

_IN_A_CYCLE = re.compile(r"in (\S+)(?:\s+(.+))?", re.DOTALL | re.IGNORECASE)
_LIKE_A_QUARTER = re.compile(r"\d{4}-?Q\d+|Q\d+", re.IGNORECASE)


def cycle_called(work: Work, text: str) -> Cycle:
    """The quarter, or the cycle somebody made, of that name; raises NoSuchCycle."""
    try:
        name = cycle_named(text)
    except CycleNameNotUsable:
        raise NoSuchCycle(cycle=text) from None
    found = work.cycles.named([name]).get(name)
    return found or quarter_named(text)


def cycle_to_work_in(work: Work, squad: Squad, named: str = "") -> Cycle:
    """The cycle of that name, or without one the quarter that today lies in; it is kept from now on.

    Raises NoSuchCycle, CyclePast, CycleClosed.
    """
    today = squad.today(work.now)
    cycle = cycle_called(work, named) if named.strip() else quarter_of(today)
    if cycle.ended(today):
        raise CyclePast(cycle=cycle.id, ends=f"{cycle.ends.day} {cycle.ends:%b %Y}")
    refuse_closed(work, squad, cycle.id)
    work.cycles.put(cycle)
    return cycle


def refuse_closed(work: Work, squad: Squad, cycle: CycleId) -> None:
    """Raises CycleClosed."""
    if any(each.cycle == cycle for each in work.closings.of([squad.id])):
        raise CycleClosed(squad=squad.name, cycle=cycle, handle=squad.handle)


def named_in_front(work: Work, text: str) -> tuple[str, str]:
    """The cycle and the rest of `in 2027Q1 Customers love us`; none where no cycle bears that name.

    Raises NoSuchCycle for what was meant for a quarter.
    """
    found = _IN_A_CYCLE.fullmatch(text.strip())
    if found is None:
        return "", text
    try:
        return cycle_called(work, found[1]).id, found[2] or ""
    except NoSuchCycle:
        if _LIKE_A_QUARTER.fullmatch(found[1]):
            raise
        return "", text
