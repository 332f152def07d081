"""Remember what somebody sets for themselves: their hour, quiet hours, a break, who stands in."""

from dataclasses import replace
from datetime import time
from typing import assert_never

from okr.asking import asked_at
from okr.clock import break_until
from okr.commands.settings import (
    ChangeSettings,
    ChooseCalendar,
    KeepQuiet,
    NameDeputy,
    Pause,
    PreferDay,
    PreferHour,
    SaveSettings,
)
from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.people import Deactivated, GuestChosen
from okr.errors.settings import DeputyForThemselves, QuietHalfSaid
from okr.history import remember
from okr.holiday import calendars_of
from okr.notices.settings import SettingsSaved
from okr.permissions import somebody
from okr.person import Person, PersonId
from okr.preferences import Preferences
from okr.timetable import schedule_prompts
from okr.usecases.calendars import calendar_called
from okr.work import Work


def change_settings(work: Work, command: ChangeSettings) -> SettingsSaved:
    """Raises GuestsCannot, NoSuchCalendar, NoCalendars, BreakNotAhead, BreakTooLong, QuietHalfSaid,
    DeputyForThemselves, Deactivated, NoSuchPerson, and ChangedMeanwhile for a form that is out of date.
    """
    person = somebody(work, command.by)
    before = work.preferences.named([person.id])[person.id]
    after = _checked(work, person, before, _changed(before, command))
    if after != before:
        work.preferences.put(after)
        schedule_prompts(work, [person], {person.id: person})
        remember(work, person.id, f"settings:{person.id}", "changed", before=before, after=after)
    return _saved(work, person, after)


def _changed(before: Preferences, command: ChangeSettings) -> Preferences:  # noqa: PLR0911 - an arm a wish
    match command:
        case Pause(until=until):
            return replace(before, paused_until=until)
        case NameDeputy(deputy=deputy):
            return replace(before, deputy=deputy)
        case PreferDay(weekday=weekday):
            return replace(before, weekday=weekday)
        case ChooseCalendar(holidays=holidays):
            return replace(before, holidays=holidays)
        case PreferHour(hour=hour):
            return replace(before, hour=hour)
        case KeepQuiet(quiet=quiet):
            return replace(before, quiet=quiet)
        case SaveSettings():
            return _as_submitted(before, command)
        case _:
            assert_never(command)


def _as_submitted(before: Preferences, form: SaveSettings) -> Preferences:
    if form.seen != before.version:
        raise ChangedMeanwhile
    return replace(
        before,
        weekday=form.weekday,
        hour=form.hour,
        quiet=_quiet(form.quiet_from, form.quiet_until),
        paused_until=form.until,
        deputy=form.deputy,
        holidays=form.holidays if form.has_holidays else before.holidays,
    )


def _quiet(begins: time | None, ends: time | None) -> tuple[time, time] | None:
    if begins is None and ends is None:
        return None
    if begins is None or ends is None or begins == ends:
        raise QuietHalfSaid
    return begins, ends


def _checked(work: Work, person: Person, before: Preferences, after: Preferences) -> Preferences:
    """A break that is over may stay as it stands; a new one must lie ahead."""
    if after.paused_until is not None and after.paused_until != before.paused_until:
        break_until(after.paused_until, person.local(work.now).date())
    if after.deputy is not None and after.deputy != before.deputy:
        _may_stand_in(work, person.id, after.deputy)
    if after.holidays and after.holidays != before.holidays:
        return replace(after, holidays=calendar_called(work, after.holidays))
    return after


def _may_stand_in(work: Work, person: PersonId, deputy: PersonId) -> None:
    if deputy == person:
        raise DeputyForThemselves
    found = work.people.get(deputy)
    if not found.active:
        raise Deactivated(person=found.name)
    if found.guest:
        raise GuestChosen(person=found.name)


def _saved(work: Work, person: Person, wishes: Preferences) -> SettingsSaved:
    squads = work.squads.of(person.id)
    today = person.local(work.now).date()
    shown = wishes if wishes.paused(today) else replace(wishes, paused_until=None)
    deputy = None if wishes.deputy is None else wishes.deputy
    known = work.people.named([deputy]) if deputy else {}
    return SettingsSaved(
        wishes=shown,
        asked=asked_at(squads, wishes) if squads else None,
        deputy=known[deputy].name if deputy in known else deputy,
        holidays=calendars_of(squads, wishes),
        elsewhere=tuple(each.name for each in squads if deputy and not each.has(deputy)),
    )
