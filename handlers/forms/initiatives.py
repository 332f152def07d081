"""The form about an initiative, as a wish."""

from handlers.heard import Submission
from messages.actions import FieldName
from okr.commands.initiatives import AddInitiative
from okr.person import PersonId
from okr.phrases.said import key_result_id


def initiative_added(form: Submission) -> AddInitiative:
    owner = form.field(FieldName.OWNER)
    return AddInitiative(
        form.who.workspace,
        form.who.by,
        key_result_id(form.about),
        form.field(FieldName.TITLE),
        PersonId(owner) if owner else None,
    )
