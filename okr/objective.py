"""Objectives: what a squad wishes to be true by the end of a cycle."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from okr.cycle import CycleId
from okr.errors.texts import TitleMissing, TitleTooLong
from okr.squad import SquadId

ObjectiveId = NewType("ObjectiveId", int)

TITLE_LIMIT = 300
"""Letters in a title of an objective or a key result; longer ones are essays."""


class Intent(StrEnum):
    """What the squad means by setting the objective."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


@dataclass(frozen=True, slots=True)
class Objective:
    """A qualitative wished-for state of one squad in one cycle."""

    id: ObjectiveId
    squad: SquadId
    cycle: CycleId
    title: str
    intent: Intent = Intent.COMMITTED
    version: int = 1
    shared_with: SquadId | None = None
    """A second squad whose members edit it and check in for it like those of `squad`."""
    dropped: bool = False

    @property
    def ref(self) -> str:
        """The id as people type it."""
        return f"O{self.id}"

    @property
    def squads(self) -> tuple[SquadId, ...]:
        """The squad it belongs to, and the one that shares it."""
        return (self.squad,) if self.shared_with is None else (self.squad, self.shared_with)


def title_of(text: str) -> str:
    """A title on one line; raises TitleMissing when empty, TitleTooLong past TITLE_LIMIT letters."""
    title = " ".join(text.split())
    if not title:
        raise TitleMissing
    if len(title) > TITLE_LIMIT:
        raise TitleTooLong(letters=len(title), limit=TITLE_LIMIT)
    return title
