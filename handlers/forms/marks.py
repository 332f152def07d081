"""Forms about evidence and blockers, as wishes."""

from datetime import date

from handlers.heard import Submission
from messages.actions import FieldName
from okr.blocker import BlockerId
from okr.commands.marks import AcceptBlocker, AddEvidence, AskSquad, LogBlocker, RefuseBlocker
from okr.person import PersonId
from okr.phrases.marks import blocker_id
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


def squad_asked(form: Submission) -> AskSquad:
    return AskSquad(form.who.workspace, form.who.by, _blocker(form), form.field(FieldName.SQUAD))


def blocker_accepted(form: Submission) -> AcceptBlocker:
    day = form.field(FieldName.UNTIL)
    promised = date.fromisoformat(day) if day else None
    return AcceptBlocker(form.who.workspace, form.who.by, _blocker(form), promised)


def blocker_refused(form: Submission) -> RefuseBlocker:
    return RefuseBlocker(form.who.workspace, form.who.by, _blocker(form), form.field(FieldName.REASON))


def _blocker(form: Submission) -> BlockerId:
    return blocker_id(form.about, "/okr blockers")
