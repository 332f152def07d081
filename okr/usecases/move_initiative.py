"""Say how far an initiative is: planned, being done, done, or dropped."""

from dataclasses import replace

from okr.commands.initiatives import MoveInitiative
from okr.errors.initiatives import NoSuchInitiative
from okr.errors.key_results import NoSuchKeyResult
from okr.history import remember
from okr.initiative import Initiative, InitiativeState
from okr.key_result import KeyResult
from okr.notices.history import Dropped
from okr.notices.initiatives import InitiativeKept
from okr.permissions import key_result_edited, key_result_seen
from okr.undo import Taken
from okr.usecases.list_initiatives import lines_of
from okr.work import Work


def move_initiative(work: Work, command: MoveInitiative) -> InitiativeKept | Dropped:
    """Raises NoSuchInitiative, also for one they may not read, and what key_result_edited raises."""
    before = work.initiatives.get(command.initiative)
    key_result = _key_result(work, command, before)
    after = replace(before, state=command.state)
    if after == before:
        return InitiativeKept(lines_of(work, [after])[0], key_result)
    work.initiatives.save(after)
    if command.state is InitiativeState.DROPPED:
        change = remember(work, command.by, after.ref, Taken.DROPPED, before=before, after=after)
        return Dropped(after.ref, after.title, change)
    remember(work, command.by, after.ref, after.state.value, before=before, after=after)
    return InitiativeKept(lines_of(work, [after])[0], key_result)


def _key_result(work: Work, command: MoveInitiative, initiative: Initiative) -> KeyResult:
    try:
        key_result_seen(work, command.by, initiative.key_result)
    except NoSuchKeyResult:
        raise NoSuchInitiative(initiative=initiative.ref) from None
    return key_result_edited(work, command.by, initiative.key_result)
