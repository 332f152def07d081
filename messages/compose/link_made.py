"""Says what now drives or supports what."""

from typing import Final

from messages.actions import Action
from messages.card import Button, Buttons, Card, Paragraph
from messages.compose.examples import CHURN, CHURN_SQUAD, CONVERSION, LOVE
from messages.words import Words
from okr.notices.links import LinkMade
from okr.notices.named import Named

EXAMPLE = LinkMade(
    Named(CONVERSION.ref, CONVERSION.title, CHURN_SQUAD.name),
    Named(CHURN.ref, CHURN.title, CHURN_SQUAD.name),
    supports=False,
)

SUPPORTS: Final = LinkMade(
    Named(LOVE.ref, LOVE.title, CHURN_SQUAD.name), Named("O3", "Growth that lasts", "Pebble"), supports=True
)


def compose(notice: LinkMade, words: Words) -> Card:
    voice = words.of("link_made")
    block = "supports" if notice.supports else "drives"
    show = Button(Action.SHOW, voice.fixed(f"show_{block}"), notice.upheld.ref)
    return Card(
        summary=voice.text(f"{block}_summary", source=notice.source, upheld=notice.upheld),
        parts=(
            Paragraph(voice.spans(block, source=notice.source, upheld=notice.upheld)),
            Buttons((show,)),
        ),
    )
