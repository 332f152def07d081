"""Forms about when to ask, as wishes."""

from datetime import date, time

from handlers.heard import Submission
from messages.actions import FieldName
from okr.clock import AS_SQUADS, OFF, read_clock, weekday_called
from okr.commands.settings import ChangeCadence, SaveSettings
from okr.person import PersonId
from okr.squad import Moment


def settings_saved(form: Submission) -> SaveSettings:
    until, deputy = form.field(FieldName.UNTIL), form.field(FieldName.DEPUTY)
    return SaveSettings(
        form.who.workspace,
        form.who.by,
        weekday=weekday_called(form.field(FieldName.DAY)),
        hour=_clock(form, FieldName.HOUR),
        quiet_from=_clock(form, FieldName.QUIET_FROM),
        quiet_until=_clock(form, FieldName.QUIET_UNTIL),
        until=date.fromisoformat(until) if until else None,
        deputy=PersonId(deputy) if deputy else None,
        seen=_version(form),
        holidays=_calendar(form),
        has_holidays=bool(form.field(FieldName.HOLIDAYS)),
    )


def cadence_changed(form: Submission) -> ChangeCadence:
    weeks = form.field(FieldName.WEEKS)
    return ChangeCadence(
        form.who.workspace,
        form.who.by,
        form.about.rpartition("@")[0],
        every_weeks=int(weeks) if weeks.isdecimal() else None,
        prompt=_moment(form, FieldName.ASK_DAY, FieldName.ASK_HOUR),
        digest=_moment(form, FieldName.DIGEST_DAY, FieldName.DIGEST_HOUR),
        zone=form.field(FieldName.ZONE) or None,
        holidays=_calendar(form),
        reminds=bool(form.field(FieldName.REMINDS)),
        seen=_version(form),
    )


def _calendar(form: Submission) -> str | None:
    """A name, empty for none, None for that of the squads or where nothing was asked."""
    chosen = form.field(FieldName.HOLIDAYS)
    return "" if chosen in OFF else None if chosen in {"", AS_SQUADS} else chosen


def _moment(form: Submission, day: FieldName, hour: FieldName) -> Moment | None:
    weekday, at = weekday_called(form.field(day)), _clock(form, hour)
    return None if weekday is None or at is None else Moment(weekday, at)


def _clock(form: Submission, name: FieldName) -> time | None:
    chosen = form.field(name)
    return read_clock(chosen) if chosen and chosen not in OFF else None


def _version(form: Submission) -> int:
    """Which version of its subject the form showed: the 3 of `KR31@3`."""
    version = form.about.rpartition("@")[2]
    return int(version) if version.isdecimal() else 0
