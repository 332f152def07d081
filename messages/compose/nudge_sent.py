"""Says to who nudged what was done."""

from datetime import datetime

from messages.card import Card, Paragraph
from messages.compose.examples import CHURN
from messages.figures import clock
from messages.words import Words
from okr.notices.week import NudgeSent

EXAMPLE = NudgeSent(
    CHURN,
    "Bo",
    on_behalf_of="Ana",
    quiet_until=datetime(2026, 11, 17, 8),  # noqa: DTZ001 - what their own clock shows
)


def compose(notice: NudgeSent, words: Words) -> Card:
    voice = words.of("nudge_sent")
    facts = {
        "asked": notice.asked,
        "title": notice.key_result.title,
        "ref": notice.key_result.ref,
        "on_behalf_of": notice.on_behalf_of,
        "until": "" if notice.quiet_until is None else clock(notice.quiet_until.time()),
        "weekday": "" if notice.quiet_until is None else f"{notice.quiet_until:%A}",
    }
    return Card(voice.text("summary", **facts), (Paragraph(voice.spans("sent", **facts)),))
