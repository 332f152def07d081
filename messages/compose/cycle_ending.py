"""Tells whoever leads squads that a cycle comes to its end."""

from typing import Final

from messages.actions import Action
from messages.card import Aside, Bullets, Button, Buttons, Card, Paragraph
from messages.compose.cutting import cut
from messages.compose.examples import CHURN_SQUAD
from messages.figures import day
from messages.words import Voice, Words
from okr.cycle import quarter_named
from okr.notices.cycles import CycleEnding, EndingFor

MOST_BUTTONS: Final = 5
MOST_LETTERS: Final = 40

EXAMPLE = CycleEnding(
    "Dee", quarter_named("2026Q4"), (EndingFor(CHURN_SQUAD.name, CHURN_SQUAD.handle, 1, 4),)
)


def compose(notice: CycleEnding, words: Words) -> Card:
    voice, cycle = words.of("cycle_ending"), notice.cycle
    facts = {"name": notice.name, "cycle": cycle.id, "day": day(cycle.ends)}
    lines = tuple(
        voice.spans("squad", squad=each.squad, objectives=each.objectives, key_results=each.key_results)
        for each in notice.squads
    )
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("hello", **facts)),
            Bullets(lines),
            Paragraph(voice.spans("comes")),
        ),
        footer=(
            Buttons(tuple(_close(notice, each, voice) for each in notice.squads[:MOST_BUTTONS])),
            Aside(voice.spans("how", handle=notice.squads[0].handle, cycle=cycle.id)),
        ),
    )


def _close(notice: CycleEnding, each: EndingFor, voice: Voice) -> Button:
    label = voice.text("close", squad=cut(each.squad, MOST_LETTERS))
    return Button(Action.SAY, label, f"cycle close {each.handle} {notice.cycle.id}")
