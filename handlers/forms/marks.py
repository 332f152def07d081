"""Forms about evidence and blockers, as wishes."""

from handlers.heard import Submission
from messages.actions import FieldName
from okr.commands.marks import AddEvidence, LogBlocker
from okr.person import PersonId
from okr.phrases.said import key_result_id


def evidence_kept(form: Submission) -> AddEvidence:
    return AddEvidence(
        form.who.workspace,
        form.who.by,
        key_result_id(form.field(FieldName.KEY_RESULT)),
        form.field(FieldName.NOTE),
        link=form.about,
    )


def blocker_logged(form: Submission) -> LogBlocker:
    waits_on = form.field(FieldName.WAITS_ON)
    return LogBlocker(
        form.who.workspace,
        form.who.by,
        key_result_id(form.field(FieldName.KEY_RESULT)),
        form.field(FieldName.NOTE),
        waits_on=PersonId(waits_on) if waits_on else None,
        link=form.about,
    )
