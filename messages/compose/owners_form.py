"""Asks who answers for a key result."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, Paragraph, PeopleField
from messages.compose.changed_meanwhile import told_meanwhile
from messages.compose.examples import ANA, BO, CHURN
from messages.words import Words
from okr.notices.history import Meanwhile
from okr.notices.key_results import OwnersForm

EXAMPLE = OwnersForm(CHURN.ref, CHURN.title, (ANA, BO), CHURN.version)
MEANWHILE = OwnersForm(CHURN.ref, CHURN.title, (BO,), 2, Meanwhile(("Dee",), ("owners",)))


def compose(notice: OwnersForm, words: Words) -> Form:
    voice = words.of("owners_form")
    told = () if notice.meanwhile is None else (Paragraph(told_meanwhile(notice.meanwhile, words)),)
    return Form(
        action=FormAction.OWNERS,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            *told,
            Aside(voice.spans("about", ref=notice.ref, title=notice.title)),
            PeopleField(
                FieldName.OWNERS, voice.fixed("owners"), voice.fixed("owners_hint"), initial=notice.owners
            ),
        ),
        about=f"{notice.ref}@{notice.version}",
    )
