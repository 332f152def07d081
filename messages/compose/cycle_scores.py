"""A squad has closed a cycle: what came of it, and what was learned."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from messages.actions import Action
from messages.card import Aside, Bullets, Button, Buttons, ButtonStyle, Card, Heading, Paragraph, Part, Spans
from messages.compose.calibrations import SAID_SINCE_OCTOBER, calibration
from messages.compose.cutting import cut, split
from messages.compose.examples import (
    CHURN_SCORE,
    CHURN_SQUAD,
    CHURN_STANDS,
    CONVERSION_SCORE,
    CONVERSION_STANDS,
    CYCLE,
    LOVE,
)
from messages.compose.key_results import Teller
from messages.words import Voice, Words
from okr.carrying import GOES_ON
from okr.notices.cycles import CycleScores, Judged, ObjectiveJudged

MOST_KEY_RESULTS: Final = 24
MOST_LEARNED: Final = 12
MOST_LETTERS: Final = 300

EXAMPLE = CycleScores(
    CHURN_SQUAD.name,
    CHURN_SQUAD.handle,
    CYCLE,
    (
        ObjectiveJudged(
            LOVE, 0.5, (Judged(CONVERSION_STANDS, CONVERSION_SCORE), Judged(CHURN_STANDS, CHURN_SCORE))
        ),
    ),
)
IN_CHANNEL = replace(EXAMPLE, in_channel=True)
CALIBRATED = replace(IN_CHANNEL, calibration=SAID_SINCE_OCTOBER)


def compose(notice: CycleScores, words: Words) -> Card:
    voice, teller = words.of("cycle_scores"), Teller.of(words)
    facts = {"squad": notice.squad, "handle": notice.handle, "cycle": notice.cycle}
    again = () if notice.in_channel else (Aside(voice.spans("again", **facts)),)
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Heading(voice.text("heading", **facts)),
            *_objectives(notice, voice, teller),
            *_learned(notice, voice),
            *calibration(notice.calibration, words),
        ),
        footer=(Aside(voice.spans("note")), *_carry(notice, voice), *again),
        more=voice.spans("more"),
    )


def _carry(notice: CycleScores, voice: Voice) -> Iterator[Part]:
    """For who closed it, where something goes on."""
    verdicts = {judged.score.verdict for each in notice.objectives for judged in each.key_results}
    if not notice.in_channel and verdicts & GOES_ON:
        said = f"carry {notice.handle} {notice.cycle}"
        yield Buttons((Button(Action.SAY, voice.fixed("carry_on"), said, ButtonStyle.PRIMARY),))


def _objectives(notice: CycleScores, voice: Voice, teller: Teller) -> Iterator[Part]:
    room = MOST_KEY_RESULTS
    for each in notice.objectives:
        shown, hidden = split(each.key_results, room)
        room -= len(shown)
        if shown:
            yield from _objective(each, tuple(shown), voice, teller)
        if hidden:
            yield Aside(voice.spans("hidden", count=hidden))


def _objective(
    each: ObjectiveJudged, shown: tuple[Judged, ...], voice: Voice, teller: Teller
) -> Iterator[Part]:
    objective = each.objective
    yield Paragraph(voice.spans("objective", score=each.score, title=objective.title, ref=objective.ref))
    yield Bullets(tuple(_key_result(judged, voice, teller) for judged in shown))


def _key_result(judged: Judged, voice: Voice, teller: Teller) -> Spans:
    facts = {**teller.judged(judged), "verdict": voice.fixed(judged.score.verdict)}
    return voice.spans("key_result", **facts)


def _learned(notice: CycleScores, voice: Voice) -> Iterator[Part]:
    told = [
        line for each in notice.objectives for judged in each.key_results for line in _lines(judged, voice)
    ]
    if told:
        yield Heading(voice.fixed("learned"))
        yield Bullets(tuple(told[:MOST_LEARNED]))


def _lines(judged: Judged, voice: Voice) -> Iterator[Spans]:
    score, ref = judged.score, judged.standing.key_result.ref
    texts = {"reason": score.reason, "moved_it": score.moved_it, "would_change": score.would_change}
    for block, text in texts.items():
        if text:
            yield voice.spans(block, ref=ref, score=score.given, text=cut(text, MOST_LETTERS))
