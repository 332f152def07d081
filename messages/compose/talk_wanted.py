"""Puts two people together who should talk about what is in the way."""

from dataclasses import replace

from messages.card import Card, Link, Mention, Paragraph
from messages.compose.blockers import ASKED, BlockerTeller
from messages.compose.examples import ANA, BO
from messages.words import Words
from okr.notices.marks import TalkWanted

EXAMPLE = TalkWanted(
    ASKED, "Growth squad", BO, "Bo", asker=True, link="https://pebble.slack.com/archives/C0GROWTH/p2"
)
OTHER = replace(EXAMPLE, other=ANA, other_name="Ana", asker=False, link="")


def compose(notice: TalkWanted, words: Words) -> Card:
    voice, teller = words.of("talk_wanted"), BlockerTeller.of(words)
    link = Link(voice.fixed("link"), notice.link) if notice.link else None
    facts = {
        **teller.facts(notice.blocker),
        "squad": notice.squad,
        "asker": notice.asker,
        "name": notice.other_name,
        "other": Mention(notice.other, notice.other_name),
        "link": link,
    }
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("asker" if notice.asker else "other", **facts)),
            teller.said(notice.blocker),
        ),
    )
