"""Says what is out of the way."""

from messages.card import Buttons, Card, Paragraph
from messages.compose.blockers import GONE, BlockerTeller
from messages.compose.examples import CHURN
from messages.compose.undoing import undo_button
from messages.words import Words
from okr.change import ChangeId
from okr.notices.marks import BlockerGone, OpenBlocker

EXAMPLE = BlockerGone(GONE.blocker, CHURN, days=9, change=ChangeId(41))


def compose(notice: BlockerGone, words: Words) -> Card:
    voice, teller, key_result = words.of("blocker_gone"), BlockerTeller.of(words), notice.key_result
    facts = {
        "blocker": notice.blocker.ref,
        "title": key_result.title,
        "ref": key_result.ref,
        "days": notice.days,
        "mistaken": notice.change is None,
    }
    undo = () if notice.change is None else (undo_button(notice.change, words),)
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("gone", **facts)),
            teller.said(OpenBlocker(notice.blocker, notice.days)),
            Buttons((teller.show(key_result.ref), *undo)),
        ),
    )
