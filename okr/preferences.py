"""Preferences: what people set for themselves about being asked."""

from dataclasses import dataclass
from datetime import date, time

from okr.person import PersonId
from okr.squad import Weekday


@dataclass(frozen=True, slots=True)
class Preferences:
    """One person's wishes, with days and times on their own wall clock; who set nothing has the defaults."""

    person: PersonId
    paused_until: date | None = None
    """The day from which they are asked again."""
    deputy: PersonId | None = None
    """Who is asked in their place while they are away."""
    hour: time | None = None
    """When they like to be asked, instead of the hour of their squads."""
    quiet: tuple[time, time] | None = None
    """From when until when nothing is sent to them; it may run over midnight."""
    weekday: Weekday | None = None
    """On which day they like to be asked, instead of that of their squads."""
    holidays: str | None = None
    """The calendar by which they are off; None is as their squads, and an empty name is by none."""
    version: int = 0
    """0 until they set something."""

    def paused(self, today: date) -> bool:
        return self.paused_until is not None and today < self.paused_until

    def quiet_at(self, at: time) -> bool:
        """Whether nothing is sent at `at`; the end of the quiet hours belongs to the day again."""
        if self.quiet is None:
            return False
        begins, ends = self.quiet
        if begins <= ends:
            return begins <= at < ends
        return at >= begins or at < ends
