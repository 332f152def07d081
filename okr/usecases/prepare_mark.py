"""Gather what the forms for evidence and for a blocker begin with."""

from okr.commands.marks import PrepareBlocker, PrepareEvidence
from okr.key_result import KeyResult
from okr.notices.marks import BlockerForm, EvidenceForm
from okr.permissions import editor_of, key_result_seen, somebody
from okr.work import Work


def prepare_evidence(work: Work, command: PrepareEvidence) -> EvidenceForm:
    """Raises NoSuchKeyResult, MembersOnly, GuestsCannot."""
    return EvidenceForm(command.text, command.link, _begun_with(work, command))


def prepare_blocker(work: Work, command: PrepareBlocker) -> BlockerForm:
    """Raises NoSuchKeyResult, MembersOnly, GuestsCannot."""
    return BlockerForm(command.text, command.link, _begun_with(work, command))


def _begun_with(work: Work, command: PrepareEvidence | PrepareBlocker) -> KeyResult | None:
    """The key result that was named, or the only one they own."""
    person = somebody(work, command.by)
    if command.key_result is not None:
        key_result, objective, _ = key_result_seen(work, command.by, command.key_result)
        editor_of(work, command.by, objective)
        return key_result
    today = person.local(work.now).date()
    match [each for each in work.key_results.answerable_by([person.id]) if each.ends >= today]:
        case [only]:
            return work.key_results.get(only.key_result)
        case _:
            return None
