"""Change what a squad is called and there for, where its week is told, who leads it, who sees it."""

from dataclasses import replace

from okr.commands.squads import ChangeSquad
from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.people import Deactivated, GuestChosen
from okr.notices.squads import SquadChanged
from okr.objective import title_of
from okr.permissions import lead_of, member_of, squad_meant
from okr.squad import Squad, purpose_of
from okr.usecases.follow_group import following, save_squad
from okr.work import Work


def change_squad(work: Work, command: ChangeSquad) -> SquadChanged:
    """Raises NoSuchSquad, LeadOnly, MembersOnly, SquadArchived, ChangedMeanwhile, TitleMissing, TitleTooLong,
    TextTooLong, NoSuchPerson, Deactivated, GuestsCannot, GuestChosen, LeadNotMember.
    """
    before = squad_meant(work, command.by, command.squad)
    _refuse_others(work, command, before)
    if command.version not in {None, before.version}:
        raise ChangedMeanwhile
    after = _with_lead(work, _changed(before, command), command)
    if command.group is not None:
        after = following(work, after, command.group, command.people)
    if after != before:
        save_squad(work, command.by, "changed", before, after)
    return SquadChanged(before, after, work.people.get(after.lead).name)


def _refuse_others(work: Work, command: ChangeSquad, squad: Squad) -> None:
    """Where the lead has left the workspace, any member may name another."""
    names_lead = command == ChangeSquad(command.workspace, command.by, command.squad, lead=command.lead)
    if names_lead and not work.people.get(squad.lead).active:
        member_of(work, command.by, squad)
    else:
        lead_of(work, command.by, squad)


def _changed(squad: Squad, command: ChangeSquad) -> Squad:
    return replace(
        squad,
        name=squad.name if command.name is None else title_of(command.name),
        purpose=squad.purpose if command.purpose is None else purpose_of(command.purpose),
        channel=squad.channel if command.channel is None else command.channel or None,
        kind=command.kind or squad.kind,
        private=squad.private if command.private is None else command.private,
    )


def _with_lead(work: Work, squad: Squad, command: ChangeSquad) -> Squad:
    if command.lead is None or command.lead == squad.lead:
        return squad
    lead = work.people.get(command.lead)
    if not lead.active:
        raise Deactivated(person=lead.name)
    if lead.guest:
        raise GuestChosen(person=lead.name)
    return squad.with_lead(lead)
