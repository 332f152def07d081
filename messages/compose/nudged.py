"""Somebody of the squad would like to hear of one key result, today."""

from collections.abc import Iterator

from messages.actions import Action
from messages.card import Aside, Button, ButtonStyle, Card, Paragraph, Part, Quote, Row
from messages.compose.check_in_prompt import kept
from messages.compose.examples import CHURN_STANDS
from messages.compose.key_results import Teller, last_said
from messages.words import Voice, Words
from okr.check_in import CheckIn, News
from okr.notices.week import Nudged, PromptRow
from okr.reading.typed.example import example_for

EXAMPLE = Nudged("Ana", "Dee", "The board meets tomorrow", PromptRow(CHURN_STANDS, "Churn squad"))


def compose(notice: Nudged, words: Words) -> Card:
    voice, teller, row = words.of("nudged"), Teller.of(words), notice.row
    told = {**teller.facts(row.standing), **last_said(row.standing), "squad": row.squad}
    facts = {**told, "by": notice.by, "name": notice.name, "on_behalf_of": row.on_behalf_of}
    if row.answer is not None:
        return _thanks(notice, row.answer, {**facts, **kept(row, row.answer, teller)}, voice)
    example = example_for(row.standing.key_result, words.locale)
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("hello", **facts)),
            *_reason(notice, voice),
            Row(
                spans=voice.spans("row", **facts),
                quote=voice.spans("said", **facts) if facts["note"] else (),
                buttons=tuple(_buttons(row, voice)),
            ),
        ),
        footer=(
            Aside(voice.spans("typed", ref=facts["ref"], example=example)),
            Aside(voice.spans("why", **facts)),
        ),
    )


def _thanks(notice: Nudged, answer: CheckIn, facts: dict[str, object], voice: Voice) -> Card:
    return Card(
        summary=voice.text("thanks_summary", **facts),
        parts=(
            Paragraph(voice.spans("thanks", **facts)),
            *_reason(notice, voice),
            Row(
                spans=voice.spans("kept", **facts, changed=answer.news is News.NEWS),
                quote=voice.spans("kept_note", note=answer.note) if answer.note else (),
                buttons=(Button(Action.CHECK_IN, voice.fixed("correct"), str(facts["ref"])),),
            ),
        ),
    )


def _reason(notice: Nudged, voice: Voice) -> Iterator[Part]:
    if notice.reason:
        yield Quote(voice.spans("reason", reason=notice.reason))


def _buttons(row: PromptRow, voice: Voice) -> Iterator[Button]:
    ref = row.standing.key_result.ref
    yield Button(Action.CHECK_IN, voice.fixed("check_in"), ref, ButtonStyle.PRIMARY)
    if row.standing.current is not None:
        yield Button(Action.NO_CHANGE, voice.fixed("no_change"), ref)
