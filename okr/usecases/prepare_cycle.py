"""Open the form for a cycle with days of its own."""

from okr.commands.cycles import PrepareCycle
from okr.notices.cycles import CycleForm
from okr.permissions import somebody
from okr.work import Work


def prepare_cycle(work: Work, command: PrepareCycle) -> CycleForm:
    """Raises GuestsCannot."""
    somebody(work, command.by)
    return CycleForm(command.name)
