"""What is asked about when to ask: what people set for themselves, and leads for their squads."""

from dataclasses import dataclass
from datetime import date, time

from okr.commands.command import Command
from okr.person import PersonId
from okr.squad import Moment, Weekday


@dataclass(frozen=True, slots=True)
class PrepareSettings(Command):
    """Open the form for what somebody sets for themselves."""


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Ask me nothing until that day; None ends a break."""

    until: date | None


@dataclass(frozen=True, slots=True)
class NameDeputy(Command):
    """Who is asked while I am away; None for nobody."""

    deputy: PersonId | None


@dataclass(frozen=True, slots=True)
class PreferHour(Command):
    """Ask me at that hour; None leaves it to my squads."""

    hour: time | None


@dataclass(frozen=True, slots=True)
class PreferDay(Command):
    """Ask me on that day; None leaves it to my squads."""

    weekday: Weekday | None


@dataclass(frozen=True, slots=True)
class ChooseCalendar(Command):
    """Ask me on no holiday of that calendar; without a name on all days, and None is as my squads do."""

    holidays: str | None


@dataclass(frozen=True, slots=True)
class KeepQuiet(Command):
    """Send me nothing from then until then."""

    quiet: tuple[time, time] | None


@dataclass(frozen=True, slots=True)
class SaveSettings(Command):
    """The form of settings as it came back."""

    weekday: Weekday | None
    hour: time | None
    quiet_from: time | None
    quiet_until: time | None
    until: date | None
    deputy: PersonId | None
    seen: int
    """The version that the form showed."""
    holidays: str | None = None
    has_holidays: bool = False
    """Whether the form had a field for them, which takes a calendar."""


@dataclass(frozen=True, slots=True)
class PrepareCadence(Command):
    """Open the form for when a squad is asked and shown its digest."""

    squad: str = ""
    """A handle; empty means the one squad they lead."""


@dataclass(frozen=True, slots=True)
class ChangeCadence(Command):
    """What is None stays as it is."""

    squad: str
    every_weeks: int | None = None
    prompt: Moment | None = None
    digest: Moment | None = None
    zone: str | None = None
    holidays: str | None = None
    """The calendar for members who chose none; without a name none."""
    reminds: bool | None = None
    seen: int | None = None
    """The version that a form showed."""


@dataclass(frozen=True, slots=True)
class PreviewRhythm(Command):
    """The next four weeks of questions: mine, or those of a squad."""

    squad: str = ""


ChangeSettings = Pause | NameDeputy | PreferDay | PreferHour | ChooseCalendar | KeepQuiet | SaveSettings
"""What somebody sets for themselves."""
