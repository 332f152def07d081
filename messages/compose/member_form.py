"""Asks who joins a squad, and what they bring."""

from messages.actions import FieldName, FormAction
from messages.card import ChoiceField, Form, Option, PersonField
from messages.compose.examples import BO, CHURN_SQUAD
from messages.compose.squads import function_fields, voice_of
from messages.words import Voice, Words
from okr.notices import MemberForm

EXAMPLE = MemberForm((CHURN_SQUAD,), CHURN_SQUAD.handle, BO)


def compose(notice: MemberForm, words: Words) -> Form:
    voice = words.of("member_form")
    return Form(
        action=FormAction.MEMBER,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=(
            _squad(notice, voice),
            PersonField(
                FieldName.PERSON, voice.fixed("person"), voice.fixed("person_hint"), initial=notice.person
            ),
            *function_fields(voice_of(words)),
        ),
    )


def _squad(notice: MemberForm, voice: Voice) -> ChoiceField:
    options = tuple(Option(squad.handle, squad.name) for squad in notice.squads)
    first = options[0].value if len(options) == 1 else ""
    return ChoiceField(FieldName.SQUAD, voice.fixed("squad"), options=options, initial=notice.squad or first)
