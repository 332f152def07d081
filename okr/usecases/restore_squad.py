"""Go on with an archived squad: its people are asked again, and its digest is posted."""

from dataclasses import replace

from okr.commands.squads import RestoreSquad
from okr.history import remember
from okr.notices.squads import SquadChanged
from okr.permissions import lead_of, squad_called
from okr.squad import Squad
from okr.timetable import schedule_digest, schedule_prompt
from okr.work import Work


def restore_squad(work: Work, command: RestoreSquad) -> SquadChanged:
    """Raises NoSuchSquad, LeadOnly."""
    before = squad_called(work, command.by, command.squad)
    lead_of(work, command.by, before, even_archived=True)
    after = restored(work, before) if before.archived else before
    if after != before:
        remember(work, command.by, f"squad:{after.id}", "restored", before=before, after=after)
    return SquadChanged(before, after, work.people.get(after.lead).name)


def restored(work: Work, squad: Squad) -> Squad:
    """Save it as one that is not archived."""
    after = replace(squad, archived=False)
    work.squads.save(after)
    reschedule(work, after)
    return after


def reschedule(work: Work, squad: Squad) -> None:
    """Set anew when the squad's digest is due and when each of its people is asked."""
    schedule_digest(work, squad)
    for person in work.people.named(member.person for member in squad.members).values():
        schedule_prompt(work, person)
