"""What is asked about initiatives."""

from dataclasses import dataclass

from okr.commands.command import Command
from okr.initiative import InitiativeId, InitiativeState
from okr.key_result import KeyResultId
from okr.person import PersonId


@dataclass(frozen=True, slots=True)
class PrepareInitiative(Command):
    """Open the form for an initiative under one key result."""

    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class AddInitiative(Command):
    key_result: KeyResultId
    title: str
    owner: PersonId | None = None


@dataclass(frozen=True, slots=True)
class MoveInitiative(Command):
    """Say how far an initiative is, or that it will not be done."""

    initiative: InitiativeId
    state: InitiativeState


@dataclass(frozen=True, slots=True)
class ListInitiatives(Command):
    key_result: KeyResultId
