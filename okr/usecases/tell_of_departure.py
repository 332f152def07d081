"""Tell the lead, once, that somebody has left the workspace and which key results lost their owner."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from okr.address import Address
from okr.key_result import KeyResult
from okr.notices.squads import OwnerLeft
from okr.overview import look_around
from okr.person import Person, PersonId
from okr.squad import Squad, SquadId
from okr.work import Work


def tell_of_departure(work: Work, gone: Person) -> None:
    """Each squad that lost something by it hears of it: its lead, or who stands in (see `_told`)."""
    lost = _lost(work, gone)
    squads = {**work.squads.named(lost), **{each.id: each for each in work.squads.of(gone.id)}}
    for squad in squads.values():
        led = squad.lead == gone.id
        if not squad.archived and (led or lost.get(squad.id)):
            _tell(work, squad, OwnerLeft(squad, gone.name, led, tuple(lost.get(squad.id, ()))), gone)


def _tell(work: Work, squad: Squad, notice: OwnerLeft, gone: Person) -> None:
    told = _told(squad, work.people.named([squad.lead, *(each.person for each in squad.members)]))
    if told is not None:
        subject = f"left:{gone.id}:{squad.id}:{squad.today(work.now)}"
        work.outbox.tell(subject, Address.of_person(work.workspace, told), notice)


def _told(squad: Squad, people: Mapping[PersonId, Person]) -> PersonId | None:
    """The lead; where it was the lead who left, an admin among the members, else who joined first."""
    here = [each for each in _in_order(squad, people) if each.active and not each.guest]
    first = sorted(here, key=lambda each: (each.id != squad.lead, not each.admin))
    return first[0].id if first else None


def _in_order(squad: Squad, people: Mapping[PersonId, Person]) -> Iterable[Person]:
    return (people[each.person] for each in squad.members if each.person in people)


def _lost(work: Work, gone: Person) -> dict[SquadId, list[KeyResult]]:
    """The open key results that nobody answers for now, by the squad they belong to."""
    owned = work.key_results.owned_by(gone.id)
    overview = look_around(work, owned)
    lost: dict[SquadId, list[KeyResult]] = defaultdict(list)
    for each in owned:
        others = (overview.people.get(owner) for owner in each.owners)
        if overview.is_open(each) and not any(owner and owner.active for owner in others):
            lost[overview.squad_of(each).id].append(each)
    return dict(lost)
