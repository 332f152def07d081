"""Show what serves what: objectives, those that support them, and all their key results with health."""

from okr.commands.reading import ShowTree
from okr.grove import Grove, grow, lines_of
from okr.listing_turn import Turn
from okr.notices.reading import TreeShown
from okr.permissions import company, somebody, squad_called
from okr.seeking import open_to
from okr.sought import Only, Sought
from okr.squad import Squad
from okr.work import Work

ROOTS = 6
"""Objectives at the top of a page."""


def show_tree(work: Work, command: ShowTree) -> TreeShown:
    """Raises NoSuchSquad, NoCompanyYet, GuestsCannot."""
    person = somebody(work, command.by)
    named = squad_called(work, command.by, command.squad) if command.squad else None
    found = work.objectives.search(_sought(work, command, named), Turn(after=command.after), ROOTS + 1)
    roots = found[:ROOTS]
    grove: Grove = grow(work, roots, person)
    return TreeShown(
        title=named.name if named else "",
        lines=tuple(lines_of(grove)),
        words=" ".join(filter(None, ("tree", command.squad or ("company" if command.company else "")))),
        next=roots[-1].id if len(found) > ROOTS else None,
        first=command.after is None,
    )


def _sought(work: Work, command: ShowTree, named: Squad | None) -> Sought:
    """What stands at the top; of everything, only what supports nothing itself."""
    person = somebody(work, command.by)
    if named is not None:
        return open_to(work, person, squads=[named.id])
    if command.company:
        return open_to(work, person, squads=[each.id for each in company(work, command.by)])
    return open_to(work, person, only=Only.ON_TOP)
