"""The weekly question: a row a key result, answered in one tap or one form."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from messages.actions import Action
from messages.card import (
    Aside,
    Button,
    Buttons,
    ButtonStyle,
    Card,
    Heading,
    Paragraph,
    Part,
    Plain,
    Row,
    Spans,
)
from messages.compose.cutting import split
from messages.compose.examples import (
    CHURN_STANDS,
    CONVERSION_HISTORY,
    CONVERSION_STANDS,
    MONDAY,
    NINE_ON_MONDAY,
)
from messages.compose.key_results import Teller, last_said
from messages.figures import clock, day, weekday
from messages.words import Voice, Words
from okr.check_in import CheckIn, News
from okr.locale import Locale
from okr.notices.week import CheckInPrompt, PromptRow
from okr.reading.typed.example import example_for

MOST_ROWS: Final = 15
"""Each row takes two blocks of a message that holds fifty."""

EXAMPLE = CheckInPrompt(
    name="Ana",
    week_of=MONDAY,
    rows=(
        PromptRow(CHURN_STANDS, "Churn squad"),
        PromptRow(replace(CONVERSION_STANDS, unchanged=2), "Churn squad"),
        PromptRow(CONVERSION_STANDS, "Growth squad", answer=CONVERSION_HISTORY[-1], on_behalf_of="Bo"),
    ),
    asked=NINE_ON_MONDAY,
)


SKIPPED = replace(EXAMPLE, skipped="on leave")


def compose(notice: CheckInPrompt, words: Words) -> Card:
    return _asking(notice, words) if notice.skipped is None else _skipped(notice, notice.skipped, words)


def _skipped(notice: CheckInPrompt, reason: str, words: Words) -> Card:
    """Nothing is asked any more; what was answered all the same stays to be seen."""
    voice, teller = words.of("check_in_prompt"), Teller.of(words)
    shown, hidden = split([row for row in notice.rows if row.answer is not None], MOST_ROWS)
    facts = {"name": notice.name, "day": day(notice.week_of), "reason": reason}
    back = Button(Action.SAY, voice.fixed("ask_after_all"), "skip off")
    return Card(
        summary=voice.text("summary_skipped", **facts),
        parts=(
            Heading(voice.text("heading", **facts)),
            Paragraph(voice.spans("skipped", **facts)),
            *(_row(row, voice, teller) for row in shown),
        ),
        footer=(*_hidden(hidden, voice), Buttons((back,))),
        more=voice.spans("more"),
    )


def _asking(notice: CheckInPrompt, words: Words) -> Card:
    voice, teller = words.of("check_in_prompt"), Teller.of(words)
    still_open = [row for row in notice.rows if row.answer is None]
    shown, hidden = split(_open_first(notice.rows), MOST_ROWS)
    facts = {"name": notice.name, "open": len(still_open), "day": day(notice.week_of)}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Heading(voice.text("heading", **facts)),
            Paragraph(voice.spans("hello" if still_open else "thanks", **facts)),
            *(_row(row, voice, teller) for row in shown),
        ),
        footer=(
            *_hidden(hidden, voice),
            *_all_at_once(still_open, voice),
            *_typed(still_open, voice, words.locale),
            _why(notice, voice),
            Buttons((Button(Action.SETTINGS, voice.fixed("settings")),)),
        ),
        more=voice.spans("more"),
    )


def _open_first(rows: tuple[PromptRow, ...]) -> Sequence[PromptRow]:
    """The order given, unless answered rows would push open ones out of sight."""
    return rows if len(rows) <= MOST_ROWS else sorted(rows, key=lambda row: row.answer is not None)


def _row(row: PromptRow, voice: Voice, teller: Teller) -> Row:
    whose = {"squad": row.squad, "on_behalf_of": row.on_behalf_of, "evidence": len(row.evidence)}
    facts = {**teller.facts(row.standing), **last_said(row.standing), **whose}
    if row.answer is not None:
        return _answered(row.answer, {**facts, **kept(row, row.answer, teller)}, voice)
    return Row(
        spans=voice.spans("row", **facts),
        quote=voice.spans("said", **facts) if facts["note"] else (),
        buttons=tuple(_answers(row, voice)),
    )


def _answers(row: PromptRow, voice: Voice) -> Iterator[Button]:
    ref = row.standing.key_result.ref
    yield Button(Action.CHECK_IN, voice.fixed("check_in"), ref, ButtonStyle.PRIMARY)
    if row.standing.current is not None:
        yield Button(Action.NO_CHANGE, voice.fixed("no_change"), ref)


def kept(row: PromptRow, answer: CheckIn, teller: Teller) -> dict[str, object]:
    """What the answer says, whatever else was heard since."""
    value = row.standing.current if answer.value is None else answer.value
    return {"value": teller.value(row.standing.key_result, value), "confidence": answer.confidence}


def _answered(answer: CheckIn, facts: dict[str, object], voice: Voice) -> Row:
    return Row(
        spans=voice.spans("kept", **facts, changed=answer.news is News.NEWS),
        quote=_said(answer, voice),
        buttons=(Button(Action.CHECK_IN, voice.fixed("correct"), str(facts["ref"])),),
    )


def _said(answer: CheckIn, voice: Voice) -> Spans:
    note = voice.spans("kept_note", note=answer.note) if answer.note else ()
    blocker = voice.spans("kept_blocker", blocker=answer.blocker) if answer.blocker else ()
    return (*note, Plain("\n"), *blocker) if note and blocker else (*note, *blocker)


def _all_at_once(still_open: Sequence[PromptRow], voice: Voice) -> Iterator[Part]:
    """Worth offering for two or more; one has its own buttons."""
    if len(still_open) > 1:
        rest = Button(Action.NO_CHANGE_REST, voice.fixed("no_change_rest"))
        known = any(row.standing.current is not None for row in still_open)
        yield Buttons(
            (Button(Action.CHECK_IN, voice.fixed("check_in_all")), *((rest,) if known else ())),
        )


def _typed(still_open: Sequence[PromptRow], voice: Voice, locale: Locale) -> Iterator[Part]:
    for row in still_open[:1]:
        key_result = row.standing.key_result
        example = example_for(key_result, locale)
        yield Aside(voice.spans("typed", ref=key_result.ref, example=example))


def _hidden(count: int, voice: Voice) -> Iterator[Part]:
    if count:
        yield Aside(voice.spans("hidden", count=count))


def _why(notice: CheckInPrompt, voice: Voice) -> Aside:
    stands_in = any(row.on_behalf_of is not None for row in notice.rows)
    asked = {"weekday": weekday(notice.asked), "clock": clock(notice.asked.at)}
    return Aside(voice.spans("why", **asked, stands_in=stands_in))
