"""Who may do what; every use case asks here first."""

from okr.errors import Deactivated, GuestsCannot, LeadOnly, MembersOnly
from okr.person import Person, PersonId
from okr.ports import Work
from okr.squad import Squad


def somebody(work: Work, by: PersonId) -> Person:
    """Whoever asks, if they may use OKRs at all; raises GuestsCannot, Deactivated, NoSuchPerson."""
    person = work.people.get(by)
    if person.guest:
        raise GuestsCannot
    if not person.active:
        raise Deactivated(person=person.name)
    return person


def member_of(work: Work, by: PersonId, squad: Squad) -> Person:
    """Whoever asks, if they may edit the squad's OKRs; raises MembersOnly and what `somebody` raises."""
    person = somebody(work, by)
    if not squad.may_edit(person):
        raise MembersOnly(squad=squad.name, handle=squad.handle)
    return person


def lead_of(work: Work, by: PersonId, squad: Squad) -> Person:
    """Whoever asks, if they may change the squad itself; raises LeadOnly and what `somebody` raises."""
    person = somebody(work, by)
    if not squad.may_lead(person):
        raise LeadOnly(squad=squad.name)
    return person


def readable(work: Work, by: PersonId) -> list[Squad]:
    """The squads whoever asks may read, by handle; raises what `somebody` raises."""
    person = somebody(work, by)
    return [squad for squad in work.squads.all() if squad.may_read(person)]
