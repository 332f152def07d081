"""Says that the digest is on its way."""

from messages.card import Card, ChannelRef, Paragraph
from messages.compose.examples import CHURN_SQUAD
from messages.words import Words
from okr.notices.week import DigestSent
from okr.person import ChannelId

EXAMPLE = DigestSent(CHURN_SQUAD.name, ChannelId("C0CHURN"))


def compose(notice: DigestSent, words: Words) -> Card:
    voice, facts = words.of("digest_sent"), {"squad": notice.squad, "channel": ChannelRef(notice.channel)}
    return Card(voice.text("summary", **facts), (Paragraph(voice.spans("sent", **facts)),))
