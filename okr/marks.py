"""What may be noted beside a key result, and what is written there."""

from typing import Final

from okr.errors.key_results import KeyResultDropped
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


def said(text: str, limit: int) -> str:
    """The words without blanks around them; raises NothingSaid, TextTooLong."""
    words = text.strip()
    if not words:
        raise NothingSaid
    if len(words) > limit:
        raise TextTooLong(letters=len(words), limit=limit)
    return words
