"""The questions that somebody has to expect in the coming weeks, on their own wall clock."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from okr.asking import asked_at
from okr.cadence import in_cadence, monday_of, next_weekly
from okr.notices.settings import WeekAhead
from okr.person import Person
from okr.preferences import Preferences
from okr.squad import InRhythm

WEEKS: Final = 4


def weeks_ahead(
    person: Person, squads: Sequence[InRhythm], wishes: Preferences, deputy: str | None, now: datetime
) -> Iterator[WeekAhead]:
    """The next four weeks, the first of them that of the next question."""
    moment, at = asked_at(squads, wishes), now
    for _ in range(WEEKS):
        at = next_weekly(at, person.zone, moment)
        local = person.local(at)
        day = local.date()
        away = wishes.paused(day)
        asked = any(in_cadence(each, day) for each in squads)
        yield WeekAhead(
            monday_of(day),
            local.replace(tzinfo=None) if asked else None,
            local.utcoffset() or timedelta(),
            away=asked and away,
            deputy=deputy if asked and away else None,
        )
