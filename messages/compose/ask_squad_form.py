"""Asks which other squad can take what is in the way."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, Form, Option
from messages.compose.blockers import TERMS, BlockerTeller
from messages.compose.choosing import pick
from messages.compose.examples import CHURN_SQUAD
from messages.words import Words
from okr.commands.reading import Nameable
from okr.notices.marks import AskSquadForm

EXAMPLE = AskSquadForm(TERMS, (CHURN_SQUAD,))


def compose(notice: AskSquadForm, words: Words) -> Form:
    voice = words.of("ask_squad_form")
    options = tuple(
        Option(each.handle, voice.text("option", name=each.name, handle=each.handle))
        for each in notice.squads
    )
    first = options[0].value if len(options) == 1 else ""
    return Form(
        action=FormAction.ASK_SQUAD,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            BlockerTeller.of(words).said(notice.blocker),
            pick(FieldName.SQUAD, voice.fixed("squad"), options, Nameable.SQUAD, initial=first),
            Aside(voice.spans("means")),
        ),
        about=notice.blocker.blocker.ref,
    )
