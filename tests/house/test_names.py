"""Who reads a message knows no ids: people stand in it by their names."""

from pkgutil import iter_modules
from string import Formatter

import pytest

from okr import errors
from okr.errors.okr_error import FieldsWrong, OkrError, SeveralWrong
from okr.person import PersonId
from okr.usecases.name_in_error import mentioned, put_names
from tests.messages.shown import ALL, in_plain

_OF_OTHERS = (FieldsWrong, SeveralWrong)


def _every(kind: type[OkrError]) -> list[type[OkrError]]:
    return [kind, *(found for each in kind.__subclasses__() for found in _every(each))]


ERRORS = sorted(
    (each for each in _every(OkrError) if each.__module__.startswith("okr.") and each not in _OF_OTHERS),
    key=lambda each: each.__name__,
)


def _naming_people(kind: type[OkrError]) -> OkrError:
    fields = {name for _, name, _, _ in Formatter().parse(kind().sentence) if name}
    return kind(**dict.fromkeys(fields, "ask <@UANA> or <@UGONE>, or <@UC"))


@pytest.mark.parametrize("name", ALL)
def test_no_example_shows_the_id_of_a_person(name: str) -> None:
    assert "<@" not in in_plain(ALL[name])


def test_every_error_is_looked_at() -> None:
    rooms = {f"okr.errors.{each.name}" for each in iter_modules(errors.__path__)}
    assert rooms == {each.__module__ for each in ERRORS} & rooms


@pytest.mark.parametrize("kind", ERRORS)
def test_no_error_says_the_id_of_a_person(kind: type[OkrError]) -> None:
    error = _naming_people(kind)
    assert "<@" not in kind().sentence
    put_names(error, {each: "Ana" for each in mentioned(error) if each == PersonId("UANA")})
    assert "<@" not in str(error)
    assert "UGONE" not in str(error)


def test_no_error_among_several_says_one() -> None:
    inner = [_naming_people(each) for each in ERRORS]
    put_names(SeveralWrong(tuple(enumerate(inner[::2]))), {})
    put_names(FieldsWrong(tuple(("person", each) for each in inner[1::2])), {})
    assert not any("<@" in str(each) for each in inner)
