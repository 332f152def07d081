"""Answers as they were kept, said back so that a slip is seen at once."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from messages.actions import Action
from messages.card import Aside, Button, Buttons, Card, Paragraph, Part, Plain, Row, Spans
from messages.compose.blockers import TERMS, BlockerTeller
from messages.compose.cutting import split
from messages.compose.examples import (
    CHURN_STANDS,
    EXPANSION_HISTORY,
    EXPANSION_STANDS,
    REVENUE_HISTORY,
    REVENUE_STANDS,
)
from messages.compose.following_up import controls, question
from messages.compose.key_results import Teller
from messages.compose.undoing import undo_button
from messages.words import Voice, Words
from okr.change import ChangeId
from okr.check_in import News
from okr.follow_up import FollowUp, FollowUpKind
from okr.had_said import HadSaid
from okr.notices.week import CheckInsRecorded, RecordedAnswer

MOST_ANSWERS: Final = 12
MOST_BLOCKERS: Final = 2

EXAMPLE = CheckInsRecorded(
    (
        RecordedAnswer(
            CHURN_STANDS, CHURN_STANDS.values[-2], News.NEWS, on_behalf_of=None, blockers=(TERMS,)
        ),
        RecordedAnswer(EXPANSION_STANDS, EXPANSION_STANDS.values[-2], News.NO_CHANGE, on_behalf_of="Dee"),
    ),
    change=ChangeId(416),
)
CORRECTED = CheckInsRecorded(
    (
        RecordedAnswer(
            CHURN_STANDS,
            CHURN_STANDS.values[-2],
            News.NEWS,
            on_behalf_of="Ana",
            corrects=HadSaid("Bo", CHURN_STANDS.values[-2], 6, minutes=5),
        ),
    ),
    change=ChangeId(417),
)
EDITED = replace(EXAMPLE, answers=EXAMPLE.answers[:1], edited=True)

_UNCHANGED = replace(REVENUE_HISTORY[-1], news=News.NO_CHANGE)
FOLLOWED_UP = CheckInsRecorded(
    (
        RecordedAnswer(
            replace(REVENUE_STANDS, unchanged=3, last=_UNCHANGED),
            REVENUE_STANDS.current,
            News.NO_CHANGE,
            on_behalf_of=None,
            follow_up=FollowUp(FollowUpKind.IN_THE_WAY, _UNCHANGED.id),
        ),
        RecordedAnswer(
            replace(EXPANSION_STANDS, progress=0.9, confidence=2),
            EXPANSION_STANDS.current,
            News.NEWS,
            on_behalf_of=None,
            follow_up=FollowUp(FollowUpKind.DOUBTFUL, EXPANSION_HISTORY[-1].id),
        ),
    )
)


def compose(notice: CheckInsRecorded, words: Words) -> Card:
    voice, teller = words.of("check_ins_recorded"), Teller.of(words)
    count = len(notice.answers)
    first = teller.facts(notice.answers[0].standing) if notice.answers else {"title": "", "value": ""}
    return Card(
        summary=voice.text("summary", count=count, title=first["title"], value=first["value"]),
        parts=(
            Paragraph(voice.spans("edited" if notice.edited else "thanks", count=count)),
            *_answers(notice, teller, words, _undo(notice, words) if count == 1 else ()),
        ),
        footer=(Buttons(_undo(notice, words)),) if count > 1 and notice.change is not None else (),
        more=voice.spans("more"),
    )


def _undo(notice: CheckInsRecorded, words: Words) -> tuple[Button, ...]:
    """Takes all of it back; a single answer has it beside its own buttons."""
    return () if notice.change is None else (undo_button(notice.change, words),)


def _answers(
    notice: CheckInsRecorded, teller: Teller, words: Words, beside: tuple[Button, ...]
) -> Iterator[Part]:
    blockers = BlockerTeller.of(words)
    shown, hidden = split(notice.answers, MOST_ANSWERS)
    for answer in shown:
        yield _answer(answer, teller, words, beside)
        yield from _still_in_the_way(answer, words.of("check_ins_recorded"), blockers)
    if hidden:
        yield Aside(words.of("check_ins_recorded").spans("hidden", count=hidden))


def _answer(answer: RecordedAnswer, teller: Teller, words: Words, beside: tuple[Button, ...]) -> Row:
    voice, standing, followed = words.of("check_ins_recorded"), answer.standing, answer.follow_up
    before = None if answer.before is None else teller.value(standing.key_result, answer.before)
    facts = {**teller.facts(standing), "before": before, "on_behalf_of": answer.on_behalf_of}
    asked = () if followed is None else (Plain("\n"), *question(followed, standing, words))
    corrects = teller.had_said(answer.corrects, standing.key_result)
    return Row(
        spans=(
            *voice.spans("news" if answer.news is News.NEWS else "no_change", **facts),
            *_below(corrects),
            *asked,
        ),
        quote=_said(answer, voice) if answer.news is News.NEWS else (),
        buttons=(
            *(() if followed is None else controls(followed, standing, words)),
            Button(Action.CHECK_IN, voice.fixed("correct"), standing.key_result.ref),
            *beside,
        ),
    )


def _still_in_the_way(answer: RecordedAnswer, voice: Voice, blockers: BlockerTeller) -> Iterator[Row]:
    """What is in the way, with what can be done about it; a "no change" leaves that to the lists."""
    if answer.news is News.NEWS:
        for each in answer.blockers[:MOST_BLOCKERS]:
            yield Row(
                (*voice.spans("in_the_way"), Plain(" "), *blockers.line(each)), buttons=blockers.ours(each)
            )


def _below(spans: Spans) -> Spans:
    return (Plain("\n"), *spans) if spans else ()


def _said(answer: RecordedAnswer, voice: Voice) -> Spans:
    """What is in the way stands in a row of its own, where that can be shown."""
    last = answer.standing.last
    if last is None:
        return ()
    told = 0 < len(answer.blockers) <= MOST_BLOCKERS
    note = voice.spans("note", note=last.note) if last.note else ()
    blocker = voice.spans("blocker", blocker=last.blocker) if last.blocker and not told else ()
    return (*note, Plain("\n"), *blocker) if note and blocker else (*note, *blocker)
