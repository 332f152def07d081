"""Open the form for when a squad is asked and shown its digest."""

from okr.commands.settings import PrepareCadence
from okr.commands.which import Unfinished
from okr.errors.squads import NoSquadYet
from okr.notices.settings import CadenceForm
from okr.notices.which import WhichForm
from okr.permissions import lead_of, somebody, squad_called
from okr.squad import Squad
from okr.work import Work


def prepare_cadence(work: Work, command: PrepareCadence) -> CadenceForm | WhichForm:
    """Asks which squad, where none is named and they lead, or are in, several.

    Raises NoSuchSquad, LeadOnly, SquadArchived, NoSquadYet, GuestsCannot.
    """
    somebody(work, command.by)
    squad = squad_called(work, command.by, command.squad) if command.squad else _theirs(work, command)
    if squad is None:
        return WhichForm(Unfinished.SET_CADENCE)
    lead_of(work, command.by, squad)
    return CadenceForm(squad, tuple(work.holidays.calendars()))


def _theirs(work: Work, command: PrepareCadence) -> Squad | None:
    """The one squad they lead, or else are in; None for several."""
    squads = work.squads.of(command.by)
    led = [each for each in squads if each.lead == command.by] or squads
    if not led:
        raise NoSquadYet
    return led[0] if len(led) == 1 else None
