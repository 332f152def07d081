"""Put back what was taken from a squad, or the squad itself; see `okr.undo`."""

from okr.change import Change
from okr.errors.history import AlreadyBack
from okr.notices.squads import MemberAdded, SquadChanged
from okr.permissions import lead_of
from okr.person import PersonId
from okr.squad import Member, SquadId
from okr.timetable import schedule_prompt
from okr.usecases.restore_squad import restored
from okr.work import Work


def put_member_back(work: Work, by: PersonId, change: Change) -> MemberAdded:
    """Raises LeadOnly, SquadArchived, AlreadyBack."""
    squad = work.squads.get(_squad_of(change))
    lead_of(work, by, squad)
    member = _removed(change)
    person = work.people.get(member.person)
    if squad.has(person.id):
        raise AlreadyBack(title=person.name)
    after = squad.with_member(member)
    work.squads.save(after)
    schedule_prompt(work, person)
    return MemberAdded(after, person.name, member.function, after.one_function())


def put_squad_back(work: Work, by: PersonId, change: Change) -> SquadChanged:
    """Raises LeadOnly, AlreadyBack."""
    squad = work.squads.get(_squad_of(change))
    lead_of(work, by, squad, even_archived=True)
    if not squad.archived:
        raise AlreadyBack(title=squad.name)
    return SquadChanged(squad, restored(work, squad), work.people.get(squad.lead).name)


def _squad_of(change: Change) -> SquadId:
    return SquadId(int(change.subject.partition(":")[2]))


def _removed(change: Change) -> Member:
    """Who is in the squad before the change and not after it."""
    before, after = _members(change.before), _members(change.after)
    return next(each for each in before if each not in after)


def _members(facts: dict[str, object]) -> list[Member]:
    found = facts.get("members")
    rows = found if isinstance(found, list) else []
    return [Member(PersonId(row["person"]), row["function"]) for row in rows]
