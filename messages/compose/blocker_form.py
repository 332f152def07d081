"""Asks what is in the way of which key result, and on whom it waits."""

from messages.actions import FieldName, FormAction
from messages.card import Form, LongTextField, PersonField
from messages.compose.evidence_form import where, which
from messages.compose.examples import CHURN
from messages.words import Words
from okr.marks import BLOCKER_LIMIT
from okr.notices.marks import BlockerForm

EXAMPLE = BlockerForm(
    "Legal has to sign the new annual terms", "https://pebble.slack.com/archives/C0CHURN/p1", CHURN
)


def compose(notice: BlockerForm, words: Words) -> Form:
    voice = words.of("blocker_form")
    return Form(
        action=FormAction.BLOCKER,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            which(notice.key_result, voice),
            LongTextField(
                FieldName.NOTE,
                voice.fixed("text"),
                voice.fixed("text_hint"),
                initial=notice.text,
                most=BLOCKER_LIMIT,
            ),
            PersonField(
                FieldName.WAITS_ON, voice.fixed("waits_on"), voice.fixed("waits_on_hint"), optional=True
            ),
            *where(notice.link, voice),
        ),
        about=notice.link,
    )
