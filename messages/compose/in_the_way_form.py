"""Asks what keeps a key result where it is."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, LongTextField, PersonField
from messages.compose.examples import REVENUE, REVENUE_HISTORY
from messages.figures import ordinal
from messages.words import Words
from okr.marks import BLOCKER_LIMIT
from okr.notices.week import InTheWayForm

EXAMPLE = InTheWayForm(REVENUE, REVENUE_HISTORY[-1].id, 3)


def compose(notice: InTheWayForm, words: Words) -> Form:
    voice, key_result = words.of("in_the_way_form"), notice.key_result
    facts = {"title": key_result.title, "ref": key_result.ref, "ordinal": ordinal(notice.times)}
    return Form(
        action=FormAction.IN_THE_WAY,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            Aside(voice.spans("intro", **facts)),
            LongTextField(FieldName.NOTE, voice.fixed("text"), most=BLOCKER_LIMIT),
            PersonField(
                FieldName.WAITS_ON, voice.fixed("waits_on"), voice.fixed("waits_on_hint"), optional=True
            ),
        ),
        about=key_result.ref,
    )
