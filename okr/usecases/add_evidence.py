"""Keep a message as evidence, to be offered in the next check-in of its key result."""

from okr.commands.marks import AddEvidence
from okr.evidence import Evidence
from okr.history import remember
from okr.marks import EVIDENCE_LIMIT, marked, said
from okr.notices.marks import EvidenceKept
from okr.usecases.revise import QUESTION_STANDS
from okr.usecases.send_prompts import revise_prompt
from okr.work import Work


def add_evidence(work: Work, command: AddEvidence) -> EvidenceKept:
    """This week's question says that it is there.

    Raises NothingSaid, TextTooLong and what `marked` raises.
    """
    key_result = marked(work, command.by, command.key_result)
    text = said(command.text, EVIDENCE_LIMIT)
    evidence = Evidence(work.evidence.next_id(), key_result.id, command.by, work.now, text, command.link)
    work.evidence.add(evidence)
    remember(work, command.by, key_result.ref, "evidence noted", after=evidence)
    for prompt in work.prompts.about([key_result.id], work.now - QUESTION_STANDS):
        revise_prompt(work, prompt)
    return EvidenceKept(text, command.link, key_result)
