"""Show what can be typed, with examples that fit the reader, and what waits for them first."""

from okr.commands.help import ShowHelp
from okr.notices.help import Help, HelpShown
from okr.permissions import somebody
from okr.question import waiting_for
from okr.work import Work


def show_help(work: Work, command: ShowHelp) -> Help | HelpShown:
    """Raises GuestsCannot."""
    person = somebody(work, command.by)
    handles = tuple(squad.handle for squad in work.squads.of(person.id))
    if command.topic is not None:
        return HelpShown(command.topic, next(iter(handles), ""))
    return Help(handles, waiting=waiting_for(work, person))
