"""What is asked about evidence and blockers."""

from dataclasses import dataclass
from datetime import date

from okr.blocker import BlockerId
from okr.commands.command import Command
from okr.key_result import KeyResultId
from okr.person import PersonId


@dataclass(frozen=True, slots=True)
class PrepareEvidence(Command):
    """Open the form that keeps a message as evidence; what the message says is filled in."""

    key_result: KeyResultId | None = None
    text: str = ""
    link: str = ""
    """Where the message is to be found."""


@dataclass(frozen=True, slots=True)
class AddEvidence(Command):
    key_result: KeyResultId
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class PrepareBlocker(Command):
    """Open the form that logs a blocker; what a message says is filled in."""

    key_result: KeyResultId | None = None
    text: str = ""
    link: str = ""
    """Where the message is to be found."""


@dataclass(frozen=True, slots=True)
class LogBlocker(Command):
    key_result: KeyResultId
    text: str
    waits_on: PersonId | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
class ClearBlocker(Command):
    blocker: BlockerId


@dataclass(frozen=True, slots=True)
class PrepareAskSquad(Command):
    """Open the form that asks which other squad can take a blocker."""

    blocker: BlockerId


@dataclass(frozen=True, slots=True)
class AskSquad(Command):
    """Ask another squad to take a blocker."""

    blocker: BlockerId
    squad: str


@dataclass(frozen=True, slots=True)
class PrepareAccept(Command):
    """Open the form that asks by which day a blocker will be gone."""

    blocker: BlockerId


@dataclass(frozen=True, slots=True)
class AcceptBlocker(Command):
    blocker: BlockerId
    promised: date | None = None
    """The day by which it will be gone."""


@dataclass(frozen=True, slots=True)
class PrepareRefuse(Command):
    """Open the form that asks why a blocker is not theirs."""

    blocker: BlockerId


@dataclass(frozen=True, slots=True)
class RefuseBlocker(Command):
    """Say that a blocker is not theirs."""

    blocker: BlockerId
    why: str = ""


@dataclass(frozen=True, slots=True)
class TalkAboutBlocker(Command):
    """Bring together whoever asked for help and whoever would like to talk about it first."""

    blocker: BlockerId
    link: str = ""
    """The message in which it was asked for."""


@dataclass(frozen=True, slots=True)
class ListBlockers(Command):
    """What waits on me and stands in the way of what is mine; or the same of a squad."""

    squad: str = ""
