"""A cycle that was closed too early is open again."""

from messages.actions import Action
from messages.card import Button, Buttons, Card, Paragraph
from messages.compose.examples import CHURN_SQUAD, CYCLE
from messages.words import Words
from okr.notices.cycles import CycleReopened

EXAMPLE = CycleReopened(CHURN_SQUAD.name, CHURN_SQUAD.handle, CYCLE)


def compose(notice: CycleReopened, words: Words) -> Card:
    voice, facts = words.of("cycle_reopened"), {"squad": notice.squad, "cycle": notice.cycle}
    close = Button(Action.SAY, voice.fixed("close"), f"cycle close {notice.handle} {notice.cycle}")
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("open", **facts)),),
        footer=(Buttons((close,)),),
    )
