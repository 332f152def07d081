"""Asks how a squad's key results came out, page by page, and then closes the cycle."""

from collections.abc import Iterator

from messages.actions import FormAction
from messages.card import Aside, Field, Form, Part
from messages.compose.examples import CHURN_SCORE, CHURN_SQUAD, CHURN_STANDS, CYCLE
from messages.compose.judging import questions
from messages.words import Words
from okr.notices.cycles import ClosingForm, ToJudge

EXAMPLE = ClosingForm(
    CHURN_SQUAD.name,
    CHURN_SQUAD.handle,
    CYCLE,
    (ToJudge(CHURN_STANDS, 0.1, CHURN_SCORE),),
    page=1,
    pages=2,
)


def compose(notice: ClosingForm, words: Words) -> Form:
    voice = words.of("closing_form")
    last = notice.page + 1 >= notice.pages
    return Form(
        action=FormAction.CLOSING,
        title=voice.text("title", cycle=notice.cycle),
        submit=voice.fixed("last" if last else "next"),
        close=voice.fixed("close"),
        parts=tuple(_parts(notice, words, last=last)),
        about=f"{notice.handle} {notice.cycle} {notice.page}",
    )


def _parts(notice: ClosingForm, words: Words, *, last: bool) -> Iterator[Part | Field]:
    voice = words.of("closing_form")
    yield Aside(voice.spans("page", squad=notice.squad, page=notice.page + 1, pages=notice.pages))
    for row in notice.rows:
        yield from questions(row, words)
    if last:
        yield Aside(voice.spans("end", cycle=notice.cycle))
