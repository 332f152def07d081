"""Open the form for a new squad, for whoever may make one."""

from okr.commands.squads import PrepareSquad
from okr.notices.squads import SquadForm
from okr.permissions import somebody
from okr.work import Work


def prepare_squad(work: Work, command: PrepareSquad) -> SquadForm:
    """Raises GuestsCannot."""
    somebody(work, command.by)
    return SquadForm()
