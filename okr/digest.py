"""The squad's week folded into one message: help asked for, falls before levels, then the rest."""

from dataclasses import dataclass
from datetime import date, datetime

from okr.standing import ObjectiveStanding, Standing


@dataclass(frozen=True, slots=True)
class Ask:
    """An open blocker: what only someone else can remove."""

    standing: Standing
    text: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Move:
    """A key result that moved since the last digest, in progress (0.1 is ten points of a hundred)."""

    standing: Standing
    by: float


@dataclass(frozen=True, slots=True)
class Digest:
    """What a squad's channel should know of its week.

    Each key result stands in one list only, but for `asks`, which names what is needed wherever it stands.
    """

    squad: str
    handle: str
    week_of: date
    """The Monday of the week, in the squad's zone."""
    cycle: str
    pace: float
    objectives: tuple[ObjectiveStanding, ...]
    asks: tuple[Ask, ...]
    fell: tuple[Move, ...]
    rose: tuple[Move, ...]
    at_risk: tuple[Standing, ...]
    silent: tuple[Standing, ...]
    steady: tuple[Standing, ...]
    set_up_by: str
    """The lead's name: who to ask about this message."""

    @property
    def quiet(self) -> bool:
        """Nothing moved, nobody needs help, everybody answered."""
        return not (self.asks or self.fell or self.rose or self.at_risk or self.silent)
