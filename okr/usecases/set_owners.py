"""Say who answers for a key result: the first is asked, and the others may answer as well."""

from dataclasses import replace

from okr.commands.key_results import SetOwners
from okr.errors.key_results import OwnerMissing
from okr.key_result import KeyResult
from okr.meanwhile import meanwhile
from okr.notices.key_results import KeyResultAdded, OwnersForm
from okr.usecases.add_key_result import owners_among
from okr.usecases.edit_key_result import keep_changed, key_result_to_edit
from okr.work import Work


def set_owners(work: Work, command: SetOwners) -> KeyResultAdded | OwnersForm:
    """Asks again, with who was chosen, when somebody else was faster.

    Raises NoSuchKeyResult, KeyResultDropped, OwnerMissing, OwnerNotMember, and what editor_of raises.
    """
    key_result, objective, squad = key_result_to_edit(work, command.by, command.key_result)
    if not command.owners:
        raise OwnerMissing
    if command.version not in {None, key_result.version}:
        return _ask_again(work, key_result, command)
    owners = owners_among(work, tuple(dict.fromkeys(command.owners)), objective)
    return keep_changed(work, command.by, key_result, replace(key_result, owners=owners), objective, squad)


def _ask_again(work: Work, key_result: KeyResult, command: SetOwners) -> OwnersForm:
    return OwnersForm(
        ref=key_result.ref,
        title=key_result.title,
        owners=command.owners,
        version=key_result.version,
        meanwhile=meanwhile(work, key_result.ref, command.version or 0, key_result.version),
    )
