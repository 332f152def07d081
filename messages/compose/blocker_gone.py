"""Says what is out of the way."""

from messages.actions import Action
from messages.card import Button, Buttons, Card, Paragraph, Quote
from messages.compose.blocker_logged import TERMS
from messages.compose.examples import BO, CHURN, NOW
from messages.words import Words
from okr.notices.marks import BlockerGone

EXAMPLE = BlockerGone(TERMS.cleared(BO, NOW), CHURN, days=5)


def compose(notice: BlockerGone, words: Words) -> Card:
    voice, blocker, key_result = words.of("blocker_gone"), notice.blocker, notice.key_result
    facts = {
        "blocker": blocker.ref,
        "title": key_result.title,
        "ref": key_result.ref,
        "days": notice.days,
    }
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("gone", **facts)),
            Quote(voice.spans("said", text=blocker.text)),
            Buttons((Button(Action.SHOW, voice.text("show", **facts), key_result.ref),)),
        ),
    )
