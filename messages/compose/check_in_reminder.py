"""The weekly question once more: only what nobody has answered, and why it comes again."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from messages.actions import Action
from messages.card import Aside, Button, Buttons, ButtonStyle, Card, Paragraph, Part, Row
from messages.compose.check_in_prompt import answered, kept
from messages.compose.cutting import split
from messages.compose.examples import CHURN_STANDS, CONVERSION_HISTORY, CONVERSION_STANDS
from messages.compose.key_results import Teller
from messages.figures import clock
from messages.words import Voice, Words
from okr.notices.week import CheckInReminder, PromptRow
from okr.reading.typed.example import example_for

MOST_ROWS: Final = 15

EXAMPLE = CheckInReminder(
    name="Ana",
    rows=(
        PromptRow(CHURN_STANDS, "Churn squad"),
        PromptRow(CONVERSION_STANDS, "Growth squad", answer=CONVERSION_HISTORY[-1], on_behalf_of="Bo"),
    ),
    asked=datetime(2026, 11, 16, 9),  # noqa: DTZ001 - what their own clock shows
    week="2026-W47",
)


def compose(notice: CheckInReminder, words: Words) -> Card:
    voice, teller = words.of("check_in_reminder"), Teller.of(words)
    still_open = [row for row in notice.rows if row.open]
    shown, hidden = split(sorted(_theirs(notice), key=lambda row: row.answer is not None), MOST_ROWS)
    facts = {"name": notice.name, "open": len(still_open)}
    return Card(
        summary=voice.text("summary", **facts),
        parts=(
            Paragraph(voice.spans("hello" if still_open else "thanks", **facts)),
            *(_row(row, notice.week, words, teller) for row in shown),
        ),
        footer=(*_hidden(hidden, voice), *_while_open(notice, still_open, words)),
    )


def _theirs(notice: CheckInReminder) -> Iterator[PromptRow]:
    """Without what somebody else answers for by now."""
    return (row for row in notice.rows if row.theirs or row.answer is not None)


def _row(row: PromptRow, week: str, words: Words, teller: Teller) -> Row:
    voice = words.of("check_in_reminder")
    facts = {**teller.facts(row.standing), "squad": row.squad, "on_behalf_of": row.on_behalf_of}
    if row.answer is not None:
        return answered(row, row.answer, {**facts, **kept(row, row.answer, teller)}, words)
    return Row(voice.spans("row", **facts), buttons=tuple(_answers(row, week, voice)))


def _answers(row: PromptRow, week: str, voice: Voice) -> Iterator[Button]:
    ref = row.standing.key_result.ref
    yield Button(Action.CHECK_IN, voice.fixed("check_in"), ref, ButtonStyle.PRIMARY)
    if row.standing.current is not None:
        yield Button(Action.NO_CHANGE, voice.fixed("no_change"), f"{ref}@{week}")


def _hidden(count: int, voice: Voice) -> Iterator[Part]:
    if count:
        yield Aside(voice.spans("hidden", count=count))


def _while_open(notice: CheckInReminder, still_open: Sequence[PromptRow], words: Words) -> Iterator[Part]:
    """How to answer in words, and why it comes: of no interest to whoever has answered."""
    voice = words.of("check_in_reminder")
    for row in still_open[:1]:
        key_result = row.standing.key_result
        example = example_for(key_result, words.locale)
        yield Aside(voice.spans("typed", ref=key_result.ref, example=example))
        yield Aside(voice.spans("why", weekday=f"{notice.asked:%A}", clock=clock(notice.asked.time())))
        yield Buttons((Button(Action.SETTINGS, voice.fixed("settings")),))
