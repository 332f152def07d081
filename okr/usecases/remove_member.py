"""Take a person out of a squad; what they own there is named, so that somebody else can have it."""

from okr.commands.squads import RemoveMember
from okr.errors.squads import FollowsGroup
from okr.history import remember
from okr.notices.squads import MemberRemoved
from okr.permissions import lead_of, squad_meant
from okr.timetable import schedule_prompt
from okr.undo import Taken
from okr.usecases.still_owned import still_owned
from okr.work import Work


def remove_member(work: Work, command: RemoveMember) -> MemberRemoved:
    """Raises NoSuchSquad, LeadOnly, SquadArchived, NoSuchPerson, NotMember, LeadStays, FollowsGroup."""
    before = squad_meant(work, command.by, command.squad)
    lead_of(work, command.by, before)
    if before.user_group:
        raise FollowsGroup(squad=before.name, handle=before.handle)
    person = work.people.get(command.person)
    after = before.without_member(person.id)
    work.squads.save(after)
    schedule_prompt(work, person)
    change = remember(work, command.by, f"squad:{after.id}", Taken.REMOVED, before=before, after=after)
    return MemberRemoved(after, person.name, still_owned(work, person.id, after), change)
