"""An answer typed in a hurry is read by fixed rules, or refused with the word and an example."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okr.answer import NOTE_LIMIT, example_for, read_answers
from okr.check_in import Answer, News
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.texts import TextTooLong
from okr.errors.week import (
    AnswerNotRead,
    ConfidenceOutOfRange,
    JustWords,
    OnlyNamed,
    UnitNotMatching,
    WhichKeyResult,
)
from okr.key_result import Direction, Keep, KeyResult, KeyResultId, Measure, MeasureKind, Reach
from tests.okr.people import key_result

CHURN = key_result(31)
USERS = key_result(32, measure=Measure(), aim=Reach(Direction.INCREASE, Decimal(0), Decimal(500)))
LATENCY = key_result(33, measure=Measure(MeasureKind.NUMBER, "ms"), aim=Keep(None, Decimal(300)))
REVENUE = key_result(
    34, measure=Measure(MeasureKind.CURRENCY, "$"), aim=Reach(Direction.INCREASE, None, Decimal(2000))
)


def milestones(total: int) -> KeyResult:
    return key_result(
        35,
        measure=Measure(MeasureKind.MILESTONES),
        aim=Reach(Direction.INCREASE, Decimal(0), Decimal(total)),
        milestones=tuple(f"step {n}" for n in range(total)),
    )


EVERY_KEY_RESULT = [CHURN, USERS, LATENCY, REVENUE, milestones(5)]


def said(
    value: str | None = None, confidence: int | None = None, note: str = "", blocker: str = "", of: int = 31
) -> Answer:
    return Answer(KeyResultId(of), Decimal(value) if value else None, confidence, note, blocker)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2.1% c7 onboarding shipped", said("2.1", 7, "onboarding shipped")),
        ("2,1 % 7/10", said("2.1", 7)),
        ("2.1, c7, onboarding shipped", said("2.1", 7, "onboarding shipped")),
        ("c7 2.1%", said("2.1", 7)),
        ("2.1 confidence 7", said("2.1", 7)),
        ("2.1 Confidence: 7/10 hm", said("2.1", 7, "hm")),
        ("2.1% onboarding shipped c7", said("2.1", 7, "onboarding shipped")),
        ("2.1% asked 7/10 of them", said("2.1", None, "asked 7/10 of them")),
        ("42.", said("42")),
        ("c7", said(None, 7)),
        ("same", said()),
        ("No change.", said()),
        ("same c4", said(None, 4)),
        ("same, still waiting", said(None, None, "still waiting")),
        ("2.1 c6 blocked: legal <@U2>", said("2.1", 6, "", "legal <@U2>")),
        (
            "2.1 c6 half way Blocker: legal\nand a second line",
            said("2.1", 6, "half way \nand a second line", "legal"),
        ),
        ("blocked: legal", said(None, None, "", "legal")),
        ("KR31 42 c6", said("42", 6)),
        ("kr031: 42", said("42")),
        ("- KR31, same", said()),
        ("KR31 42\nsecond line", said("42", None, "second line")),
    ],
)
def test_an_answer_is_value_confidence_note_and_blocker(text: str, answer: Answer) -> None:
    assert read_answers(text, [CHURN]) == (answer,)


@pytest.mark.parametrize(
    ("asked", "text", "answer"),
    [
        (USERS, "1 200 c7 wow", said("1200", 7, "wow", of=32)),
        (USERS, "12k", said("12000", of=32)),
        (LATENCY, "280 ms c8 cache", said("280", 8, "cache", of=33)),
        (LATENCY, "280 c8 2 days early", said("280", 8, "2 days early", of=33)),
        (REVENUE, "-$1.2k refunds", said("-1200", None, "refunds", of=34)),
        (milestones(5), "2/5 c7 beta", said("2", 7, "beta", of=35)),
        (milestones(5), "2 of 5", said("2", of=35)),
        (milestones(5), "7/10", said(None, 7, of=35)),
        (milestones(10), "3 7/10", said("3", 7, of=35)),
    ],
)
def test_a_value_is_read_in_the_measure_of_its_key_result(
    asked: KeyResult, text: str, answer: Answer
) -> None:
    assert read_answers(text, [asked]) == (answer,)


def test_several_lines_answer_by_id_in_any_order() -> None:
    found = read_answers("KR32 42 c6\n\nkr31: same", [CHURN, USERS])
    assert found == (said("42", 6, of=32), said())
    assert [each.news for each in found] == [News.NEWS, News.NO_CHANGE]


def test_lines_as_many_as_were_asked_answer_in_order() -> None:
    assert read_answers("2.1%\n42 c6", [CHURN, USERS]) == (said("2.1"), said("42", 6, of=32))


@pytest.mark.parametrize("text", ["", "42 c6", "same", "1\n2\n3", "KR31 42\n43"])
def test_with_several_asked_a_line_must_say_which(text: str) -> None:
    with pytest.raises(WhichKeyResult) as refused:
        read_answers(text, [CHURN, USERS])
    assert refused.value.facts["example"] == "KR31 2.1% c7 onboarding shipped"


@pytest.mark.parametrize("text", ["KR99 42", "KR31 42\nKR99 1", "KR0 1"])
def test_an_id_nobody_asked_about_is_not_found(text: str) -> None:
    with pytest.raises(NoSuchKeyResult):
        read_answers(text, [CHURN, USERS])


@pytest.mark.parametrize(
    ("asked", "text", "word"),
    [
        (CHURN, "onboarding shipped 2", "onboarding"),
        (CHURN, "abc c7", "abc"),
        (CHURN, "waiting blocked: legal", "waiting"),
        (CHURN, "KR31 1\nKR31 2", "KR31"),
        (milestones(10), "7/10", "7/10"),
        (milestones(5), "2.5", "2.5"),
    ],
)
def test_the_word_that_cannot_be_read_is_named_beside_an_example(
    asked: KeyResult, text: str, word: str
) -> None:
    with pytest.raises(AnswerNotRead) as refused:
        read_answers(text, [asked])
    assert refused.value.facts == {"word": word, "example": example_for(asked)}


@pytest.mark.parametrize("text", ["", "KR31", "kr31:"])
def test_a_key_result_with_nothing_said_of_it_is_asked_after(text: str) -> None:
    with pytest.raises(OnlyNamed) as refused:
        read_answers(text, [CHURN])
    assert str(refused.value).startswith("How does KR31 stand?")


@pytest.mark.parametrize("text", ["hello", "thanks!", "ok", "onboarding shipped", "\U0001f44d"])
def test_words_alone_are_answered_with_what_could_be_typed(text: str) -> None:
    with pytest.raises(JustWords) as refused:
        read_answers(text, [CHURN])
    assert refused.value.facts == {"example": example_for(CHURN)}
    with pytest.raises(JustWords, match="KR31"):
        read_answers(text, [CHURN, USERS])


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("c11", "11"),
        ("2.1 c11", "11"),
        ("2.1 11/10", "11"),
        ("2.1 c7.5", "c7.5"),
        ("2.1 -1/10", "-1"),
        ("2.1 shipped c99", "99"),
    ],
)
def test_a_confidence_beyond_its_range_is_named_as_such(text: str, confidence: str) -> None:
    with pytest.raises(ConfidenceOutOfRange) as refused:
        read_answers(text, [CHURN])
    assert refused.value.facts == {"confidence": confidence}


@pytest.mark.parametrize(
    ("asked", "text", "words", "unit"),
    [
        (CHURN, "$44 c6", "$44", "%"),
        (CHURN, "44 euros c6", "44 euros", "%"),
        (USERS, "42 % c6", "42 %", "plain numbers"),
        (USERS, "42% c6", "42%", "plain numbers"),
        (LATENCY, "300 s c6", "300 s", "ms"),
        (LATENCY, "4 hours c6", "4 hours", "ms"),
        (LATENCY, "4h", "4h", "ms"),
        (REVENUE, "\u20ac5 c6", "\u20ac5", "$"),
    ],
)
def test_a_value_in_another_unit_is_refused_for_its_unit(
    asked: KeyResult, text: str, words: str, unit: str
) -> None:
    with pytest.raises(UnitNotMatching) as refused:
        read_answers(text, [asked])
    assert refused.value.facts == {"text": words, "unit": unit, "example": example_for(asked)}


@pytest.mark.parametrize("text", ["2.1 {long}", "2.1 blocked: {long}"])
def test_an_essay_is_refused(text: str) -> None:
    with pytest.raises(TextTooLong) as refused:
        read_answers(text.format(long="a" * (NOTE_LIMIT + 1)), [CHURN])
    assert refused.value.facts == {"letters": str(NOTE_LIMIT + 1), "limit": str(NOTE_LIMIT)}


@pytest.mark.parametrize("asked", [*EVERY_KEY_RESULT, milestones(10)])
def test_the_example_is_an_answer_itself(asked: KeyResult) -> None:
    (answer,) = read_answers(example_for(asked), [asked])
    assert answer.value is not None
    assert (answer.confidence, answer.note) == (7, "onboarding shipped")


PIECES = st.sampled_from(
    [
        "KR31",
        "kr32:",
        "same",
        "c7",
        "7/10",
        "c",
        "2.1%",
        "1 200",
        "$",
        "-",
        "blocked:",
        "\n",
        " ",
        "m",
        "\u2028",
    ]
)


@given(st.text() | st.lists(PIECES | st.text(max_size=3)).map(" ".join), st.integers(1, 5))
def test_no_text_ends_in_anything_but_an_answer_or_a_named_refusal(text: str, asked: int) -> None:
    with suppress(
        AnswerNotRead, UnitNotMatching, ConfidenceOutOfRange, WhichKeyResult, NoSuchKeyResult, TextTooLong
    ):
        answers = read_answers(text, EVERY_KEY_RESULT[:asked])
        assert len(answers) <= max(asked, text.upper().count("KR"))
        assert all(each.confidence is None or 0 <= each.confidence <= 10 for each in answers)
