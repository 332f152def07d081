"""Tells a squad's lead that its digest could not be posted."""

from messages.card import Aside, Card, ChannelRef, Paragraph
from messages.compose.examples import CHURN_SQUAD
from messages.words import Words
from okr.notices.week import DigestNotDelivered
from okr.person import ChannelId

EXAMPLE = DigestNotDelivered(CHURN_SQUAD.name, CHURN_SQUAD.handle, ChannelId("C0CHURN"), "not_in_channel")


def compose(notice: DigestNotDelivered, words: Words) -> Card:
    voice = words.of("digest_not_delivered")
    facts = {"squad": notice.squad, "channel": ChannelRef(notice.channel), "reason": notice.reason}
    return Card(
        summary=voice.text("summary", squad=notice.squad),
        parts=(
            Paragraph(voice.spans("refused", **facts)),
            Paragraph(voice.spans("advice", **facts)),
            Aside(voice.spans("then", handle=notice.handle)),
        ),
    )
