"""Show what can be typed, with examples that fit the reader."""

from okr.commands import ShowHelp
from okr.notices import Help
from okr.permissions import somebody
from okr.work import Work


def show_help(work: Work, command: ShowHelp) -> Help:
    """Raises GuestsCannot."""
    person = somebody(work, command.by)
    return Help(tuple(squad.handle for squad in work.squads.of(person.id)))
