"""What no person asks for: what the clock, the platform and the couriers bring about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from okr.commands.command import Command
from okr.person import PersonId, WorkspaceId
from okr.squad import SquadId


@dataclass(frozen=True, slots=True)
class SyncGroup:
    """Bring the squads that follow a user group up to date with who is in it."""

    workspace: WorkspaceId
    group: str
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class SendDuePrompts:
    """Write this week's question for each of `people`, who are due."""

    workspace: WorkspaceId
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class SendDueReminders:
    """Ask each of `people`, who are due, once more for what they have not answered this week."""

    workspace: WorkspaceId
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class PublishDueDigests:
    """Write this week's digest of each of `squads`, which are due."""

    workspace: WorkspaceId
    squads: tuple[SquadId, ...]


@dataclass(frozen=True, slots=True)
class TellOfCycleEnds:
    """Tell leads of the cycles that come to their end."""

    workspace: WorkspaceId
    subjects: tuple[str, ...]
    """As they stand in the schedule: `1:2026Q4`."""


@dataclass(frozen=True, slots=True)
class CloseDueVotes:
    """Close the votes whose time has come."""

    workspace: WorkspaceId
    subjects: tuple[str, ...]
    """As they stand in the schedule: `V7-V9`, those on one card."""


@dataclass(frozen=True, slots=True)
class ReportFailure:
    """What was told as `subject` could not be delivered."""

    workspace: WorkspaceId
    subject: str
    reason: str
    """In the platform's word: `not_in_channel`."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message that will not arrive, or of which nobody knows."""

    subject: str
    reason: str
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class ReportUnasked:
    """These could not be delivered; whatever is no weekly question is left out of account."""

    workspace: WorkspaceId
    messages: tuple[Undelivered, ...]


@dataclass(frozen=True, slots=True)
class CallRoll:
    """Say whom to look up next in the round of the day."""

    workspace: WorkspaceId


@dataclass(frozen=True, slots=True)
class RollCalled:
    """A share of that round is done."""

    workspace: WorkspaceId
    after: str
    """Where the round stood, as in the schedule."""
    until: datetime
    """How long the share was nobody else's."""
    last: str | None
    """Where it stands now; None at its end."""


@dataclass(frozen=True, slots=True)
class ChooseCalendars:
    """Which of these calendars of holidays are to be read now? Of others nothing is kept."""

    workspace: WorkspaceId
    calendars: tuple[str, ...]
    anyway: bool
    """Whether they are read however lately they were, as at the start, when their files may be new."""


@dataclass(frozen=True, slots=True)
class KeepHolidays:
    """A calendar of holidays as it was just read."""

    workspace: WorkspaceId
    calendar: str
    days: Mapping[date, str]
    """What each is called."""


@dataclass(frozen=True, slots=True)
class Hear(Command):
    """Remember that a request came, whatever became of it."""
