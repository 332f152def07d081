"""A squad is made: what it is, when it is asked, what to do next."""

from messages.actions import Action
from messages.card import Aside, Button, Buttons, ButtonStyle, Card, Facts, Paragraph
from messages.compose.examples import CHURN_SQUAD
from messages.compose.squads import facts, voice_of
from messages.words import Voice, Words
from okr.notices.squads import SquadCreated
from okr.squad import Squad

EXAMPLE = SquadCreated(CHURN_SQUAD, "Dee")


def compose(notice: SquadCreated, words: Words) -> Card:
    voice, squad = words.of("squad_created"), notice.squad
    return Card(
        summary=voice.text("summary", name=squad.name),
        parts=(
            Paragraph(voice.spans("ready", name=squad.name)),
            Facts(tuple(facts(squad, notice.lead, voice_of(words)))),
            Aside(voice.spans("next", handle=squad.handle)),
        ),
        footer=(Buttons(_buttons(squad, voice)),),
    )


def _buttons(squad: Squad, voice: Voice) -> tuple[Button, ...]:
    return (
        Button(Action.NEW_OBJECTIVE, voice.fixed("new_objective"), squad.handle, ButtonStyle.PRIMARY),
        Button(Action.ADD_MEMBER, voice.fixed("add_member"), squad.handle),
    )
