"""Says one person's ballots back to them alone."""

from collections.abc import Iterator
from dataclasses import replace

from messages.actions import Action
from messages.card import Bullets, Button, Buttons, Card, Paragraph, Part
from messages.compose import ballot_form
from messages.words import Voice, Words
from okr.notices.votes import BallotsKept

EXAMPLE = BallotsKept("V7-V8", ballot_form.ROWS, closed=False)
LAST = replace(EXAMPLE, closed=True)
TAKEN_BACK = replace(EXAMPLE, rows=tuple(replace(each, confidence=None) for each in ballot_form.ROWS))


def compose(notice: BallotsKept, words: Words) -> Card:
    voice = words.of("ballots_kept")
    some = any(each.confidence is not None for each in notice.rows)
    return Card(
        summary=voice.text("summary", some=some),
        parts=(Paragraph(voice.spans("kept", some=some)), *_rows(notice, voice, some=some)),
        footer=_what_now(notice, voice, some=some),
    )


def _rows(notice: BallotsKept, voice: Voice, *, some: bool) -> Iterator[Part]:
    if some:
        rows = ((each.named, each.confidence) for each in notice.rows)
        told = (voice.spans("row", title=one.title, ref=one.ref, confidence=said) for one, said in rows)
        yield Bullets(tuple(told))


def _what_now(notice: BallotsKept, voice: Voice, *, some: bool) -> tuple[Part, ...]:
    if notice.closed:
        return (Paragraph(voice.spans("closed")),)
    change = Button(Action.SAY, voice.text("change", some=some), f"vote {notice.ref}")
    back = Button(Action.SAY, voice.fixed("back"), f"vote back {notice.ref}")
    return (Buttons((change, back) if some else (change,)),)
