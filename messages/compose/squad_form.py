"""Asks for a new squad."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, ChannelField, Field, Form, LongTextField, TextField
from messages.compose.squads import ask, function_fields, kind_field, private_field, voice_of
from messages.words import Words
from okr.notices.squads import SquadForm
from okr.person import ChannelId
from okr.squad import PURPOSE_LIMIT, SquadKind

EXAMPLE = SquadForm(handle="churn", name="Churn squad", channel=ChannelId("C0CHURN"))


def compose(notice: SquadForm, words: Words) -> Form:
    voice = words.of("squad_form")
    return Form(
        action=FormAction.SQUAD,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            Aside(voice.spans("intro")),
            *_fields(notice, words),
            Aside(voice.spans("you")),
            *function_fields(voice_of(words)),
        ),
    )


def _fields(notice: SquadForm, words: Words) -> tuple[Field, ...]:
    voice = voice_of(words)
    return (
        TextField(*ask(voice, FieldName.NAME), initial=notice.name),
        TextField(*ask(voice, FieldName.HANDLE), initial=notice.handle, most=30),
        ChannelField(*ask(voice, FieldName.CHANNEL, optional=True), initial=notice.channel),
        LongTextField(*ask(voice, FieldName.PURPOSE, optional=True), most=PURPOSE_LIMIT),
        kind_field(voice, SquadKind.SQUAD),
        private_field(voice, initial=False),
    )
