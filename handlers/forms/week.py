"""The form of a check-in, as a wish."""

from handlers.heard import Submission
from messages.actions import FieldName, field_for, key_result_of
from okr.commands.week import SubmitCheckIns, TypedRow
from okr.key_result import KeyResultId


def checked_in(form: Submission) -> SubmitCheckIns:
    asked = dict.fromkeys(key_result_of(name) for name in form.fields)
    rows = tuple(_row(form, each) for each in asked if each is not None)
    return SubmitCheckIns(form.who.workspace, form.who.by, rows, form.opened)


def _row(form: Submission, key_result: KeyResultId) -> TypedRow:
    def typed(name: FieldName) -> str:
        return form.fields.get(field_for(name, key_result), "")

    return TypedRow(
        key_result,
        value=typed(FieldName.VALUE),
        confidence=typed(FieldName.CONFIDENCE),
        note=typed(FieldName.NOTE),
        blocker=typed(FieldName.BLOCKER),
        done=form.fields.get(field_for(FieldName.DONE, key_result)),
    )
