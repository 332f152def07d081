"""Forms and buttons of the weekly question, as wishes."""

import re
from datetime import datetime

from handlers.heard import Click, Submission
from messages.actions import FieldName, field_for, key_result_of
from okr.commands.week import AskLater, Explain, SayInTheWay, SkipWeek, SubmitCheckIns, TypedRow
from okr.errors.okr_error import OfAnOlderVersion
from okr.key_result import KeyResultId
from okr.later import Later
from okr.person import PersonId
from okr.phrases.said import is_key_result, key_result_id

_WEEK = re.compile(r"[0-9]{4}-W(?:0[1-9]|[1-4][0-9]|5[0-3])")
_NUMBER = re.compile(r"[0-9]{1,18}")


def checked_in(form: Submission) -> SubmitCheckIns:
    asked = dict.fromkeys(key_result_of(name) for name in form.fields)
    rows = tuple(_row(form, each) for each in asked if each is not None)
    filled = _filled(form)
    rest = tuple(key_result_id(each) for each in form.about.split() if is_key_result(each))
    return SubmitCheckIns(
        form.who.workspace, form.who.by, rows, filled or form.opened, rest, form.asked, form.opened
    )


def _filled(form: Submission) -> datetime | None:
    """When a form that was shown again was filled in at first. Raises OfAnOlderVersion."""
    try:
        filled = form.field(FieldName.FILLED)
        return datetime.fromisoformat(filled) if filled else None
    except ValueError:
        raise OfAnOlderVersion from None


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


def week_skipped(form: Submission) -> SkipWeek:
    reason = form.field(FieldName.REASON) or form.field(FieldName.WHICH)
    return SkipWeek(form.who.workspace, form.who.by, reason)


def said_in_the_way(form: Submission) -> SayInTheWay:
    waits_on = form.field(FieldName.WAITS_ON)
    return SayInTheWay(
        form.who.workspace,
        form.who.by,
        key_result_id(form.about),
        form.field(FieldName.NOTE),
        PersonId(waits_on) if waits_on else None,
    )


def explained(form: Submission) -> Explain:
    return Explain(form.who.workspace, form.who.by, key_result_id(form.about), form.field(FieldName.NOTE))


def asked_later(click: Click) -> AskLater:
    """Raises OfAnOlderVersion for a time no menu of ours offers."""
    later, _, week = click.value.partition("@")
    if later not in set(Later):
        raise OfAnOlderVersion
    return AskLater(click.who.workspace, click.who.by, Later(later), week_named(week))


def week_named(text: str) -> str:
    """The week of `2026-W48`; empty for none. Raises OfAnOlderVersion for what is no week."""
    if text and not _WEEK.fullmatch(text):
        raise OfAnOlderVersion
    return text


def number_in(text: str) -> int:
    """Raises OfAnOlderVersion for what no button of ours holds."""
    if not _NUMBER.fullmatch(text):
        raise OfAnOlderVersion
    return int(text)
