"""A list that would be too long to draw is found by typing instead."""

from dataclasses import replace

import pytest

from messages.actions import FieldName
from messages.card import ChoiceField, Form, LookupField
from messages.compose import compose_form
from messages.compose.choosing import MOST_LISTED
from messages.compose.examples import CHURN_SQUAD, LOVE
from messages.words import Words
from okr.commands.reading import Nameable
from okr.notices.links import LinkForm, Tied, UnlinkForm
from okr.notices.named import Named
from okr.notices.notice import FormNotice
from okr.notices.sharing import ShareForm, ShareObjectiveForm
from okr.notices.squads import MemberForm


def named(count: int) -> tuple[Named, ...]:
    return tuple(Named(f"KR{number}", "Churn", "Churn squad") for number in range(1, count + 1))


def forms(count: int) -> list[tuple[FormNotice, FieldName, Nameable]]:
    squads = tuple(replace(CHURN_SQUAD, handle=f"churn{number}") for number in range(count))
    links = tuple(Tied(each, Named("O1", "Love", "Growth")) for each in named(count))
    return [
        (ShareForm(named(count)), FieldName.SOURCE, Nameable.OKR),
        (ShareObjectiveForm(Named(LOVE.ref, LOVE.title, "Growth"), squads), FieldName.SQUAD, Nameable.SQUAD),
        (MemberForm(squads), FieldName.SQUAD, Nameable.SQUAD),
        (UnlinkForm(links), FieldName.LINK, Nameable.LINK),
        (LinkForm(named(count), named(1), supports=False), FieldName.SOURCE, Nameable.KEY_RESULT),
        (LinkForm(named(1), named(count), supports=True), FieldName.UPHELD, Nameable.OKR),
    ]


def field_of(form: Form, name: FieldName) -> ChoiceField | LookupField:
    return next(
        each for each in form.parts if isinstance(each, ChoiceField | LookupField) and each.name == name
    )


@pytest.mark.parametrize(
    ("notice", "name", "kind"), forms(MOST_LISTED + 1), ids=lambda each: type(each).__name__
)
def test_more_than_fit_into_a_list_are_searched(notice: FormNotice, name: FieldName, kind: Nameable) -> None:
    field = field_of(compose_form(notice, Words()), name)
    assert isinstance(field, LookupField)
    assert field.of is kind


@pytest.mark.parametrize(("notice", "name", "kind"), forms(MOST_LISTED), ids=lambda each: type(each).__name__)
def test_as_many_as_fit_are_listed(notice: FormNotice, name: FieldName, kind: Nameable) -> None:
    field = field_of(compose_form(notice, Words()), name)
    assert isinstance(field, ChoiceField), kind
    assert len(field.options) == MOST_LISTED
