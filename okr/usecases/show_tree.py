"""Show what serves what: objectives, those that support them, and all their key results with health."""

from collections.abc import Iterator, Sequence

from okr.commands.reading import ShowTree
from okr.errors.links import NoCompanyYet
from okr.grove import Grove, grow, lines_of
from okr.notices.reading import TreeShown
from okr.objective import Objective, ObjectiveId
from okr.permissions import may_read, readable, readable_zones, somebody, squad_called
from okr.person import Person
from okr.squad import Squad, SquadId, SquadKind
from okr.work import Work

ROOTS = 6
"""Objectives at the top of a page."""

_SCANNED = 50
"""Objectives looked through at a time for those that support nothing."""


def show_tree(work: Work, command: ShowTree) -> TreeShown:
    """Raises NoSuchSquad, NoCompanyYet, GuestsCannot."""
    person = somebody(work, command.by)
    named = squad_called(work, command.by, command.squad) if command.squad else None
    found = list(_roots(work, _squads(work, command, named), person, command))
    roots = found[:ROOTS]
    grove: Grove = grow(work, roots, person)
    return TreeShown(
        title=named.name if named else "",
        lines=tuple(lines_of(grove)),
        words=" ".join(filter(None, ("tree", command.squad or ("company" if command.company else "")))),
        next=roots[-1].id if len(found) > ROOTS else None,
        first=command.after is None,
    )


def _squads(work: Work, command: ShowTree, named: Squad | None) -> list[SquadId]:
    if named is not None:
        return [named.id]
    if not command.company:
        return list(readable_zones(work, command.by))
    company = [each.id for each in readable(work, command.by) if each.kind is SquadKind.COMPANY]
    if not company:
        raise NoCompanyYet
    return company


def _roots(work: Work, squads: Sequence[SquadId], person: Person, command: ShowTree) -> Iterator[Objective]:
    """One more than a page of what stands at the top; of everything, only what supports nothing itself."""
    left = ROOTS + 1
    for page in _pages(work, squads, command.after):
        homes = work.squads.named({squad for each in page for squad in each.squads}) if page else {}
        shown = [each for each in page if may_read(person, each, homes)]
        wanted = shown if command.squad or command.company else _on_top(work, shown)
        yield from wanted[:left]
        left -= len(wanted)
        if left <= 0:
            return


def _pages(work: Work, squads: Sequence[SquadId], after: ObjectiveId | None) -> Iterator[list[Objective]]:
    while squads:
        page = work.objectives.open_of(squads, work.now.date(), after=after, limit=_SCANNED)
        yield page
        if len(page) < _SCANNED:
            return
        after = page[-1].id


def _on_top(work: Work, objectives: Sequence[Objective]) -> list[Objective]:
    supporting = {each.objective for each in work.links.supports([one.id for one in objectives])}
    return [each for each in objectives if each.id not in supporting]
