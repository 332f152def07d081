"""Asks for an objective and its key results, a sentence each."""

from collections.abc import Iterator

from messages.actions import FieldName, FormAction
from messages.card import ChoiceField, Field, Form, LongTextField, LookupField, Option, Paragraph, TextField
from messages.compose.choosing import pick
from messages.compose.examples import CHURN_SQUAD
from messages.compose.objective_edit_form import intent_field
from messages.words import Voice, Words
from okr.commands.reading import Nameable
from okr.notices.objectives import ObjectiveForm
from okr.objective import TITLE_LIMIT, Intent

EXAMPLE = ObjectiveForm((CHURN_SQUAD,), squad="churn", title="Customers LOVE our Product")


def compose(notice: ObjectiveForm, words: Words) -> Form:
    voice = words.of("objective_form")
    homeless = (Paragraph(voice.spans("no_squads")),)
    return Form(
        action=FormAction.OBJECTIVE,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=tuple(_fields(notice, words)) if notice.squads else homeless,
    )


def _fields(notice: ObjectiveForm, words: Words) -> Iterator[Field]:
    voice = words.of("objective_form")
    yield _squad(notice, voice)
    yield TextField(
        FieldName.TITLE,
        voice.fixed("objective"),
        voice.fixed("objective_hint"),
        initial=notice.title,
        most=TITLE_LIMIT,
    )
    yield LongTextField(
        FieldName.KEY_RESULTS, voice.fixed("key_results"), voice.fixed("key_results_hint"), optional=True
    )
    yield intent_field(words, Intent.COMMITTED)
    yield TextField(
        FieldName.CYCLE,
        voice.fixed("cycle"),
        voice.fixed("cycle_hint"),
        optional=True,
        initial=notice.cycle,
        most=20,
    )


def _squad(notice: ObjectiveForm, voice: Voice) -> ChoiceField | LookupField:
    options = tuple(Option(squad.handle, squad.name) for squad in notice.squads)
    first = options[0].value if len(options) == 1 else ""
    return pick(FieldName.SQUAD, voice.fixed("squad"), options, Nameable.SQUAD, initial=notice.squad or first)
