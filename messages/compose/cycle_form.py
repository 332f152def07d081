"""Asks for a cycle with days of its own."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, DateField, Form, TextField
from messages.words import Words
from okr.notices.cycles import CycleForm

EXAMPLE = CycleForm("SUMMER")


def compose(notice: CycleForm, words: Words) -> Form:
    voice = words.of("cycle_form")
    return Form(
        action=FormAction.CYCLE,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            Aside(voice.spans("intro")),
            TextField(
                FieldName.CYCLE,
                voice.fixed("cycle"),
                voice.fixed("cycle_hint"),
                initial=notice.name,
                most=20,
            ),
            DateField(FieldName.STARTS, voice.fixed("starts"), optional=True),
            DateField(FieldName.ENDS, voice.fixed("ends"), optional=True),
        ),
    )
