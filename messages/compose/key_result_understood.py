"""What was understood of a key result, in a field each, to be corrected before it is saved."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Final

from messages.actions import FieldName, FormAction
from messages.card import (
    Aside,
    ChoiceField,
    DateField,
    Field,
    Form,
    LongTextField,
    Option,
    Paragraph,
    Part,
    PeopleField,
    TextField,
)
from messages.compose.changed_meanwhile import told_meanwhile
from messages.compose.examples import CHURN, LOVE
from messages.words import Voice, Words
from okr.key_result import SOURCE_LIMIT, Direction, Indicator, Measure, MeasureKind
from okr.milestones import with_milestones
from okr.notices.history import Meanwhile
from okr.notices.key_results import KeyResultUnderstood
from okr.objective import TITLE_LIMIT
from okr.sheet import UNIT_LIMIT, KeyResultSheet, sheet_of

MOST_LETTERS_OF_A_NUMBER: Final = 40
MOST_LETTERS_KEPT: Final = 1500
"""What comes back unread with a form has room for little more."""

_STEPS = with_milestones(
    replace(CHURN, title="Open the Berlin office", measure=Measure(MeasureKind.MILESTONES)),
    ("Lease signed", "Desks in", "Team moved"),
)

EXAMPLE = KeyResultUnderstood(sheet_of(CHURN), LOVE.ref, LOVE.title, over=True)
KEEP = KeyResultUnderstood(
    replace(sheet_of(CHURN), direction=Direction.MAINTAIN, low="1", high="2.5"), "KR31@3", CHURN.title
)
MILESTONES = KeyResultUnderstood(sheet_of(_STEPS), "KR31@1", _STEPS.title)
MEANWHILE = KeyResultUnderstood(
    sheet_of(CHURN), "KR31@4", CHURN.title, meanwhile=Meanwhile(("Bo", "Dee"), ("aim", "title"))
)


def compose(notice: KeyResultUnderstood, words: Words) -> Form:
    voice = words.of("key_result_understood")
    fields = tuple(_fields(notice, voice))
    return Form(
        action=FormAction.KEY_RESULT_UNDERSTOOD,
        title=voice.fixed("title_check" if notice.over else "title_edit"),
        submit=voice.fixed("submit"),
        close=voice.fixed("back" if notice.over else "close"),
        parts=(*_intro(notice, voice, words), *fields),
        about=notice.about,
        kept=tuple(_kept(notice.sheet, fields)),
    )


def _intro(notice: KeyResultUnderstood, voice: Voice, words: Words) -> Iterator[Part]:
    if notice.meanwhile is not None:
        yield Paragraph(told_meanwhile(notice.meanwhile, words))
    ref = notice.about.partition("@")[0]
    yield Aside(voice.spans("intro_check" if notice.over else "intro_edit", ref=ref, title=notice.title))


def _fields(notice: KeyResultUnderstood, voice: Voice) -> Iterator[Field]:
    yield from _what(notice, voice)
    yield from _aim(notice, voice)
    yield from _rest(notice, voice)


def _what(notice: KeyResultUnderstood, voice: Voice) -> Iterator[Field]:
    sheet = notice.sheet
    yield _text(FieldName.TITLE, sheet.title, voice, most=TITLE_LIMIT, optional=False)
    yield _choice(FieldName.MEASURE, sheet.kind, MeasureKind, voice, redraws=True)


def _aim(notice: KeyResultUnderstood, voice: Voice) -> Iterator[Field]:
    """What belongs to the measure, and of numbers what belongs to the direction."""
    sheet = notice.sheet
    if sheet.kind == MeasureKind.MILESTONES:
        steps = (voice.fixed("milestones"), voice.fixed("milestones_hint"))
        yield LongTextField(FieldName.MILESTONES, *steps, initial=sheet.milestones)
        return
    if sheet.kind != MeasureKind.PERCENT:
        yield _text(FieldName.UNIT, sheet.unit, voice, most=UNIT_LIMIT)
    yield _choice(FieldName.DIRECTION, sheet.direction, Direction, voice, redraws=True)
    if sheet.direction == Direction.MAINTAIN:
        yield _text(FieldName.LOW, sheet.low, voice, most=MOST_LETTERS_OF_A_NUMBER)
        yield _text(FieldName.HIGH, sheet.high, voice, most=MOST_LETTERS_OF_A_NUMBER)
    else:
        yield _text(FieldName.BASELINE, sheet.baseline, voice, most=MOST_LETTERS_OF_A_NUMBER)
        yield _text(FieldName.TARGET, sheet.target, voice, most=MOST_LETTERS_OF_A_NUMBER)


def _kept(sheet: KeyResultSheet, shown: Iterable[Field]) -> Iterator[tuple[str, str]]:
    """What another measure or direction hides, for whoever picks the one before again."""
    names = {each.name for each in shown}
    for name, typed in (
        (FieldName.UNIT, sheet.unit),
        (FieldName.DIRECTION, sheet.direction),
        (FieldName.BASELINE, sheet.baseline),
        (FieldName.TARGET, sheet.target),
        (FieldName.LOW, sheet.low),
        (FieldName.HIGH, sheet.high),
        (FieldName.MILESTONES, sheet.milestones),
    ):
        if typed and name not in names and len(json.dumps(typed)) <= MOST_LETTERS_KEPT:
            yield name, typed


def _rest(notice: KeyResultUnderstood, voice: Voice) -> Iterator[Field]:
    sheet = notice.sheet
    owners = (voice.fixed("owners"), voice.fixed("owners_hint"))
    yield PeopleField(FieldName.OWNERS, *owners, optional=True, initial=sheet.owners)
    yield _choice(FieldName.INDICATOR, sheet.indicator, Indicator, voice, optional=True)
    yield DateField(
        FieldName.DUE, voice.fixed("due"), voice.fixed("due_hint"), optional=True, initial=_day(sheet.due)
    )
    yield _text(FieldName.WEIGHT, sheet.weight, voice, most=MOST_LETTERS_OF_A_NUMBER)
    yield _text(FieldName.SOURCE, sheet.source, voice, most=SOURCE_LIMIT)


def _text(name: FieldName, initial: str, voice: Voice, *, most: int, optional: bool = True) -> TextField:
    return TextField(
        name, voice.fixed(name), voice.fixed(f"{name}_hint"), optional=optional, initial=initial, most=most
    )


def _choice(
    name: FieldName,
    initial: str,
    of: type[StrEnum],
    voice: Voice,
    *,
    optional: bool = False,
    redraws: bool = False,
) -> ChoiceField:
    options = tuple(Option(each.value, voice.fixed(f"{name}_{each.value}")) for each in of)
    return ChoiceField(
        name,
        voice.fixed(name),
        voice.fixed(f"{name}_hint"),
        optional,
        options=options,
        initial=initial,
        redraws=redraws,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
