"""When a squad is asked and shown its digest from now on."""

from messages.actions import Action
from messages.card import Button, Buttons, Card, Facts, Paragraph
from messages.compose.examples import CHURN_SQUAD
from messages.compose.squads import moments, voice_of
from messages.words import Words
from okr.notices.settings import CadenceChanged

EXAMPLE = CadenceChanged(CHURN_SQUAD)


def compose(notice: CadenceChanged, words: Words) -> Card:
    voice, squad = words.of("cadence_changed"), notice.squad
    change = Button(Action.SAY, voice.fixed("change"), f"settings squad {squad.handle}")
    return Card(
        summary=voice.text("summary", squad=squad.name),
        parts=(
            Paragraph(voice.spans("kept", squad=squad.name)),
            Facts(tuple(moments(squad, voice_of(words)))),
        ),
        footer=(Buttons((change,)),),
    )
