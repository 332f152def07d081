"""Show the squads, or the archived ones, and who is in them."""

from collections.abc import Mapping

from okr.commands import ListSquads
from okr.notices import SquadLine, SquadList, SquadMember
from okr.overview import Overview, look
from okr.permissions import readable, somebody
from okr.person import Person, PersonId
from okr.squad import Squad
from okr.work import Work


def list_squads(work: Work, command: ListSquads) -> SquadList:
    """Raises GuestsCannot."""
    reader = somebody(work, command.by)
    squads = _archived(work, reader) if command.archived else readable(work, command.by)
    overview = look(work, squads, reader=reader)
    people = work.people.named({member.person for squad in squads for member in squad.members})
    return SquadList(tuple(squad_line(squad, overview, people) for squad in squads), command.archived)


def _archived(work: Work, reader: Person) -> list[Squad]:
    return [squad for squad in work.squads.archived() if squad.may_read(reader)]


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
