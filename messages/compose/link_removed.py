"""Says that something is not linked any more, and lets it be undone."""

from messages.card import Buttons, Card, Paragraph
from messages.compose.examples import CHURN, CHURN_SQUAD, CONVERSION
from messages.compose.undoing import undo_button
from messages.words import Words
from okr.change import ChangeId
from okr.notices.links import LinkRemoved
from okr.notices.named import Named

EXAMPLE = LinkRemoved(
    Named(CONVERSION.ref, CONVERSION.title, CHURN_SQUAD.name),
    Named(CHURN.ref, CHURN.title, CHURN_SQUAD.name),
    supports=False,
    change=ChangeId(7),
)


def compose(notice: LinkRemoved, words: Words) -> Card:
    voice = words.of("link_removed")
    block = "supports" if notice.supports else "drives"
    return Card(
        summary=voice.text(f"{block}_summary", source=notice.source, upheld=notice.upheld),
        parts=(Paragraph(voice.spans(block, source=notice.source, upheld=notice.upheld)),),
        footer=(Buttons((undo_button(notice.change, words),)),),
    )
