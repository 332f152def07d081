"""Says to who asked another squad where that was said."""

from dataclasses import replace

from messages.card import Buttons, Card, ChannelRef, Paragraph
from messages.compose.blockers import ASKED, BlockerTeller
from messages.words import Words
from okr.notices.marks import BlockerAskSent
from okr.person import ChannelId

EXAMPLE = BlockerAskSent(ASKED, ChannelId("C0GROWTH"), "Bo")
TO_LEAD = replace(EXAMPLE, channel=None)


def compose(notice: BlockerAskSent, words: Words) -> Card:
    voice, teller = words.of("blocker_ask_sent"), BlockerTeller.of(words)
    channel = None if notice.channel is None else ChannelRef(notice.channel)
    facts = {**teller.facts(notice.blocker), "channel": channel, "lead": notice.lead}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("sent", **facts)),
            teller.said(notice.blocker),
            Buttons((teller.show(f"KR{notice.blocker.blocker.key_result}"),)),
        ),
    )
