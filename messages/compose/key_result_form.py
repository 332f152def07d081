"""Asks for one key result of one objective."""

from collections.abc import Iterator

from messages.actions import FieldName, FormAction
from messages.card import ChoiceField, Field, Form, LongTextField, LookupField, Option, Paragraph
from messages.compose.choosing import pick
from messages.compose.examples import LOVE
from messages.words import Voice, Words
from okr.commands.reading import Nameable
from okr.notices.key_results import KeyResultForm

EXAMPLE = KeyResultForm((LOVE,), objective=LOVE, sentence="Reduce net monthly churn from 3.2% to 1%")


def compose(notice: KeyResultForm, words: Words) -> Form:
    voice = words.of("key_result_form")
    homeless = (Paragraph(voice.spans("no_objectives")),)
    return Form(
        action=FormAction.KEY_RESULT,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=tuple(_fields(notice, voice)) if notice.objectives else homeless,
    )


def _fields(notice: KeyResultForm, voice: Voice) -> Iterator[Field]:
    yield _objective(notice, voice)
    yield LongTextField(
        FieldName.SENTENCE,
        voice.fixed("sentence"),
        voice.fixed("sentence_hint"),
        initial=notice.sentence,
        most=1000,
    )


def _objective(notice: KeyResultForm, voice: Voice) -> ChoiceField | LookupField:
    options = tuple(
        Option(each.ref, voice.text("objective_option", ref=each.ref, title=each.title))
        for each in notice.objectives
    )
    first = options[0].value if len(options) == 1 else ""
    chosen = first if notice.objective is None else notice.objective.ref
    return pick(FieldName.OBJECTIVE, voice.fixed("objective"), options, Nameable.OBJECTIVE, initial=chosen)
