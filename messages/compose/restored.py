"""Something that was taken away is back."""

from messages.actions import Action
from messages.card import Button, Buttons, Card, Paragraph
from messages.compose.examples import LOVE
from messages.words import Words
from okr.notices.history import Restored

EXAMPLE = Restored(LOVE.ref, LOVE.title)


def compose(notice: Restored, words: Words) -> Card:
    voice = words.of("restored")
    facts = {"ref": notice.ref, "title": notice.title}
    return Card(
        summary=voice.text("back", **facts),
        parts=(Paragraph(voice.spans("back", **facts)),),
        footer=(Buttons((Button(Action.SHOW, voice.fixed("show"), notice.ref),)),),
    )
