"""Asks by which day a blocker will be gone."""

from messages.actions import FieldName, FormAction
from messages.card import DateField, Form
from messages.compose.blockers import TAKEN, BlockerTeller
from messages.words import Words
from okr.notices.marks import AcceptForm

EXAMPLE = AcceptForm(TAKEN)


def compose(notice: AcceptForm, words: Words) -> Form:
    voice, blocker = words.of("accept_form"), notice.blocker.blocker
    return Form(
        action=FormAction.ACCEPT_BLOCKER,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            BlockerTeller.of(words).said(notice.blocker),
            DateField(
                FieldName.UNTIL,
                voice.fixed("until"),
                voice.fixed("until_hint"),
                optional=True,
                initial=blocker.promised,
            ),
        ),
        about=blocker.ref,
    )
