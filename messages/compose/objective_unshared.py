"""Says that a second squad shares an objective no more, and lets it be undone."""

from messages.card import Buttons, Card, Paragraph
from messages.compose.examples import CHURN_SQUAD, LOVE
from messages.compose.undoing import undo_button
from messages.words import Words
from okr.change import ChangeId
from okr.notices.named import Named
from okr.notices.sharing import ObjectiveUnshared

EXAMPLE = ObjectiveUnshared(Named(LOVE.ref, LOVE.title, CHURN_SQUAD.name), "Growth squad", change=ChangeId(7))


def compose(notice: ObjectiveUnshared, words: Words) -> Card:
    voice = words.of("objective_unshared")
    facts = {"objective": notice.objective, "squad": notice.squad}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("unshared", **facts)),),
        footer=(Buttons((undo_button(notice.change, words),)),),
    )
