"""An answer typed in a hurry is read by fixed rules, or refused with the word and an example."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from okr.answer import Skipped, read_answers, read_skip, write_answer
from okr.check_in import MOST_CONFIDENCE, Answer, News
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.okr_error import OkrError
from okr.errors.texts import TextTooLong
from okr.errors.week import AnswerNotRead, ConfidenceOutOfRange, ValueNotRead, WhichKeyResult
from okr.key_result import KeyResult, MeasureKind
from okr.locale import Locale
from okr.reading.typed.example import example_for
from okr.reading.typed.lines import REF
from okr.reading.typed.tail import NOTE_LIMIT
from tests.okr.replies import BOTH, CHURN, EVERY_KEY_RESULT, REPLIES, Refused, Reply, said, steps
from tests.okr.replies_page import PAGE, page

NAMED = (
    AnswerNotRead,
    ValueNotRead,
    ConfidenceOutOfRange,
    WhichKeyResult,
    NoSuchKeyResult,
    TextTooLong,
)
"""Every complaint there is about a reply."""


def read(text: str, asked: Sequence[KeyResult], locale: Locale) -> Skipped | tuple[Answer, ...]:
    return read_skip(text) or read_answers(text, asked, locale)


def named_word(error: OkrError) -> str:
    """The word a complaint is about."""
    return next((error.facts[name] for name in ("word", "text", "confidence") if name in error.facts), "")


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: f"{reply.locale}:{reply.text[:40]!r}")
def test_a_reply_means_what_people_mean_or_is_refused(reply: Reply) -> None:
    if not isinstance(reply.means, Refused):
        assert read(reply.text, reply.asked, reply.locale) == reply.means
        return
    with pytest.raises(OkrError) as refused:
        read(reply.text, reply.asked, reply.locale)
    assert type(refused.value) is reply.means.error
    assert reply.means.word in {named_word(refused.value), *refused.value.facts.values(), ""}
    assert len(str(refused.value)) < 600


def test_the_page_shows_the_replies_that_are_tried() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.okr.replies_page"


def test_no_reply_is_tried_twice() -> None:
    tried = [(each.text, each.asked, each.locale) for each in REPLIES]
    assert len(tried) == len(set(tried)) > 200


@pytest.mark.parametrize("reply", [each for each in REPLIES if isinstance(each.means, Refused)], ids=repr)
def test_a_complaint_shows_an_example_that_can_be_typed(reply: Reply) -> None:
    with pytest.raises(OkrError) as refused:
        read(reply.text, reply.asked, reply.locale)
    shown = refused.value.facts.get("example")
    if shown is not None:
        (answer,) = read_answers(shown, reply.asked, reply.locale)
        assert answer.note == "onboarding shipped"


def test_same_alone_is_no_news() -> None:
    found = read_answers("KR32 42 c6\nKR31 same", BOTH)
    assert [each.news for each in found] == [News.NEWS, News.NO_CHANGE]


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("asked", [*EVERY_KEY_RESULT, steps(10)])
def test_the_example_is_an_answer_itself(asked: KeyResult, locale: Locale) -> None:
    (answer,) = read_answers(example_for(asked, locale), [asked], locale)
    assert answer.value is not None
    assert (answer.confidence, answer.note) == (7, "onboarding shipped")


VALUES = st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=3)
COUNTS = st.integers(0, 5)
WORDS = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=60).map(str.strip)
LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60).map(str.strip)


def unread(text: str) -> bool:
    """Whether the words open no other part of an answer."""
    return not any(mark in text.casefold() for mark in ("blocked:", "blocker:", "note:", "<@"))


@st.composite
def answers(draw: st.DrawFn) -> tuple[KeyResult, Answer]:
    """Any answer that may be typed on one line, and the key result that it is about."""
    asked = draw(st.sampled_from(EVERY_KEY_RESULT))
    milestones = asked.measure.kind is MeasureKind.MILESTONES
    values = COUNTS.map(str).map(lambda n: said(n).value) if milestones else VALUES
    done = draw(st.none() | st.lists(COUNTS, max_size=5).map(tuple)) if milestones else None
    return asked, Answer(
        asked.id,
        draw(st.none() | values) if done is None else None,
        draw(st.none() | st.integers(0, MOST_CONFIDENCE)),
        note=draw(LINE),
        blocker=draw(LINE.filter(unread)),
        done=done,
    )


@given(answers(), st.sampled_from(Locale))
@example((CHURN, said("2.1", 7, "c8 note: blocked: 3%")), Locale.DE)
def test_what_was_written_is_read_back_as_the_same_answer(
    about: tuple[KeyResult, Answer], locale: Locale
) -> None:
    asked, answer = about
    assert read_answers(write_answer(answer, asked, locale), [asked], locale) == (answer,)
    assert read_answers(write_answer(answer, asked, locale), EVERY_KEY_RESULT, locale) == (answer,)


@given(WORDS, st.sampled_from(Locale))
def test_a_note_of_many_lines_is_read_back_too(note: str, locale: Locale) -> None:
    assume(not any(REF.match(line.strip()) for line in note.splitlines()))
    answer = said("2.1", 7, note)
    assert read_answers(write_answer(answer, CHURN, locale), [CHURN], locale) == (answer,)


@given(st.lists(answers(), min_size=2, unique_by=lambda each: each[0].id), st.sampled_from(Locale))
def test_several_answers_are_read_back_in_their_order(
    about: list[tuple[KeyResult, Answer]], locale: Locale
) -> None:
    text = "\n".join(write_answer(answer, asked, locale) for asked, answer in about)
    found = read_answers(text, [asked for asked, _ in about], locale)
    assert found == tuple(answer for _, answer in about)


PIECES = st.sampled_from(
    [
        *(
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
            "note:",
            "skip:",
        ),
        *(
            "\n",
            " ",
            "m",
            "\u2028",
            "\u0664",
            "\u00b2",
            "\uff17",
            "9" * 400,
            "a" * 400,
            "done",
            "->",
            "<@U1>",
        ),
        *("about", "or so", ":x:", "\u2705", "\u201c", "1.200", "1,200", "KR" + "9" * 5000),
    ]
)


@given(
    st.text() | st.lists(PIECES | st.text(max_size=3)).map(" ".join),
    st.integers(1, 5),
    st.sampled_from(Locale),
)
@example("2.1 " + " " * 10_000 + "x", 1, Locale.EN)
@example("c" * 10_000, 1, Locale.EN)
@example("2.1 " + "blocked:" * 1_000, 1, Locale.EN)
@example("2.1 blocked: " + " ," * 5_000, 1, Locale.EN)
@example("1,200" * 2_000, 1, Locale.CH)
@example("\u0664" * 10_000, 1, Locale.EN)
@example(": " * 5_000, 1, Locale.EN)
@example("- 1\n" * 2_500, 2, Locale.EN)
def test_any_text_is_an_answer_or_a_complaint_with_a_name(text: str, asked: int, locale: Locale) -> None:
    wanted = EVERY_KEY_RESULT[:asked]
    try:
        found = read(text, wanted, locale)
    except NAMED as refused:
        assert len(str(refused)) < 700  # noqa: PT017 - what is raised is as good an outcome
        return
    if not isinstance(found, Skipped):
        assert {each.key_result for each in found} <= {each.id for each in wanted}
        assert all(len(each.note) <= NOTE_LIMIT for each in found)
        again = [write_answer(replace(each, waits_on=None), CHURN) for each in found]
        assert len(again) == len(found)
