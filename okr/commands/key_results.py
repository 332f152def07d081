"""What is asked about key results."""

from dataclasses import dataclass

from okr.commands.command import Command
from okr.key_result import KeyResultDraft, KeyResultId
from okr.objective import ObjectiveId
from okr.person import PersonId
from okr.sheet import KeyResultSheet


@dataclass(frozen=True, slots=True)
class AddKeyResult(Command):
    objective: ObjectiveId
    draft: KeyResultDraft


@dataclass(frozen=True, slots=True)
class CheckKeyResult(Command):
    """Show what was understood of a new key result, to be corrected before it is added."""

    objective: ObjectiveId
    draft: KeyResultDraft


@dataclass(frozen=True, slots=True)
class PrepareKeyResultEdit(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class EditKeyResult(Command):
    key_result: KeyResultId
    draft: KeyResultDraft
    version: int | None = None
    """The one a form showed; None for a sentence, and what that does not say stays as it is."""


@dataclass(frozen=True, slots=True)
class PrepareOwners(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class SetOwners(Command):
    key_result: KeyResultId
    owners: tuple[PersonId, ...]
    """The first is asked; the others may answer as well."""
    version: int | None = None
    """The one a form showed."""


@dataclass(frozen=True, slots=True)
class DropKeyResult(Command):
    key_result: KeyResultId


@dataclass(frozen=True, slots=True)
class PrepareKeyResult(Command):
    """Gather what the form for a key result offers: the objectives this person may add to."""

    objective: ObjectiveId | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class ShapeKeyResult(Command):
    """Show the form of a key result anew: another measure or direction was chosen in it."""

    about: str
    """`KR31@3`, the third version of what is there; or `O12`, to which it is added."""
    sheet: KeyResultSheet
    """What stands in the form."""
