"""Asks which squad is to share an objective."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, Option, Paragraph
from messages.compose.choosing import pick
from messages.compose.examples import CHURN_SQUAD, LOVE
from messages.words import Words
from okr.commands.reading import Nameable
from okr.notices.named import Named
from okr.notices.sharing import ShareObjectiveForm

EXAMPLE = ShareObjectiveForm(Named(LOVE.ref, LOVE.title, "Growth squad"), (CHURN_SQUAD,))


def compose(notice: ShareObjectiveForm, words: Words) -> Form:
    voice = words.of("share_objective_form")
    options = tuple(
        Option(each.handle, voice.text("option", name=each.name, handle=each.handle))
        for each in notice.squads
    )
    first = options[0].value if len(options) == 1 else ""
    return Form(
        action=FormAction.SHARE_OBJECTIVE,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            Paragraph(voice.spans("what", objective=notice.objective)),
            pick(FieldName.SQUAD, voice.fixed("squad"), options, Nameable.SQUAD, initial=first),
            Aside(voice.spans("means")),
        ),
        about=notice.objective.ref,
    )
