"""Asks for a new squad."""

from messages.actions import FieldName, FormAction
from messages.card import Aside, ChannelField, Field, Form, LongTextField, TextField
from messages.words import Voice, Words
from okr.notices import SquadForm
from okr.person import ChannelId

EXAMPLE = SquadForm(handle="churn", name="Churn squad", channel=ChannelId("C0CHURN"))


def compose(notice: SquadForm, words: Words) -> Form:
    voice = words.of("squad_form")
    return Form(
        action=FormAction.SQUAD,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(Aside(voice.spans("intro")), *_fields(notice, voice)),
    )


def _fields(notice: SquadForm, voice: Voice) -> tuple[Field, ...]:
    def ask(name: FieldName, *, optional: bool = False) -> tuple[str, str, str, bool]:
        return name, voice.fixed(name), voice.fixed(f"{name}_hint"), optional

    return (
        TextField(*ask(FieldName.NAME), initial=notice.name),
        TextField(*ask(FieldName.HANDLE), initial=notice.handle, most=30),
        ChannelField(*ask(FieldName.CHANNEL, optional=True), initial=notice.channel),
        LongTextField(*ask(FieldName.PURPOSE, optional=True), most=300),
        TextField(*ask(FieldName.FUNCTION, optional=True), most=80),
    )
