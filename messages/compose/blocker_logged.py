"""Says what stands in the way now, and of what."""

from datetime import timedelta
from typing import Final

from messages.actions import Action
from messages.card import Button, Buttons, Card, Link, Paragraph, Quote
from messages.compose.examples import ANA, BO, CHURN, NOW
from messages.words import Words
from okr.blocker import Blocker, BlockerId
from okr.notices.marks import BlockerLogged

TERMS: Final = Blocker(
    BlockerId(4),
    CHURN.id,
    "Legal has to sign the new annual terms",
    ANA,
    NOW - timedelta(days=5),
    waits_on=BO,
    link="https://pebble.slack.com/archives/C0CHURN/p1",
)

EXAMPLE = BlockerLogged(TERMS, CHURN, "Bo")


def compose(notice: BlockerLogged, words: Words) -> Card:
    voice, blocker, key_result = words.of("blocker_logged"), notice.blocker, notice.key_result
    link = Link(voice.fixed("link_words"), blocker.link) if blocker.link else None
    facts = {
        "blocker": blocker.ref,
        "title": key_result.title,
        "ref": key_result.ref,
        "waits_on": notice.waits_on,
    }
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("logged", **facts)),
            Quote(voice.spans("said", text=blocker.text, link=link)),
            Buttons(
                (
                    Button(Action.SHOW, voice.text("show", **facts), key_result.ref),
                    Button(Action.SAY, voice.fixed("cleared"), f"blocker clear {blocker.ref}"),
                )
            ),
        ),
    )
