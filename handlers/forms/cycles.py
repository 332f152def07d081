"""Forms about cycles and what came of them, as wishes."""

from datetime import date

from handlers.heard import Submission
from messages.actions import FieldName, field_for, key_result_of
from okr.commands.cycles import MakeCycle, SubmitClosing, SubmitScore, TypedScore
from okr.key_result import KeyResultId
from okr.phrases.said import key_result_id
from okr.score import Verdict


def cycle_made(form: Submission) -> MakeCycle:
    starts, ends = form.field(FieldName.STARTS), form.field(FieldName.ENDS)
    return MakeCycle(
        form.who.workspace,
        form.who.by,
        form.field(FieldName.CYCLE),
        date.fromisoformat(starts) if starts else None,
        date.fromisoformat(ends) if ends else None,
    )


def key_result_scored(form: Submission) -> SubmitScore:
    row = _judged(form, key_result_id(form.about))
    return SubmitScore(form.who.workspace, form.who.by, row, form.opened)


def cycle_closed(form: Submission) -> SubmitClosing:
    squad, cycle, page = form.about.split()
    asked = dict.fromkeys(key_result_of(name) for name in form.fields)
    rows = tuple(_judged(form, each) for each in asked if each is not None)
    return SubmitClosing(form.who.workspace, form.who.by, squad, cycle, int(page), rows, form.opened)


def _judged(form: Submission, key_result: KeyResultId) -> TypedScore:
    def typed(name: FieldName) -> str:
        return form.fields.get(field_for(name, key_result), "").strip()

    return TypedScore(
        key_result,
        value=typed(FieldName.VALUE),
        score=typed(FieldName.SCORE),
        verdict=Verdict(typed(FieldName.VERDICT) or Verdict.CARRY),
        reason=typed(FieldName.REASON),
        moved_it=typed(FieldName.MOVED_IT),
        would_change=typed(FieldName.WOULD_CHANGE),
    )
