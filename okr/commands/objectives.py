"""What is asked about objectives."""

from dataclasses import dataclass

from okr.commands.command import Command
from okr.key_result import KeyResultDraft
from okr.objective import Intent, ObjectiveId


@dataclass(frozen=True, slots=True)
class CreateObjective(Command):
    squad: str
    title: str
    key_results: tuple[KeyResultDraft, ...] = ()
    cycle: str = ""
    """Empty means the quarter that today lies in."""
    intent: Intent = Intent.COMMITTED


@dataclass(frozen=True, slots=True)
class CheckObjective(Command):
    """Show what was understood of a new objective's key results, before anything is kept."""

    squad: str
    title: str
    key_results: tuple[KeyResultDraft, ...]
    typed: str
    """The key results in the words of whoever set them."""
    cycle: str = ""
    intent: Intent = Intent.COMMITTED
    again: bool = False
    """Whether they corrected what was shown to them."""


@dataclass(frozen=True, slots=True)
class PrepareObjectiveEdit(Command):
    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class EditObjective(Command):
    objective: ObjectiveId
    title: str
    intent: Intent | None = None
    cycle: str = ""
    """Empty means: as it is."""
    version: int | None = None
    """The one a form showed."""


@dataclass(frozen=True, slots=True)
class DropObjective(Command):
    objective: ObjectiveId


@dataclass(frozen=True, slots=True)
class PrepareObjective(Command):
    """Gather what the form for an objective offers: the squads this person may edit."""

    squad: str = ""
    title: str = ""
