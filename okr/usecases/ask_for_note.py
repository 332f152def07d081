"""Note down that a note was asked for, so that whoever leaves it empty again is not asked twice."""

from okr.commands.week import AskForNote
from okr.permissions import somebody
from okr.work import Work


def ask_for_note(work: Work, command: AskForNote) -> None:
    """The key of the request is all there is to remember. Raises GuestsCannot."""
    somebody(work, command.by)
