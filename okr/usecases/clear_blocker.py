"""Say that something stands in the way no more."""

from okr.blocker import Blocker, BlockerId
from okr.commands.marks import ClearBlocker
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.marks import NoSuchBlocker
from okr.history import remember
from okr.key_result import KeyResult
from okr.notices.marks import BlockerGone
from okr.permissions import editor_of, key_result_seen, somebody
from okr.person import PersonId
from okr.work import Work


def clear_blocker(work: Work, command: ClearBlocker) -> BlockerGone:
    """For the members of its squads, and for whom it waits on.

    Raises NoSuchBlocker, BlockerCleared, MembersOnly, GuestsCannot.
    """
    somebody(work, command.by)
    before, key_result = _seen(work, command.by, command.blocker)
    if before.waits_on != command.by:
        editor_of(work, command.by, work.objectives.get(key_result.objective))
    after = before.cleared(command.by, work.now)
    work.blockers.save(after)
    remember(work, command.by, key_result.ref, "blocker cleared", before=before, after=after)
    return BlockerGone(after, key_result, after.days(work.now))


def _seen(work: Work, by: PersonId, wanted: BlockerId) -> tuple[Blocker, KeyResult]:
    """Raises NoSuchBlocker also where they may not read what it stands in the way of."""
    blocker = work.blockers.get(wanted)
    try:
        return blocker, key_result_seen(work, by, blocker.key_result)[0]
    except NoSuchKeyResult:
        raise NoSuchBlocker(blocker=blocker.ref) from None
