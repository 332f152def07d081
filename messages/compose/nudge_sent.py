"""Says to who nudged what was done."""

from datetime import time

from messages.card import Card, Paragraph
from messages.compose.examples import CHURN
from messages.figures import clock
from messages.words import Words
from okr.notices.week import NudgeSent

EXAMPLE = NudgeSent(CHURN, "Bo", on_behalf_of="Ana", quiet_until=time(8))


def compose(notice: NudgeSent, words: Words) -> Card:
    voice = words.of("nudge_sent")
    facts = {
        "asked": notice.asked,
        "title": notice.key_result.title,
        "ref": notice.key_result.ref,
        "on_behalf_of": notice.on_behalf_of,
        "until": "" if notice.quiet_until is None else clock(notice.quiet_until),
    }
    return Card(voice.text("summary", **facts), (Paragraph(voice.spans("sent", **facts)),))
