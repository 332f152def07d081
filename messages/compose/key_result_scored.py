"""A key result is judged."""

from collections.abc import Iterator

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Paragraph, Part, Quote
from messages.compose.examples import CHURN_SCORE, CHURN_STANDS
from messages.compose.key_results import Teller
from messages.words import Voice, Words
from okr.notices.cycles import Judged, KeyResultScored

EXAMPLE = KeyResultScored(Judged(CHURN_STANDS, CHURN_SCORE))


def compose(notice: KeyResultScored, words: Words) -> Card:
    voice, teller = words.of("key_result_scored"), Teller.of(words)
    key_result = notice.judged.standing.key_result
    facts = teller.judged(notice.judged)
    return Card(
        summary=voice.text("summary", **facts),
        parts=(Paragraph(voice.spans("scored", **facts)), *_why(notice.judged, voice, teller)),
        footer=(Buttons((Button(Action.SAY, voice.fixed("change"), f"score {key_result.ref}"),)),),
    )


def _why(judged: Judged, voice: Voice, teller: Teller) -> Iterator[Part]:
    score = judged.score
    if score.reason:
        yield Quote(teller.quote(score.reason))
    if score.suggested not in {None, score.given}:
        yield Aside(voice.spans("suggested", suggested=score.suggested))
    yield Aside(voice.spans(f"verdict_{score.verdict}"))
