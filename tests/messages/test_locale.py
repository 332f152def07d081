"""Numbers are shown, and filled into forms, as the people of a workspace write them."""

from dataclasses import replace
from decimal import Decimal

import pytest

from messages import plain
from messages.card import TextField
from messages.compose import check_in_form, check_in_prompt, check_ins_recorded, nudged
from messages.compose.examples import CHURN_STANDS
from messages.words import Words
from okr.check_in import News
from okr.key_result import Measure, MeasureKind
from okr.locale import Locale
from okr.notices.week import CheckInsRecorded, PromptRow, RecordedAnswer
from okr.reading.quantity import read
from okr.standing import Standing

EUROS = Measure(MeasureKind.CURRENCY, "\u20ac")
VALUE = Decimal("1250.5")

DE = Words(locale=Locale.DE)


@pytest.fixture
def standing() -> Standing:
    last = CHURN_STANDS.last
    assert last is not None
    key_result = replace(CHURN_STANDS.key_result, measure=EUROS)
    return replace(CHURN_STANDS, key_result=key_result, current=VALUE, last=replace(last, value=VALUE))


def test_what_was_kept_is_told_in_them(standing: Standing) -> None:
    notice = CheckInsRecorded((RecordedAnswer(standing, None, News.NEWS, None),))
    assert "\u20ac1.250,50" in plain.draw(check_ins_recorded.compose(notice, DE))


def test_the_question_shows_an_example_that_is_read_in_them(standing: Standing) -> None:
    question = replace(check_in_prompt.EXAMPLE, rows=(PromptRow(standing, "Churn squad"),))
    assert "\u20ac2,10 c7" in plain.draw(check_in_prompt.compose(question, DE))
    nudge = replace(nudged.EXAMPLE, row=PromptRow(standing, "Churn squad"))
    assert "\u20ac2,10 c7" in plain.draw(nudged.compose(nudge, DE))


def test_a_form_is_filled_with_what_it_reads(standing: Standing) -> None:
    asked = replace(check_in_form.EXAMPLE, rows=(PromptRow(standing, "Churn squad"),))
    fields = [each for each in check_in_form.compose(asked, DE).parts if isinstance(each, TextField)]
    assert read(fields[0].initial, EUROS, Locale.DE) == VALUE
