"""Asks for an initiative under one key result."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, PersonField, TextField
from messages.compose.examples import CHURN
from messages.words import Words
from okr.notices.initiatives import InitiativeForm
from okr.objective import TITLE_LIMIT

EXAMPLE = InitiativeForm(CHURN)


def compose(notice: InitiativeForm, words: Words) -> Form:
    voice, key_result = words.of("initiative_form"), notice.key_result
    return Form(
        action=FormAction.INITIATIVE,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            Aside(voice.spans("about", title=key_result.title, ref=key_result.ref)),
            TextField(
                FieldName.TITLE,
                voice.fixed("initiative"),
                voice.fixed("initiative_hint"),
                most=TITLE_LIMIT,
            ),
            PersonField(FieldName.OWNER, voice.fixed("owner"), voice.fixed("owner_hint"), optional=True),
        ),
        about=key_result.ref,
    )
