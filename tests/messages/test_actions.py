"""Names of fields go out and come back, and every error finds the field it belongs beside."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

import pytest

from messages.actions import FieldName, FormAction, beside, field_for, key_result_of
from messages.card import Form, Question
from messages.compose import FORM_EXAMPLES, compose_form
from okr import errors
from okr.errors.cycles import NoSuchCycle
from okr.errors.key_results import DueOutsideCycle, OwnerNotMember, SentenceNotRead
from okr.errors.objectives import NoSuchObjective
from okr.errors.okr_error import OkrError
from okr.errors.people import NoSuchChannel
from okr.errors.squads import HandleTaken, MembersOnly, NoSuchSquad
from okr.errors.texts import TextTooLong, TitleMissing
from okr.errors.week import ConfidenceOutOfRange, ValueNotRead
from okr.key_result import KeyResultId
from tests.messages.shown import WORDS

KR31 = KeyResultId(31)
FORMS: dict[FormAction, Form] = {
    form.action: form for form in (compose_form(each, WORDS) for each in FORM_EXAMPLES.values())
}


def _names(form: Form) -> set[str]:
    return {part.name for part in form.parts if isinstance(part, Question)}


for _area in iter_modules(errors.__path__, "okr.errors."):
    import_module(_area.name)


def _every_error(of: type[OkrError]) -> Iterator[type[OkrError]]:
    for each in of.__subclasses__():
        yield each
        yield from _every_error(each)


def test_a_field_knows_its_key_result() -> None:
    assert field_for(FieldName.VALUE, KR31) == "value:31"
    assert key_result_of("value:31") == KR31


@pytest.mark.parametrize("field", ["value", "value:", "value:KR31", "value:31:2", "", ":31"])
def test_another_field_is_about_no_key_result(field: str) -> None:
    assert key_result_of(field) is None


@pytest.mark.parametrize(
    ("form", "error", "field"),
    [
        (FormAction.SQUAD, HandleTaken(handle="churn"), "handle"),
        (FormAction.SQUAD, TitleMissing(), "name"),
        (FormAction.SQUAD, NoSuchChannel(channel="x"), "channel"),
        (FormAction.OBJECTIVE, TitleMissing(), "title"),
        (FormAction.OBJECTIVE, SentenceNotRead(text="x"), "key_results"),
        (FormAction.OBJECTIVE, NoSuchSquad(squad="x"), "squad"),
        (FormAction.OBJECTIVE, NoSuchCycle(cycle="x"), "cycle"),
        (FormAction.OBJECTIVE, MembersOnly(squad="x", handle="x"), None),
        (FormAction.KEY_RESULT, SentenceNotRead(text="x"), "sentence"),
        (FormAction.KEY_RESULT, OwnerNotMember(person="x", squad="x", handle="x"), "sentence"),
        (FormAction.KEY_RESULT_UNDERSTOOD, OwnerNotMember(person="x", squad="x", handle="x"), "owners"),
        (FormAction.OWNERS, OwnerNotMember(person="x", squad="x", handle="x"), "owners"),
        (FormAction.KEY_RESULT_UNDERSTOOD, DueOutsideCycle(due="x", cycle="x", starts="x", ends="x"), "due"),
        (FormAction.KEY_RESULT, NoSuchObjective(objective="O9"), "objective"),
        (FormAction.CHECK_IN, ValueNotRead(text="x", example="1%"), "value:31"),
        (FormAction.CHECK_IN, ConfidenceOutOfRange(confidence=11), "confidence:31"),
        (FormAction.CHECK_IN, TextTooLong(letters=9, limit=8), "note:31"),
    ],
)
def test_an_error_stands_beside_what_was_wrong(form: FormAction, error: OkrError, field: str | None) -> None:
    assert beside(form, error, KR31) == field


@pytest.mark.parametrize("error", list(_every_error(OkrError)))
@pytest.mark.parametrize("form", list(FormAction))
def test_no_error_stands_beside_a_field_the_form_has_not(form: FormAction, error: type[OkrError]) -> None:
    raised = error.__new__(error)
    assert beside(form, raised, KR31) in _names(FORMS[form]) | {None}


def test_a_check_in_error_of_no_key_result_stands_beside_nothing() -> None:
    assert beside(FormAction.CHECK_IN, ValueNotRead(text="x", example="1%")) is None
