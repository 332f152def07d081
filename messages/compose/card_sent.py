"""Says to whoever shared something that it is on its way to the channel."""

from messages.card import Card, ChannelRef, Paragraph
from messages.compose.examples import CHURN_SQUAD, LOVE
from messages.words import Words
from okr.notices.named import Named
from okr.notices.sharing import CardSent
from okr.person import ChannelId

EXAMPLE = CardSent(Named(LOVE.ref, LOVE.title, CHURN_SQUAD.name), ChannelId("C0GENERAL"))


def compose(notice: CardSent, words: Words) -> Card:
    voice = words.of("card_sent")
    sent = voice.spans("sent", subject=notice.subject, channel=ChannelRef(notice.channel))
    return Card(voice.text("summary", subject=notice.subject), (Paragraph(sent),))
