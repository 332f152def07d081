"""What we say about when we ask."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

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
    """What their own wall clock shows then; None in a week in which none of their squads asks."""
    ahead_of_utc: timedelta = timedelta()
    """By how much that clock is ahead, which changes when the clocks do."""
    away: bool = False
    deputy: str | None = None
    """Who is asked instead, where somebody stands in."""


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


@dataclass(frozen=True, slots=True)
class SettingsForm:
    """Asks when somebody would like to be asked, and who stands in for them."""

    wishes: Preferences
    zone: str
    """Theirs, in which all of it is meant."""
