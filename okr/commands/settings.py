"""What is asked about when to ask: what people set for themselves, and leads for their squads."""

from dataclasses import dataclass
from datetime import date, time

from okr.commands.command import Command
from okr.person import PersonId
from okr.squad import Moment


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
class KeepQuiet(Command):
    """Send me nothing from then until then."""

    quiet: tuple[time, time] | None


@dataclass(frozen=True, slots=True)
class SaveSettings(Command):
    """The form of settings as it came back."""

    hour: time | None
    quiet_from: time | None
    quiet_until: time | None
    until: date | None
    deputy: PersonId | None
    seen: int
    """The version that the form showed."""


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
    seen: int | None = None
    """The version that a form showed."""


@dataclass(frozen=True, slots=True)
class PreviewRhythm(Command):
    """The next four weeks of questions: mine, or those of a squad."""

    squad: str = ""


ChangeSettings = Pause | NameDeputy | PreferHour | KeepQuiet | SaveSettings
"""What somebody sets for themselves."""
