"""What somebody looks for among the objectives of a workspace, as far as one search can tell."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from okr.cycle import Cycle
from okr.person import Person
from okr.squad import SquadId


class Only(StrEnum):
    """Which of them, where not all are meant."""

    STALE = "stale"
    """With a key result of which nobody was heard for too long."""
    AT_RISK = "at_risk"
    """With a key result that is at risk or off track, or may be."""
    ON_TOP = "on_top"
    """That support nothing themselves."""


@dataclass(frozen=True, slots=True)
class During:
    """A cycle, and the time zones in which it counts."""

    cycle: Cycle
    zones: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sought:
    """Objectives that are not dropped, and that `reader` may read."""

    reader: Person
    now: datetime
    during: tuple[During, ...]
    closed_too: bool = False
    """Whether those whose squad has closed the cycle are among them."""
    squads: frozenset[SquadId] | None = None
    """Of those squads or shared with them; None means of all that are not archived."""
    only: Only | None = None
    words: tuple[str, ...] = ()
    """All of which, small or large, stand in its id and title."""
