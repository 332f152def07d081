"""Open the form for when a squad is asked and shown its digest."""

from okr.commands.settings import PrepareCadence
from okr.errors.settings import WhoseCadence
from okr.errors.squads import NoSquadYet
from okr.notices.settings import CadenceForm
from okr.permissions import lead_of, somebody, squad_called
from okr.squad import Squad
from okr.work import Work


def prepare_cadence(work: Work, command: PrepareCadence) -> CadenceForm:
    """Raises NoSuchSquad, LeadOnly, SquadArchived, WhoseCadence, NoSquadYet, GuestsCannot."""
    somebody(work, command.by)
    squad = squad_called(work, command.by, command.squad) if command.squad else _theirs(work, command)
    lead_of(work, command.by, squad)
    return CadenceForm(squad, tuple(work.holidays.calendars()))


def _theirs(work: Work, command: PrepareCadence) -> Squad:
    """The one squad they lead, or else are in."""
    squads = work.squads.of(command.by)
    led = [each for each in squads if each.lead == command.by] or squads
    if not led:
        raise NoSquadYet
    if len(led) > 1:
        raise WhoseCadence(example=led[0].handle)
    return led[0]
