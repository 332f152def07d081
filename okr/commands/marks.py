"""What is asked about evidence and blockers."""

from dataclasses import dataclass

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
