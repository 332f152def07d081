"""Says to whoever asked for a vote that the question is on its way."""

from messages.card import Card, ChannelRef, Paragraph
from messages.compose.examples import CHURN_SQUAD
from messages.words import Words
from okr.notices.votes import VoteOpened
from okr.person import ChannelId

EXAMPLE = VoteOpened(CHURN_SQUAD.name, ChannelId("C0CHURN"))


def compose(notice: VoteOpened, words: Words) -> Card:
    voice = words.of("vote_opened")
    opened = voice.spans("opened", squad=notice.squad, channel=ChannelRef(notice.channel))
    return Card(voice.text("summary", squad=notice.squad), (Paragraph(opened),))
