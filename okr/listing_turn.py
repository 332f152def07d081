"""Which page of a list is meant."""

from dataclasses import dataclass
from typing import Final

from okr.objective import ObjectiveId


@dataclass(frozen=True, slots=True)
class Turn:
    """Which page: what follows an objective, what comes before one, or the first."""

    after: ObjectiveId | None = None
    before: ObjectiveId | None = None

    @property
    def backwards(self) -> bool:
        return self.before is not None


FIRST_PAGE: Final = Turn()
