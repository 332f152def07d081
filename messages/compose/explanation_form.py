"""Asks somebody what they believe, or doubt, by."""

from dataclasses import replace

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, LongTextField
from messages.compose.examples import CONVERSION_HISTORY, CONVERSION_STANDS
from messages.compose.key_results import Teller
from messages.words import Words
from okr.notices.week import ExplanationForm
from okr.reading.typed.tail import NOTE_LIMIT

EXAMPLE = ExplanationForm(replace(CONVERSION_STANDS, progress=0.2), CONVERSION_HISTORY[-1].id)


def compose(notice: ExplanationForm, words: Words) -> Form:
    voice, facts = words.of("explanation_form"), Teller.of(words).facts(notice.standing)
    return Form(
        action=FormAction.EXPLAIN,
        title=voice.text("title", **facts),
        submit=voice.text("submit", **facts),
        close=voice.fixed("close"),
        parts=(
            Aside(voice.spans("intro", **facts)),
            LongTextField(
                FieldName.NOTE,
                voice.fixed("note"),
                voice.fixed("note_hint"),
                initial=notice.explained,
                most=NOTE_LIMIT,
            ),
        ),
        about=notice.standing.key_result.ref,
    )
