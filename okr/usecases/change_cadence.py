"""Change when a squad is asked and shown its digest."""

from dataclasses import replace

from okr.cadence import MOST_WEEKS
from okr.clock import zone_called
from okr.commands.settings import ChangeCadence
from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.settings import WeeksOutOfRange
from okr.history import remember
from okr.notices.settings import CadenceChanged
from okr.permissions import lead_of, squad_called
from okr.squad import Squad
from okr.timetable import schedule_digest, schedule_prompts
from okr.usecases.calendars import calendar_called
from okr.work import Work


def change_cadence(work: Work, command: ChangeCadence) -> CadenceChanged:
    """Raises NoSuchSquad, LeadOnly, SquadArchived, WeeksOutOfRange, ZoneNotKnown, ChangedMeanwhile,
    NoSuchCalendar, NoCalendars.
    """
    before = squad_called(work, command.by, command.squad)
    lead_of(work, command.by, before)
    if command.seen not in {None, before.version}:
        raise ChangedMeanwhile
    after = _changed(work, before, command)
    if after != before:
        work.squads.save(after)
        _schedule(work, before, after)
        remember(work, command.by, f"squad:{after.id}", "cadence changed", before=before, after=after)
    return CadenceChanged(after)


def _changed(work: Work, before: Squad, command: ChangeCadence) -> Squad:
    """Who goes over to another number of weeks begins to count with the week this is said in."""
    weeks = before.cadence.every_weeks if command.every_weeks is None else command.every_weeks
    if not 1 <= weeks <= MOST_WEEKS:
        raise WeeksOutOfRange(weeks=weeks, most=MOST_WEEKS)
    cadence = replace(
        before.cadence,
        every_weeks=weeks,
        prompt=command.prompt or before.cadence.prompt,
        digest=command.digest or before.cadence.digest,
        holidays=_holidays(work, before, command.holidays),
        reminds=before.cadence.reminds if command.reminds is None else command.reminds,
    )
    zone = before.zone if command.zone is None else zone_called(command.zone)
    since = before.since if weeks == before.cadence.every_weeks else before.today(work.now)
    return replace(before, cadence=cadence, zone=zone, since=since)


def _holidays(work: Work, before: Squad, wanted: str | None) -> str:
    kept = before.cadence.holidays
    if wanted is None or wanted == kept:
        return kept
    return calendar_called(work, wanted) if wanted else ""


def _schedule(work: Work, before: Squad, after: Squad) -> None:
    people = work.people.named(member.person for member in after.members)
    schedule_prompts(work, people.values(), people)
    schedule_digest(work, after, was=before)
