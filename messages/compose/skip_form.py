"""Asks why a week is skipped."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, ChoiceField, Form, Option, TextField
from messages.compose.examples import MONDAY
from messages.figures import day
from messages.words import Words
from okr.notices.week import SkipForm
from okr.skip import REASON_LIMIT

EXAMPLE = SkipForm(MONDAY)

_REASONS = ("leave", "sick", "nothing")


def compose(notice: SkipForm, words: Words) -> Form:
    """What can be chosen is worth as much as the same words typed."""
    voice = words.of("skip_form")
    reasons = [voice.fixed(each) for each in _REASONS]
    return Form(
        action=FormAction.SKIP,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            Aside(voice.spans("intro", day=day(notice.week_of))),
            ChoiceField(
                FieldName.WHICH,
                voice.fixed("which"),
                optional=True,
                options=tuple(Option(each, each) for each in reasons),
            ),
            TextField(
                FieldName.REASON,
                voice.fixed("reason"),
                voice.fixed("reason_hint"),
                optional=True,
                most=REASON_LIMIT,
            ),
        ),
    )
