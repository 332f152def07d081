"""Say that something stands in the way no more, and take that back."""

from okr.blocker import Blocker
from okr.blocker_notes import Note, blocker_in, note
from okr.change import Change
from okr.commands.marks import ClearBlocker
from okr.errors.history import AlreadyBack
from okr.in_the_way import in_the_way
from okr.key_result import KeyResult
from okr.marks import blocker_seen
from okr.notices.marks import BlockerGone, BlockerLogged
from okr.permissions import editor_of, somebody
from okr.person import Person, PersonId
from okr.usecases.blocker_request import revise_request
from okr.usecases.revise import revise_what_was_asked
from okr.work import Work


def clear_blocker(work: Work, command: ClearBlocker) -> BlockerGone:
    """For the members of its squads, for whom it waits on, and for the squad that was asked to take it.

    Raises NoSuchBlocker, BlockerCleared, MembersOnly, GuestsCannot.
    """
    before, key_result = _theirs(work, command)
    after = before.cleared(command.by, work.now)
    _keep(work, after, key_result)
    return BlockerGone(after, key_result, after.days(work.now), note(work, command.by, Note.CLEARED, after))


def put_blocker_back(work: Work, by: PersonId, change: Change) -> BlockerLogged:
    """Raises AlreadyBack, and what `editor_of` raises."""
    command = ClearBlocker(work.workspace, by, blocker_in(change))
    blocker, key_result = _theirs(work, command)
    if blocker.open:
        raise AlreadyBack(title=blocker.ref)
    back = blocker.reopened()
    _keep(work, back, key_result)
    (told,) = in_the_way(work, [back], somebody(work, by))
    return BlockerLogged(told, key_result)


def take_blocker_back(work: Work, by: PersonId, change: Change) -> BlockerGone:
    """As if it had not been logged; what a check-in says is taken back with that.

    Raises AlreadyBack, and what `editor_of` raises.
    """
    blocker, key_result = _theirs(work, ClearBlocker(work.workspace, by, blocker_in(change)))
    if blocker.said_in is not None or not blocker.open:
        raise AlreadyBack(title=blocker.ref)
    gone = blocker.cleared(by, work.now)
    _keep(work, gone, key_result)
    return BlockerGone(gone, key_result, gone.days(work.now), change=None)


def _keep(work: Work, blocker: Blocker, key_result: KeyResult) -> None:
    work.blockers.save(blocker)
    revise_request(work, blocker)
    revise_what_was_asked(work, work.objectives.get(key_result.objective), [key_result])


def _theirs(work: Work, command: ClearBlocker) -> tuple[Blocker, KeyResult]:
    """The blocker that they may say is gone; who was asked to take it need not see the rest."""
    person = somebody(work, command.by)
    blocker = work.blockers.get(command.blocker)
    if _was_asked(work, person, blocker):
        return blocker, work.key_results.get(blocker.key_result)
    blocker, key_result = blocker_seen(work, command.by, command.blocker)
    if blocker.waits_on != command.by:
        editor_of(work, command.by, work.objectives.get(key_result.objective))
    return blocker, key_result


def _was_asked(work: Work, person: Person, blocker: Blocker) -> bool:
    return blocker.asked is not None and work.squads.get(blocker.asked).has(person.id)
