"""Who is off on which days: one query however many people, and none where nobody keeps a calendar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from okr.holiday import Calendars, calendars_of, days_off, holiday_on
from okr.person import PersonId
from okr.preferences import Preferences
from okr.squad import InRhythm
from okr.work import Work

BEFORE: Final = timedelta(days=9)
AHEAD: Final = timedelta(weeks=7)
"""Holidays last weeks in some places; what is due in the week after is looked at again when it comes."""


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The holidays of some people by their calendars; who keeps none has none."""

    calendars: Calendars = field(default_factory=dict)
    kept: Mapping[PersonId, tuple[str, ...]] = field(default_factory=dict)
    """Names of calendars by person."""
    days: Mapping[tuple[str, ...], frozenset[date]] = field(default_factory=dict)

    def of(self, person: PersonId) -> frozenset[date]:
        return self.days.get(self.kept.get(person, ()), frozenset())

    def called(self, person: PersonId, day: date) -> str | None:
        """What the day is called that they have off; None when they do not."""
        return holiday_on(day, self.kept.get(person, ()), self.calendars)


def look_up_days_off(
    work: Work,
    squads: Mapping[PersonId, Sequence[InRhythm]],
    wishes: Mapping[PersonId, Preferences],
    since: datetime | None = None,
) -> DaysOff:
    """Of those in `squads`, from somewhat before `since`, or now, to weeks ahead."""
    kept = {person: calendars_of(theirs, wishes[person]) for person, theirs in squads.items()}
    names = {name for each in kept.values() for name in each}
    if not names:
        return DaysOff()
    first = min(since or work.now, work.now).date() - BEFORE
    calendars = work.holidays.between(names, first, work.now.date() + AHEAD)
    return DaysOff(calendars, kept, {each: days_off(each, calendars) for each in set(kept.values())})
