"""Open the form for an initiative under one key result."""

from okr.commands.initiatives import PrepareInitiative
from okr.notices.initiatives import InitiativeForm
from okr.permissions import key_result_edited
from okr.work import Work


def prepare_initiative(work: Work, command: PrepareInitiative) -> InitiativeForm:
    """Raises what key_result_edited raises."""
    return InitiativeForm(key_result_edited(work, command.by, command.key_result))
