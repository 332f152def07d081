"""Show one squad: what it is there for, who is in it, when it is asked, where its objectives stand."""

from okr.commands.squads import ShowSquad
from okr.commands.which import Unfinished
from okr.errors.phrases import UnknownCommand
from okr.errors.squads import NoSuchSquad
from okr.notices.squads import SquadShown
from okr.notices.which import WhichForm
from okr.overview import look
from okr.permissions import somebody, squad_meant
from okr.squad import Squad
from okr.track_record import calibration_of
from okr.usecases.ask_which import which_unless_only
from okr.usecases.list_squads import squad_line
from okr.work import Work


def show_squad(work: Work, command: ShowSquad) -> SquadShown | WhichForm:
    """Asks which, where none is named and not only one can be meant.

    Raises NoSuchSquad, GuestsCannot, and UnknownCommand for a misspelt phrase.
    """
    asked = which_unless_only(work, command, Unfinished.SHOW_SQUAD)
    if asked is not None:
        return asked
    reader, squad = somebody(work, command.by), _wanted(work, command)
    overview = look(work, [squad], reader=reader)
    people = work.people.named(member.person for member in squad.members)
    return SquadShown(
        squad_line(squad, overview, people),
        tuple(overview.objective(each) for each in overview.objectives.values()),
        may_lead=squad.may_lead(reader),
        calibration=calibration_of(work, squad),
    )


def _wanted(work: Work, command: ShowSquad) -> Squad:
    try:
        return squad_meant(work, command.by, command.squad)
    except NoSuchSquad:
        if not command.nearest:
            raise
        raise UnknownCommand(command=f"squad {command.squad}", nearest=command.nearest) from None
