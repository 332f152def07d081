"""Drop a key result: nobody is asked about it any more, and what was checked in stays in the history."""

from dataclasses import replace

from okr.commands.key_results import DropKeyResult
from okr.errors.key_results import KeyResultDropped
from okr.history import remember
from okr.notices.history import Dropped
from okr.permissions import editor_of, key_result_seen
from okr.undo import Taken
from okr.usecases.revise import revise_what_was_asked
from okr.work import Work


def drop_key_result(work: Work, command: DropKeyResult) -> Dropped:
    """Raises NoSuchKeyResult, KeyResultDropped, and what editor_of raises."""
    key_result, objective, _ = key_result_seen(work, command.by, command.key_result)
    editor_of(work, command.by, objective)
    if key_result.dropped:
        raise KeyResultDropped(key_result=key_result.ref)
    dropped = replace(key_result, dropped=True)
    work.key_results.save(dropped)
    change = remember(work, command.by, key_result.ref, Taken.DROPPED, before=key_result, after=dropped)
    revise_what_was_asked(work, objective, [dropped])
    return Dropped(key_result.ref, key_result.title, change)
