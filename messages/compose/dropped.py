"""Something is worked on no more, and can be taken back."""

from messages.card import Aside, Buttons, Card, Paragraph
from messages.compose.examples import CHURN, LOVE, LOVE_STANDS
from messages.compose.undoing import undo_button
from messages.words import Words
from okr.change import ChangeId
from okr.notices.history import Dropped

EXAMPLE = Dropped(LOVE.ref, LOVE.title, ChangeId(412), len(LOVE_STANDS.key_results))
KEY_RESULT = Dropped(CHURN.ref, CHURN.title, ChangeId(413))


def compose(notice: Dropped, words: Words) -> Card:
    voice = words.of("dropped")
    facts = {"ref": notice.ref, "title": notice.title, "key_results": notice.key_results}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("dropped", **facts)), Aside(voice.spans("kept"))),
        footer=(Buttons((undo_button(notice.change, words),)),),
    )
