"""A cycle is made."""

from datetime import date

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Paragraph
from messages.figures import day_of_year
from messages.words import Words
from okr.cycle import Cycle, CycleId
from okr.notices.cycles import CycleMade

EXAMPLE = CycleMade(Cycle(CycleId("SUMMER"), date(2027, 6, 1), date(2027, 8, 31)))


def compose(notice: CycleMade, words: Words) -> Card:
    voice, cycle = words.of("cycle_made"), notice.cycle
    facts = {"name": cycle.id, "starts": day_of_year(cycle.starts), "ends": day_of_year(cycle.ends)}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("made", **facts)), Aside(voice.spans("how", name=cycle.id))),
        footer=(Buttons((Button(Action.SAY, voice.fixed("list"), "cycle list"),)),),
    )
