"""Every notice has its words, its shape and its example, and no words are left without a notice."""

import re
from importlib import import_module
from typing import get_args

import pytest

from messages.compose import CARDS, EXAMPLES, FORM_EXAMPLES, FORMS
from messages.words import OURS
from okr.notices.notice import FormNotice, Notice

_SHARED = {"blocker", "digest_pictures", "follow_up", "key_result", "squad"}


def _snake(notice: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", notice.__name__).lower()


def test_every_notice_becomes_a_card() -> None:
    assert set(CARDS) == set(get_args(Notice))


def test_every_form_notice_becomes_a_form() -> None:
    assert set(FORMS) == set(get_args(FormNotice))


@pytest.mark.parametrize("notice", [*CARDS, *FORMS])
def test_words_and_shape_of_a_notice_bear_its_name(notice: type) -> None:
    name = _snake(notice)
    twin = import_module(f"messages.compose.{name}")
    assert isinstance(twin.EXAMPLE, notice)
    assert {**CARDS, **FORMS}[notice] is twin.compose
    assert (OURS / f"{name}.j2").is_file()


def test_every_notice_can_be_previewed() -> None:
    assert {type(example) for example in EXAMPLES.values()} == set(CARDS)
    assert {type(example) for example in FORM_EXAMPLES.values()} == set(FORMS)


def test_no_words_are_left_without_a_notice() -> None:
    assert {path.stem for path in OURS.glob("*.j2")} - _SHARED == {_snake(each) for each in [*CARDS, *FORMS]}
