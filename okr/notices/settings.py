"""What we say about when we ask."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from okr.nudging import AskedKind
from okr.preferences import Preferences
from okr.squad import Moment, Squad


@dataclass(frozen=True, slots=True)
class SettingsSaved:
    """What somebody has set for themselves, and what comes of it."""

    wishes: Preferences
    asked: Moment | None
    """When they are asked; None for whoever is in no squad."""
    deputy: str | None
    """By name."""
    holidays: tuple[str, ...] = ()
    """The calendars on whose days they are not asked."""
    elsewhere: tuple[str, ...] = ()
    """Names of the squads of theirs that the deputy is not in."""


@dataclass(frozen=True, slots=True)
class CadenceChanged:
    """When the squad is asked and shown its digest from now on."""

    squad: Squad


@dataclass(frozen=True, slots=True)
class WeekAhead:
    """What somebody has to expect in one week."""

    week_of: date
    """The Monday of the week, on their own calendar."""
    at: datetime | None
    """What their own wall clock shows then; None in a week without a question."""
    ahead_of_utc: timedelta = timedelta()
    """By how much that clock is ahead, which changes when the clocks do."""
    away: bool = False
    deputy: str | None = None
    """Who is asked instead, where somebody stands in."""
    holiday: str | None = None
    """What the day is called, maybe nothing, that makes the question come on another day, or not at all."""
    usual: date | None = None
    """The day on which it comes in other weeks."""


@dataclass(frozen=True, slots=True)
class PersonAhead:
    name: str
    zone: str
    weeks: tuple[WeekAhead, ...]


@dataclass(frozen=True, slots=True)
class RhythmPreview:
    """When each is asked in the coming weeks."""

    squad: Squad | None
    """None where it is one person's own."""
    people: tuple[PersonAhead, ...]
    unasked: tuple[str, ...] = ()
    """Names of members who own nothing that could be asked about."""


@dataclass(frozen=True, slots=True)
class CadenceForm:
    """Asks when a squad is asked and shown its digest."""

    squad: Squad
    calendars: tuple[str, ...] = ()
    """Those of holidays that there are."""


@dataclass(frozen=True, slots=True)
class Came:
    """Something somebody hears from us unasked: what, when on their own clock, and who wanted it."""

    kind: AskedKind
    subject: str
    at: datetime
    by: str | None


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """Asks when somebody would like to be asked, and who stands in; shows what they heard this week."""

    wishes: Preferences
    zone: str
    """Theirs, in which all of it is meant."""
    calendars: tuple[str, ...] = ()
    """Those of holidays that there are."""
    came: tuple[Came, ...] = ()
    """This week, beyond the weekly question."""
