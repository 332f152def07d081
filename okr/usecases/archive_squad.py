"""Archive a squad: it is kept to be read, and nobody is asked for it."""

from dataclasses import replace

from okr.commands.squads import ArchiveSquad
from okr.history import remember
from okr.notices.squads import SquadIsArchived
from okr.permissions import lead_of, squad_called
from okr.undo import Taken
from okr.usecases.restore_squad import reschedule
from okr.work import Work


def archive_squad(work: Work, command: ArchiveSquad) -> SquadIsArchived:
    """Raises NoSuchSquad, LeadOnly, SquadArchived."""
    before = squad_called(work, command.by, command.squad)
    lead_of(work, command.by, before)
    after = replace(before, archived=True)
    work.squads.save(after)
    reschedule(work, after)
    change = remember(work, command.by, f"squad:{after.id}", Taken.ARCHIVED, before=before, after=after)
    return SquadIsArchived(after, change)
