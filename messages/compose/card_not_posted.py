"""Tells whoever shared something that it could not be posted, and what to do."""

from messages.card import Card, ChannelRef, Paragraph
from messages.words import Words
from okr.notices.sharing import CardNotPosted
from okr.person import ChannelId

EXAMPLE = CardNotPosted("O12", ChannelId("C0GENERAL"), "not_in_channel")


def compose(notice: CardNotPosted, words: Words) -> Card:
    voice = words.of("card_not_posted")
    facts = {"ref": notice.ref, "channel": ChannelRef(notice.channel), "reason": notice.reason}
    return Card(
        summary=voice.text("summary", ref=notice.ref),
        parts=(Paragraph(voice.spans("refused", **facts)), Paragraph(voice.spans("advice", **facts))),
    )
