"""Fill the forms that change a key result with what it is now."""

from okr.commands.key_results import PrepareKeyResultEdit, PrepareOwners
from okr.notices.key_results import KeyResultUnderstood, OwnersForm
from okr.sheet import sheet_of
from okr.usecases.edit_key_result import key_result_to_edit
from okr.work import Work


def prepare_key_result_edit(work: Work, command: PrepareKeyResultEdit) -> KeyResultUnderstood:
    """Raises NoSuchKeyResult, KeyResultDropped, and what editor_of raises."""
    key_result, _, _ = key_result_to_edit(work, command.by, command.key_result)
    about = f"{key_result.ref}@{key_result.version}"
    return KeyResultUnderstood(sheet_of(key_result), about, key_result.title)


def prepare_owners(work: Work, command: PrepareOwners) -> OwnersForm:
    """As prepare_key_result_edit."""
    key_result, _, _ = key_result_to_edit(work, command.by, command.key_result)
    return OwnersForm(key_result.ref, key_result.title, key_result.owners, key_result.version)
