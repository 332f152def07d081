"""When one person is asked: day and hour of their squads, or their own, and never in their quiet hours."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from okr.cadence import prompt_moment
from okr.person import Person
from okr.preferences import Preferences
from okr.squad import InRhythm, Moment, Weekday

_A_DAY = timedelta(days=1)

REASON_LIMIT: Final = 300
"""Letters that say why somebody is asked out of turn."""


def asked_at(squads: Sequence[InRhythm], wishes: Preferences) -> Moment:
    """The moment of the week for somebody in all of these squads (one at least), on their own clock."""
    moment = prompt_moment(squads)
    if wishes.weekday is not None:
        moment = replace(moment, weekday=wishes.weekday)
    if wishes.hour is not None:
        moment = replace(moment, at=wishes.hour)
    return _out_of_quiet(moment, wishes)


def quiet_until(person: Person, wishes: Preferences, now: datetime) -> datetime | None:
    """When the quiet hours end that `person` has now; None when they have none now. Aware UTC."""
    local = person.local(now)
    if wishes.quiet is None or not wishes.quiet_at(local.time()):
        return None
    _, ends = wishes.quiet
    day = local.date() + (_A_DAY if local.time() >= ends else timedelta())
    return datetime.combine(day, ends, ZoneInfo(person.zone)).astimezone(UTC)


def _out_of_quiet(moment: Moment, wishes: Preferences) -> Moment:
    """What falls into quiet hours comes at their end, which may be on the next day."""
    if wishes.quiet is None or not wishes.quiet_at(moment.at):
        return moment
    _, ends = wishes.quiet
    next_day = moment.at >= ends
    return Moment(Weekday((moment.weekday + next_day) % len(Weekday)), ends)
