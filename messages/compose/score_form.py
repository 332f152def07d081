"""Asks how one key result came out."""

from messages.actions import FormAction
from messages.card import Form
from messages.compose.examples import CHURN_STANDS
from messages.compose.judging import questions
from messages.words import Words
from okr.notices.cycles import ScoreForm, ToJudge

EXAMPLE = ScoreForm(ToJudge(CHURN_STANDS, 0.1))


def compose(notice: ScoreForm, words: Words) -> Form:
    voice = words.of("score_form")
    return Form(
        action=FormAction.SCORE,
        title=voice.fixed("title"),
        submit=voice.fixed("submit"),
        close=voice.fixed("close"),
        parts=tuple(questions(notice.row, words)),
        about=notice.row.standing.key_result.ref,
    )
