"""Asks who answers for a key result."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, PeopleField
from messages.compose.examples import ANA, BO, CHURN
from messages.words import Words
from okr.notices.key_results import OwnersForm

EXAMPLE = OwnersForm(CHURN.ref, CHURN.title, (ANA, BO))


def compose(notice: OwnersForm, words: Words) -> Form:
    voice = words.of("owners_form")
    return Form(
        action=FormAction.OWNERS,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            Aside(voice.spans("about", ref=notice.ref, title=notice.title)),
            PeopleField(
                FieldName.OWNERS, voice.fixed("owners"), voice.fixed("owners_hint"), initial=notice.owners
            ),
        ),
        about=notice.ref,
    )
