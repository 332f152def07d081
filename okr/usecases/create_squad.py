"""Make a squad; whoever makes it leads it."""

from zoneinfo import ZoneInfo

from okr.commands.squads import CreateSquad
from okr.history import remember
from okr.notices.squads import SquadCreated
from okr.objective import title_of
from okr.permissions import somebody
from okr.person import Person
from okr.squad import LEADS, Member, Squad, function_of, handle_of, purpose_of
from okr.timetable import schedule_digest, schedule_prompt
from okr.work import Work


def create_squad(work: Work, command: CreateSquad) -> SquadCreated:
    """Raises HandleNotUsable, HandleTaken, TitleMissing, TitleTooLong, TextTooLong, GuestsCannot."""
    founder = somebody(work, command.by)
    squad = _squad(work, command, founder)
    work.squads.add(squad)
    schedule_digest(work, squad)
    schedule_prompt(work, founder)
    remember(work, command.by, f"squad:{squad.id}", "created", after=squad)
    return SquadCreated(squad, founder.name)


def _squad(work: Work, command: CreateSquad, founder: Person) -> Squad:
    handle = handle_of(command.handle)
    return Squad(
        id=work.squads.next_id(),
        handle=handle,
        name=title_of(command.name or f"{handle.capitalize()} squad"),
        lead=founder.id,
        zone=founder.zone,
        since=work.now.astimezone(ZoneInfo(founder.zone)).date(),
        channel=command.channel,
        purpose=purpose_of(command.purpose),
        kind=command.kind,
        private=command.private,
        members=(Member(founder.id, function_of(command.function, LEADS)),),
    )
