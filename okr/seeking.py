"""Tells what is sought when somebody asks for what is open, or for a cycle."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from okr.cycle import Cycle
from okr.person import Person
from okr.sought import During, Only, Sought
from okr.squad import SquadId
from okr.work import Work


def open_to(
    work: Work,
    reader: Person,
    *,
    squads: Iterable[SquadId] | None = None,
    only: Only | None = None,
    words: tuple[str, ...] = (),
) -> Sought:
    """Those whose cycle has neither ended in the time zone of their squad nor been closed by it."""
    these = None if squads is None else frozenset(squads)
    return Sought(reader, work.now, _open(work), squads=these, only=only, words=words)


def in_cycle(work: Work, reader: Person, cycle: Cycle) -> Sought:
    """Those of one cycle, ended or closed or not."""
    return Sought(reader, work.now, (During(cycle, work.squads.zones()),), closed_too=True)


def _open(work: Work) -> tuple[During, ...]:
    days = {zone: work.now.astimezone(ZoneInfo(zone)).date() for zone in work.squads.zones()}
    found = (
        During(cycle, frozenset(zone for zone, day in days.items() if not cycle.ended(day)))
        for cycle in work.cycles.all()
    )
    return tuple(each for each in found if each.zones)
