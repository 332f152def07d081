"""Add a person to a squad, with the function they bring."""

from okr.commands.squads import AddMember
from okr.errors.people import Deactivated, GuestChosen
from okr.errors.squads import FollowsGroup
from okr.history import remember
from okr.notices.squads import MemberAdded
from okr.permissions import lead_of, squad_meant
from okr.squad import Member, function_of
from okr.timetable import schedule_prompt
from okr.work import Work


def add_member(work: Work, command: AddMember) -> MemberAdded:
    """Raises NoSuchSquad, LeadOnly, NoSuchPerson, Deactivated, GuestsCannot, GuestChosen, AlreadyMember,
    FollowsGroup.
    """
    before = squad_meant(work, command.by, command.squad)
    lead_of(work, command.by, before)
    if before.user_group and not before.has(command.person):
        raise FollowsGroup(squad=before.name, handle=before.handle)
    person = work.people.get(command.person)
    if not person.active:
        raise Deactivated(person=person.name)
    if person.guest:
        raise GuestChosen(person=person.name)
    after = before.with_member(Member(person.id, function_of(command.function)))
    work.squads.save(after)
    schedule_prompt(work, person)
    remember(work, command.by, f"squad:{after.id}", "member added", before=before, after=after)
    return MemberAdded(after, person.name, after.members[-1].function, after.one_function())
