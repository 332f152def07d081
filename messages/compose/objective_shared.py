"""Says that a second squad shares an objective."""

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Paragraph
from messages.compose.examples import CHURN_SQUAD, LOVE
from messages.words import Words
from okr.notices.named import Named
from okr.notices.sharing import ObjectiveShared

EXAMPLE = ObjectiveShared(Named(LOVE.ref, LOVE.title, CHURN_SQUAD.name), "Growth squad", "Fay")


def compose(notice: ObjectiveShared, words: Words) -> Card:
    voice = words.of("objective_shared")
    told = (Aside(voice.spans("told", lead=notice.told, squad=notice.squad)),) if notice.told else ()
    show = Button(Action.SHOW, voice.fixed("show"), notice.objective.ref)
    return Card(
        summary=voice.text("summary", objective=notice.objective, squad=notice.squad),
        parts=(Paragraph(voice.spans("shared", objective=notice.objective, squad=notice.squad)), *told),
        footer=(Buttons((show,)),),
    )
