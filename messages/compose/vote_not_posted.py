"""Tells whoever asked for a vote that the question could not be posted, and what to do."""

from messages.card import Card, ChannelRef, Paragraph
from messages.compose.examples import CHURN_SQUAD
from messages.words import Words
from okr.notices.votes import VoteNotPosted
from okr.person import ChannelId

EXAMPLE = VoteNotPosted(CHURN_SQUAD.name, "churn", ChannelId("C0CHURN"), "not_in_channel")


def compose(notice: VoteNotPosted, words: Words) -> Card:
    voice = words.of("vote_not_posted")
    facts = {"squad": notice.squad, "channel": ChannelRef(notice.channel), "reason": notice.reason}
    return Card(
        summary=voice.text("summary", squad=notice.squad),
        parts=(
            Paragraph(voice.spans("refused", **facts)),
            Paragraph(voice.spans("advice", **facts, about=notice.about)),
        ),
    )
