"""Initiatives: work believed to move a key result."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from okr.key_result import KeyResultId
from okr.person import PersonId

InitiativeId = NewType("InitiativeId", int)


class InitiativeState(StrEnum):
    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Initiative:
    """A piece of work under a key result; it moves no number by itself."""

    id: InitiativeId
    key_result: KeyResultId
    title: str
    owner: PersonId | None = None
    state: InitiativeState = InitiativeState.PLANNED
    version: int = 1

    @property
    def ref(self) -> str:
        """The id as people type it."""
        return f"I{self.id}"

    @property
    def open(self) -> bool:
        """Whether there is something left to do."""
        return self.state in {InitiativeState.PLANNED, InitiativeState.DOING}
