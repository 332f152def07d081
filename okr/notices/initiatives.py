"""What we say about initiatives."""

from dataclasses import dataclass

from okr.initiative import Initiative
from okr.key_result import KeyResult


@dataclass(frozen=True, slots=True)
class InitiativeLine:
    """One initiative in a list."""

    initiative: Initiative
    owner: str
    """By name; empty when it has none."""


@dataclass(frozen=True, slots=True)
class InitiativeKept:
    """An initiative was added, or is further than it was."""

    line: InitiativeLine
    key_result: KeyResult
    added: bool = False


@dataclass(frozen=True, slots=True)
class InitiativeList:
    key_result: KeyResult
    lines: tuple[InitiativeLine, ...]


@dataclass(frozen=True, slots=True)
class InitiativeForm:
    """Asks for an initiative under one key result."""

    key_result: KeyResult
