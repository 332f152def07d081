"""Show the squads and who is in them."""

from okr.commands import ListSquads
from okr.notices import SquadLine, SquadList, SquadMember
from okr.overview import Overview, look
from okr.permissions import readable, somebody
from okr.person import Person, PersonId
from okr.squad import Squad
from okr.work import Work


def list_squads(work: Work, command: ListSquads) -> SquadList:
    """Raises GuestsCannot."""
    squads = readable(work, command.by)
    overview = look(work, squads, reader=somebody(work, command.by))
    people = work.people.named({member.person for squad in squads for member in squad.members})
    return SquadList(tuple(_line(squad, overview, people) for squad in squads))


def _line(squad: Squad, overview: Overview, people: dict[PersonId, Person]) -> SquadLine:
    return SquadLine(
        squad=squad,
        lead=overview.name(squad.lead),
        members=tuple(
            SquadMember(people[member.person].name, member.function)
            for member in squad.members
            if member.person in people
        ),
        objectives=sum(squad.id in each.squads for each in overview.objectives.values()),
    )
