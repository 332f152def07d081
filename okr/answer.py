"""Typed answers: `2.1% c7 onboarding shipped`, `KR31 42 c6 blocked: legal`, `same`; nothing is guessed.

The grammar is in docs/typed-answers.md.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from okr.check_in import Answer
from okr.key_result import KeyResult
from okr.locale import Locale
from okr.reading.quantity import write
from okr.reading.typed.example import example_for, example_with_id
from okr.reading.typed.follow import refuse_value_as_note
from okr.reading.typed.head import last_confidence, read_head, refuse_second_confidence, says_done, says_same
from okr.reading.typed.lines import about, is_decoration, lines_of, refuse_twice
from okr.reading.typed.reading import Reading
from okr.reading.typed.refusals import just_words, not_started, refuse_absence, refuse_slips
from okr.reading.typed.tail import names_blocker, opens_tail, read_tail, short

_MENTION = re.compile(r"<[@#!&][^>\s]*>")
_SKIP = re.compile(r"skip(?: this week)?[\s.!]*(?::(?P<reason>.*))?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Somebody answers nothing this week, and why."""

    reason: str = ""


def read_skip(text: str) -> Skipped | None:
    """What `skip: on leave` says, or `skip` alone; None for anything else. Raises TextTooLong."""
    found = _SKIP.fullmatch(" ".join(" ".join(lines_of(text)).split()))
    return Skipped(short(found["reason"] or "")) if found else None


def read_answers(text: str, asked: Sequence[KeyResult], locale: Locale = Locale.EN) -> tuple[Answer, ...]:
    """One answer a line for the key results `asked` about, of which there is at least one.

    A line starts with an id, or the lines are as many as the key results and in their order. For a single
    key result no id is needed and the note may run over several lines.
    Raises AnswerNotRead, ValueNotRead, ConfidenceOutOfRange, WhichKeyResult, NoSuchKeyResult, OneBlocker,
    TextTooLong and nothing else.
    """
    first = asked[0]
    example = example_with_id(first, locale) if len(asked) > 1 else example_for(first, locale)
    lines = lines_of(text)
    refuse_absence(" ".join(lines), example)
    if _is_chatter(text, lines):
        raise just_words(" ".join(lines), example)
    found = about(text, asked, locale)
    refuse_twice(found, locale)
    shown = example_with_id if len(asked) > 1 else example_for
    return tuple(_answer(Reading(each, locale, shown(each, locale), said.strip())) for each, said in found)


def write_answer(answer: Answer, key_result: KeyResult, locale: Locale = Locale.EN) -> str:
    """The answer as it may be typed, on one line unless its note has more."""
    said = [key_result.ref]
    if answer.value is not None:
        said.append(write(key_result.measure, answer.value, locale))
    if answer.done is not None:
        said.append(f"done {' '.join(map(str, answer.done)) or 'none'}")
    if answer.confidence is not None:
        said.append(f"c{answer.confidence}")
    said += [] if len(said) > 1 else ["same"]
    said += [f"blocked: {answer.blocker}"] if answer.blocker else []
    said += [f"note: {answer.note}"] if answer.note else []
    return " ".join(said)


def _is_chatter(text: str, lines: Sequence[str]) -> bool:
    """`hello`, `thanks!`: words in which nothing could be meant for a key result."""
    counts = any(letter.isdigit() for letter in _MENTION.sub("", text))
    says = (says_same, says_done, opens_tail, names_blocker)
    return bool(text.strip()) and not counts and not any(each(line) for line in lines for each in says)


def _answer(start: Reading) -> Answer:
    reading = read_head(start)
    if not reading.started and not opens_tail(reading.left):
        raise not_started(reading)
    refuse_second_confidence(reading)
    tail = read_tail(reading)
    if not tail.exact:
        refuse_slips(reading, tail.note)
        refuse_value_as_note(reading, tail.note)
        reading = last_confidence(replace(reading, left=tail.note))
    note = tail.note if tail.exact else reading.left.strip()
    return Answer(
        reading.key_result.id,
        reading.value,
        reading.confidence,
        note="" if reading.same and not tail.exact and is_decoration(note) else note,
        blocker=tail.blocker,
        waits_on=tail.waits_on,
        done=reading.done,
    )
