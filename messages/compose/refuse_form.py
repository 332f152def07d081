"""Asks why a blocker is not theirs."""

from messages.actions import FieldName, FormAction
from messages.card import Form, LongTextField
from messages.compose.blockers import ASKED, BlockerTeller
from messages.words import Words
from okr.marks import BLOCKER_LIMIT
from okr.notices.marks import RefuseForm

EXAMPLE = RefuseForm(ASKED)


def compose(notice: RefuseForm, words: Words) -> Form:
    voice = words.of("refuse_form")
    return Form(
        action=FormAction.REFUSE_BLOCKER,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            BlockerTeller.of(words).said(notice.blocker),
            LongTextField(
                FieldName.REASON,
                voice.fixed("why"),
                voice.fixed("why_hint"),
                optional=True,
                most=BLOCKER_LIMIT,
            ),
        ),
        about=notice.blocker.blocker.ref,
    )
