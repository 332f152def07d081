"""Gather what the form for who joins or leaves a squad offers."""

from okr.commands.squads import PrepareMember
from okr.errors.squads import LeadOfNone
from okr.notices.squads import MemberForm
from okr.permissions import lead_of, readable, somebody, squad_called
from okr.work import Work


def prepare_member(work: Work, command: PrepareMember) -> MemberForm:
    """Raises NoSuchSquad, LeadOnly, LeadOfNone, SquadArchived, GuestsCannot."""
    person = somebody(work, command.by)
    if command.squad:
        squad = squad_called(work, command.by, command.squad)
        lead_of(work, command.by, squad)
        return MemberForm((squad,), squad.handle, command.person, command.leaving)
    squads = tuple(each for each in readable(work, command.by) if each.may_lead(person))
    if not squads:
        raise LeadOfNone
    return MemberForm(squads, person=command.person, leaving=command.leaving)
