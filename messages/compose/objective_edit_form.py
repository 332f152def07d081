"""Asks what an objective should be from now on."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, ChoiceField, Form, Option, Paragraph, Part, TextField
from messages.compose.changed_meanwhile import told_meanwhile
from messages.compose.examples import CHURN, LOVE
from messages.words import Voice, Words
from okr.notices.history import Meanwhile
from okr.notices.objectives import ObjectiveEditForm
from okr.objective import TITLE_LIMIT, Intent

EXAMPLE = ObjectiveEditForm(LOVE.ref, LOVE.version, LOVE.title, LOVE.intent, LOVE.cycle, key_result=CHURN.ref)
MEANWHILE = ObjectiveEditForm(
    LOVE.ref, 2, LOVE.title, LOVE.intent, LOVE.cycle, Meanwhile(("Dee",), ("title", "cycle"))
)


def compose(notice: ObjectiveEditForm, words: Words) -> Form:
    voice = words.of("objective_edit_form")
    return Form(
        action=FormAction.OBJECTIVE_EDIT,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(*_intro(notice, voice, words), *_fields(notice, voice, words)),
        about=f"{notice.ref}@{notice.version}",
    )


def _intro(notice: ObjectiveEditForm, voice: Voice, words: Words) -> tuple[Part, ...]:
    told = () if notice.meanwhile is None else (Paragraph(told_meanwhile(notice.meanwhile, words)),)
    return (*told, Aside(voice.spans("about", ref=notice.ref, key_result=notice.key_result)))


def intent_field(words: Words, initial: Intent) -> ChoiceField:
    voice = words.of("objective_edit_form")
    intents = tuple(Option(each.value, voice.fixed(f"intent_{each.value}")) for each in Intent)
    return ChoiceField(FieldName.INTENT, voice.fixed("intent"), options=intents, initial=initial.value)


def _fields(notice: ObjectiveEditForm, voice: Voice, words: Words) -> tuple[TextField | ChoiceField, ...]:
    title = (voice.fixed("objective"), voice.fixed("objective_hint"))
    return (
        TextField(FieldName.TITLE, *title, initial=notice.title, most=TITLE_LIMIT),
        intent_field(words, notice.intent),
        TextField(
            FieldName.CYCLE, voice.fixed("cycle"), voice.fixed("cycle_hint"), initial=notice.cycle, most=20
        ),
    )
