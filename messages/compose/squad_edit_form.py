"""Asks what of a squad is to be otherwise."""

from dataclasses import replace

from messages.actions import FieldName, FormAction
from messages.card import (
    ChannelField,
    Field,
    Form,
    LongTextField,
    LookupField,
    Option,
    PersonField,
    TextField,
)
from messages.compose.examples import CHURN_SQUAD
from messages.compose.squads import ask, kind_field, private_field, voice_of
from messages.words import Words
from okr.commands.reading import Nameable
from okr.notices.squads import SquadEditForm
from okr.squad import PURPOSE_LIMIT

EXAMPLE = SquadEditForm(replace(CHURN_SQUAD, private=True))
FOLLOWS = SquadEditForm(replace(CHURN_SQUAD, user_group="S0CHURN"), "@churn (Churn people)")


def compose(notice: SquadEditForm, words: Words) -> Form:
    voice, squad = words.of("squad_edit_form"), notice.squad
    return Form(
        action=FormAction.SQUAD_EDIT,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=_fields(notice, words),
        about=f"{squad.handle} {squad.user_group or ''}@{squad.version}",
    )


def _fields(notice: SquadEditForm, words: Words) -> tuple[Field, ...]:
    voice, squad = voice_of(words), notice.squad
    follows = Option(squad.user_group, notice.group) if squad.user_group else None
    return (
        TextField(*ask(voice, FieldName.NAME), initial=squad.name),
        LongTextField(
            *ask(voice, FieldName.PURPOSE, optional=True), initial=squad.purpose, most=PURPOSE_LIMIT
        ),
        ChannelField(*ask(voice, FieldName.CHANNEL, optional=True), initial=squad.channel),
        PersonField(*ask(voice, FieldName.LEAD), initial=squad.lead),
        LookupField(*ask(voice, FieldName.GROUP, optional=True), of=Nameable.USER_GROUP, initial=follows),
        kind_field(voice, squad.kind),
        private_field(voice, initial=squad.private),
    )
