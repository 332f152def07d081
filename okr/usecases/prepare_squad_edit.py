"""Open the form that changes a squad, for its lead."""

from okr.commands.squads import PrepareSquadEdit
from okr.commands.which import Unfinished
from okr.notices.squads import SquadEditForm
from okr.notices.which import WhichForm
from okr.permissions import lead_of, squad_meant
from okr.usecases.ask_which import which_unless_only
from okr.work import Work


def prepare_squad_edit(work: Work, command: PrepareSquadEdit) -> SquadEditForm | WhichForm:
    """Asks which, where none is named and not only one can be meant.

    Raises NoSuchSquad, LeadOnly, SquadArchived, GuestsCannot.
    """
    asked = which_unless_only(work, command, Unfinished.EDIT_SQUAD)
    if asked is not None:
        return asked
    squad = squad_meant(work, command.by, command.squad)
    lead_of(work, command.by, squad)
    return SquadEditForm(squad)
