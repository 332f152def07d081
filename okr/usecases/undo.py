"""Put back what somebody dropped, removed, archived or unlinked: the last such thing, or the one named."""

from collections.abc import Iterable

from okr.change import Change, ChangeId
from okr.commands.history import Undo
from okr.errors.history import AlreadyBack, NoSuchChange, NothingToUndo, TooLateToUndo
from okr.notices.notice import Notice
from okr.permissions import somebody
from okr.person import PersonId
from okr.undo import INVERSES, UNDONE_WITHIN, Taken, is_undoable, kind_of
from okr.work import Work

_MOST = 200
"""Changes looked through; nobody makes more in a day by hand."""


def undo(work: Work, command: Undo) -> Notice:
    """Only what they took away themselves.

    Raises NothingToUndo, TooLateToUndo, AlreadyBack, and what stands against putting it back.
    """
    by = somebody(work, command.by).id
    if command.change is not None:
        return _put_back(work, by, _named(work, by, command.change))
    return _put_last_back(work, by, work.history.since_by(by, work.now - UNDONE_WITHIN, _MOST))


def _named(work: Work, by: PersonId, wanted: ChangeId) -> Change:
    try:
        change = work.history.get(wanted)
    except NoSuchChange:
        raise NothingToUndo from None
    if change.by != by or not is_undoable(change):
        raise NothingToUndo
    if work.now - change.at > UNDONE_WITHIN:
        raise TooLateToUndo
    return change


def _put_last_back(work: Work, by: PersonId, changes: Iterable[Change]) -> Notice:
    """What is back already is passed over, so that undoing twice goes on to the one before."""
    for change in filter(is_undoable, changes):
        try:
            return _put_back(work, by, change)
        except AlreadyBack:
            continue
    raise NothingToUndo


def _put_back(work: Work, by: PersonId, change: Change) -> Notice:
    """The line in the history is the change, turned round."""
    back = INVERSES[kind_of(change.subject), change.verb](work, by, change)
    work.history.record(Change(by, work.now, change.subject, Taken.BACK, change.after, change.before))
    return back
