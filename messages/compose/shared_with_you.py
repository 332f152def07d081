"""Tells whoever leads a squad that an objective of another squad is shared with theirs."""

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Paragraph
from messages.compose.examples import CHURN_SQUAD, LOVE
from messages.words import Words
from okr.notices.named import Named
from okr.notices.sharing import SharedWithYou

EXAMPLE = SharedWithYou(Named(LOVE.ref, LOVE.title, CHURN_SQUAD.name), "Growth squad", "Ana")


def compose(notice: SharedWithYou, words: Words) -> Card:
    voice = words.of("shared_with_you")
    facts = {"objective": notice.objective, "squad": notice.squad, "by": notice.by}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("shared", **facts)), Aside(voice.spans("means", **facts))),
        footer=(
            Buttons(
                (
                    Button(Action.SHOW, voice.fixed("show"), notice.objective.ref),
                    Button(Action.SAY, voice.fixed("take_out"), f"unshare {notice.objective.ref}"),
                )
            ),
        ),
    )
