"""Open the form that changes a squad, for its lead."""

from okr.commands.squads import PrepareSquadEdit
from okr.notices.squads import SquadEditForm
from okr.permissions import lead_of, squad_meant
from okr.work import Work


def prepare_squad_edit(work: Work, command: PrepareSquadEdit) -> SquadEditForm:
    """Raises NoSuchSquad, NoSquadYet, WhichSquad, LeadOnly, SquadArchived, GuestsCannot."""
    squad = squad_meant(work, command.by, command.squad)
    lead_of(work, command.by, squad)
    return SquadEditForm(squad)
