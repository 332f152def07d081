"""What may be noted beside a key result, and what is written there."""

from typing import Final

from okr.blocker import Blocker, BlockerId
from okr.errors.key_results import KeyResultDropped, NoSuchKeyResult
from okr.errors.marks import NoSuchBlocker
from okr.errors.texts import NothingSaid, TextTooLong
from okr.key_result import KeyResult, KeyResultId
from okr.permissions import editor_of, key_result_seen
from okr.person import PersonId
from okr.work import Work

EVIDENCE_LIMIT: Final = 1500
"""Letters of a message that fit into a note beside its link."""

BLOCKER_LIMIT: Final = 300


def marked(work: Work, by: PersonId, wanted: KeyResultId) -> KeyResult:
    """The key result that `by` may note something beside.

    Raises NoSuchKeyResult, KeyResultDropped, ObjectiveDropped, MembersOnly, SquadArchived, GuestsCannot.
    """
    key_result, objective, _ = key_result_seen(work, by, wanted)
    editor_of(work, by, objective)
    if key_result.dropped:
        raise KeyResultDropped(key_result=key_result.ref)
    return key_result


def blocker_seen(work: Work, by: PersonId, wanted: BlockerId) -> tuple[Blocker, KeyResult]:
    """That blocker and what it is in the way of; raises NoSuchBlocker also where they may not read that."""
    blocker = work.blockers.get(wanted)
    try:
        return blocker, key_result_seen(work, by, blocker.key_result)[0]
    except NoSuchKeyResult:
        raise NoSuchBlocker(blocker=blocker.ref) from None


def said(text: str, limit: int) -> str:
    """The words without blanks around them; raises NothingSaid, TextTooLong."""
    words = text.strip()
    if not words:
        raise NothingSaid
    if len(words) > limit:
        raise TextTooLong(letters=len(words), limit=limit)
    return words
