"""Closings: a squad is done with a cycle, which may be before or after its last day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from okr.cycle import CycleId
from okr.objective import Objective
from okr.person import PersonId
from okr.squad import SquadId


@dataclass(frozen=True, slots=True)
class Closed:
    """A squad closed a cycle: its key results there are scored, and nobody is asked about them any more."""

    squad: SquadId
    cycle: CycleId
    at: datetime
    by: PersonId


def is_closed(objective: Objective, closings: Iterable[Closed]) -> bool:
    """Whether the squad that owns the objective, not the one that shares it, closed its cycle."""
    return any((each.squad, each.cycle) == (objective.squad, objective.cycle) for each in closings)
