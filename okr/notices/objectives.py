"""What we say about objectives that are made and changed."""

from dataclasses import dataclass

from okr.cycle import CycleId
from okr.key_result import KeyResult
from okr.notices.history import Meanwhile
from okr.objective import Intent
from okr.squad import Squad
from okr.standing import ObjectiveStanding


@dataclass(frozen=True, slots=True)
class ObjectiveCreated:
    standing: ObjectiveStanding
    handle: str


@dataclass(frozen=True, slots=True)
class ObjectiveForm:
    """Asks for an objective and its key results, a sentence each."""

    squads: tuple[Squad, ...]
    squad: str = ""
    title: str = ""
    cycle: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveEditForm:
    """Asks what an objective should be from now on."""

    ref: str
    version: int
    """The one that was shown."""
    title: str
    intent: Intent
    cycle: str
    meanwhile: Meanwhile | None = None
    key_result: str = ""
    """One of its own, whose form is named; empty where it has none."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A key result as it was understood, and who would own it, by name."""

    key_result: KeyResult
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveUnderstood:
    """What was understood of an objective's key results, to be corrected and saved."""

    title: str
    squad: Squad
    cycle: CycleId
    key_results: tuple[Meant, ...]
    typed: str
    """The key results as they were typed, a line each."""
    intent: Intent = Intent.COMMITTED
    again: bool = False
    """Whether it takes the place of what was understood before; else it is laid over the first form."""
