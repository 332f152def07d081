"""Show the squads, or the archived ones, and who is in them."""

from collections.abc import Mapping
from typing import Final

from okr.commands.squads import ListSquads
from okr.notices.squads import SquadLine, SquadList, SquadMember
from okr.overview import Overview, look
from okr.permissions import somebody
from okr.person import Person, PersonId
from okr.squad import Squad
from okr.work import Work

MOST: Final = 25
"""As many as a list shows."""


def list_squads(work: Work, command: ListSquads) -> SquadList:
    """However many there are, of no more than are shown anything else is read. Raises GuestsCannot."""
    reader = somebody(work, command.by)
    squads, more = _archived(work, reader) if command.archived else _active(work, reader)
    overview = look(work, squads, reader=reader)
    people = work.people.named({member.person for squad in squads for member in squad.members})
    return SquadList(tuple(squad_line(squad, overview, people) for squad in squads), command.archived, more)


def _active(work: Work, reader: Person) -> tuple[list[Squad], int]:
    """Those that are shown, and how many more there are."""
    found, count = work.squads.page_for(reader, MOST)
    return found, count - len(found)


def _archived(work: Work, reader: Person) -> tuple[list[Squad], int]:
    found = [squad for squad in work.squads.archived() if squad.may_read(reader)]
    return found[:MOST], max(0, len(found) - MOST)


def squad_line(squad: Squad, overview: Overview, people: Mapping[PersonId, Person]) -> SquadLine:
    """The squad with its people by name, and how many open objectives it has, shared ones too."""
    return SquadLine(
        squad=squad,
        lead=overview.name(squad.lead),
        members=tuple(
            SquadMember(people[member.person].name, member.function, not people[member.person].active)
            for member in squad.members
            if member.person in people
        ),
        objectives=sum(squad.id in each.squads for each in overview.objectives.values()),
    )
