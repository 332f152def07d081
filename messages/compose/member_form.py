"""Asks who joins a squad and what they bring, or who leaves it."""

from messages.actions import FieldName, FormAction
from messages.card import ChoiceField, Form, LookupField, Option, PersonField
from messages.compose.choosing import pick
from messages.compose.examples import BO, CHURN_SQUAD
from messages.compose.squads import function_fields, voice_of
from messages.words import Voice, Words
from okr.commands.reading import Nameable
from okr.notices.squads import MemberForm

EXAMPLE = MemberForm((CHURN_SQUAD,), CHURN_SQUAD.handle, BO)
LEAVING = MemberForm((CHURN_SQUAD,), CHURN_SQUAD.handle, leaving=True)


def compose(notice: MemberForm, words: Words) -> Form:
    voice, way = words.of("member_form"), "out" if notice.leaving else "in"
    functions = () if notice.leaving else function_fields(voice_of(words))
    return Form(
        action=FormAction.MEMBER_OUT if notice.leaving else FormAction.MEMBER,
        title=voice.fixed(f"title_{way}"),
        submit=voice.fixed(f"submit_{way}"),
        close=voice.fixed("close"),
        parts=(_squad(notice, voice), _person(notice, voice, way), *functions),
    )


def _person(notice: MemberForm, voice: Voice, way: str) -> PersonField:
    label, hint = voice.fixed("person"), voice.fixed(f"person_hint_{way}")
    return PersonField(FieldName.PERSON, label, hint, initial=notice.person)


def _squad(notice: MemberForm, voice: Voice) -> ChoiceField | LookupField:
    options = tuple(Option(squad.handle, squad.name) for squad in notice.squads)
    first = options[0].value if len(options) == 1 else ""
    return pick(FieldName.SQUAD, voice.fixed("squad"), options, Nameable.SQUAD, initial=notice.squad or first)
