"""Typed answers: `2.1% c7 onboarding shipped`, `KR31 42 c6 blocked: legal`, `same`; nothing is guessed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from okr.check_in import MOST_CONFIDENCE, Answer
from okr.errors.key_results import NoSuchKeyResult
from okr.errors.okr_error import OkrError
from okr.errors.texts import TextTooLong
from okr.errors.week import (
    AnswerNotRead,
    ConfidenceOutOfRange,
    JustWords,
    OnlyNamed,
    UnitNotMatching,
    ValueNotRead,
    WhichKeyResult,
)
from okr.key_result import KeyResult, MeasureKind, Reach
from okr.reading.quantity import CURRENCIES, MONEY, TIMES, counted_in, read, write

NOTE_LIMIT: Final = 2000
"""Letters in a note or a blocker."""

_WORDS_OF_A_VALUE = 6
"""As in `-2 million points over previous quarter`."""

_END = r"(?=[\s,;]|$)[\s,;]*"
_REF = re.compile(r"\s*[-*\u2022]?\s*KR([0-9]+)(?![^\s:,])[\s:,]*", re.IGNORECASE)
_BLOCKED = re.compile(r"(?<!\w)block(?:ed|er):[ \t]*(.*)", re.IGNORECASE)
_SAME = re.compile(r"(?:same|no change|unchanged)(?=[\s,;.!]|$)[\s,;.!]*", re.IGNORECASE)
_NAMED = r"(?:c|conf|confidence)[ :=]{0,2}([0-9]{1,3})(?:/10)?"
_CONFIDENCE = re.compile(rf"{_NAMED}{_END}|([0-9]{{1,3}})/10{_END}", re.IGNORECASE)
_LAST_CONFIDENCE = re.compile(rf"[\s,;]+{_NAMED}\s*$", re.IGNORECASE)
_NO_CONFIDENCE = re.compile(r"(c[0-9]\S{,99})|([-0-9.,]{1,99})/10\b\S*", re.IGNORECASE)
_DONE = re.compile(rf"done[: ]+([0-9]{{1,3}}(?:(?:,? and |[, ]+)[0-9]{{1,3}})*){_END}", re.IGNORECASE)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was understood of an answer so far, and the text that is left."""

    key_result: KeyResult
    left: str
    value: Decimal | None = None
    confidence: int | None = None
    same: bool = False
    done: tuple[int, ...] | None = None

    @property
    def started(self) -> bool:
        return self.same or any(each is not None for each in (self.value, self.confidence, self.done))

    def refusing(self, word: str) -> AnswerNotRead:
        return AnswerNotRead(word=word, example=example_for(self.key_result))

    def refusing_unit(self, words: str) -> UnitNotMatching:
        unit = counted_in(self.key_result.measure)
        return UnitNotMatching(text=words, unit=unit, example=example_for(self.key_result))


def read_answers(text: str, asked: Sequence[KeyResult]) -> tuple[Answer, ...]:
    """One answer a line for the key results `asked` about, of which there is at least one.

    A line starts with an id, or the lines are as many as the key results and in their order. For a single
    key result no id is needed and the note may run over several lines.
    Raises AnswerNotRead, OnlyNamed, JustWords, UnitNotMatching, ConfidenceOutOfRange, WhichKeyResult,
    NoSuchKeyResult, TextTooLong and nothing else.
    """
    if _is_chatter(text):
        raise JustWords(example=_with_ref(asked[0]) if len(asked) > 1 else example_for(asked[0]))
    answers = tuple(_answer(key_result, words) for key_result, words in _matched(text, asked))
    twice = [each.key_result for n, each in enumerate(answers) if each.key_result in _ids(answers[:n])]
    if twice:
        raise AnswerNotRead(word=f"KR{twice[0]}", example=example_for(asked[0]))
    return answers


def example_for(key_result: KeyResult) -> str:
    """A whole answer as it may be typed for this key result."""
    return f"{write(key_result.measure, _likely(key_result))} c7 onboarding shipped"


def _likely(key_result: KeyResult) -> Decimal:
    """Half way: the target itself would read like the answer that is hoped for."""
    aim = key_result.aim
    if key_result.measure.kind is MeasureKind.MILESTONES:
        return Decimal(1)
    if isinstance(aim, Reach):
        return aim.target if aim.baseline is None else (aim.baseline + aim.target) / 2
    return aim.high or aim.low or Decimal(0)


def _is_chatter(text: str) -> bool:
    """`hello`, `thanks!`: words in which nothing could be meant for a key result."""
    says_something = any(letter.isdigit() for letter in text) or _BLOCKED.search(text)
    return bool(text.strip()) and not says_something and not any(map(_SAME.match, _lines(text)))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def _ids(answers: Sequence[Answer]) -> set[int]:
    return {each.key_result for each in answers}


def _matched(text: str, asked: Sequence[KeyResult]) -> list[tuple[KeyResult, str]]:
    """Each key result with the words about it."""
    lines = [line for line in text.splitlines() if line.strip()]
    named = [found for line in lines if (found := _REF.match(line))]
    if len(asked) == 1 and len(named) <= 1:
        return [_alone(text, asked)]
    if named and len(named) == len(lines):
        return [(_named(found, asked), found.string[found.end() :]) for found in named]
    if named or len(lines) != len(asked):
        raise WhichKeyResult(example=_with_ref(asked[0]))
    return list(zip(asked, lines, strict=True))


def _alone(text: str, asked: Sequence[KeyResult]) -> tuple[KeyResult, str]:
    found = _REF.match(text)
    return (_named(found, asked), text[found.end() :]) if found else (asked[0], text)


def _with_ref(key_result: KeyResult) -> str:
    return f"{key_result.ref} {example_for(key_result)}"


def _named(found: re.Match[str], asked: Sequence[KeyResult]) -> KeyResult:
    ref = f"KR{found[1].lstrip('0') or '0'}"
    for each in asked:
        if each.ref == ref:
            return each
    raise NoSuchKeyResult(key_result=ref[:20])


def _answer(key_result: KeyResult, words: str) -> Answer:
    blocked = _BLOCKED.search(words)
    said = words[: blocked.start()] + words[blocked.end() :] if blocked else words
    reading = _end(_head(_Reading(key_result, said.strip()), blocked=blocked is not None))
    return Answer(
        key_result.id,
        reading.value,
        reading.confidence,
        note=_short(reading.left),
        blocker=_short(blocked[1]) if blocked else "",
        done=reading.done,
    )


def _head(reading: _Reading, *, blocked: bool) -> _Reading:
    """Value and confidence, in either order, or "same"; something must be said."""
    for _ in range(2):
        reading = _confidence(_value(_done(_same(reading))))
    if not reading.started and not (blocked and not reading.left):
        raise _not_started(reading)
    return reading


def _not_started(reading: _Reading) -> OkrError:
    """What is wrong with the first words, of which none could be used."""
    if not reading.left:
        return OnlyNamed(key_result=reading.key_result.ref, example=example_for(reading.key_result))
    for words in (" ".join(reading.left.split()[:2]), _first_word(reading.left)):
        try:
            read(words.rstrip(",;."), reading.key_result.measure)
        except UnitNotMatching:
            return reading.refusing_unit(words[:100])
        except ValueNotRead:
            continue
    return reading.refusing(_first_word(reading.left))


def _same(reading: _Reading) -> _Reading:
    found = None if reading.started else _SAME.match(reading.left)
    return replace(reading, same=True, left=reading.left[found.end() :]) if found else reading


def _done(reading: _Reading) -> _Reading:
    """`done 2 3`: which milestones are done by now, all of them named."""
    counts = reading.key_result.measure.kind is MeasureKind.MILESTONES
    if not counts or reading.same or reading.value is not None or reading.done is not None:
        return reading
    found = _DONE.match(reading.left)
    if found is None:
        return reading
    numbers = tuple(map(int, re.findall(r"[0-9]+", found[1])))
    return replace(reading, done=numbers, left=reading.left[found.end() :])


def _value(reading: _Reading) -> _Reading:
    """The longest run of first words that is a value of this key result."""
    given = reading.value is not None or reading.done is not None
    if reading.same or given or _CONFIDENCE.match(reading.left):
        return reading
    for length in _ends_of_words(reading.left):
        value = _read(reading.left[:length].rstrip(",;."), reading.key_result)
        if value is not None:
            left = reading.left[length:].strip()
            _refuse_other_unit(reading, reading.left[:length], left)
            return replace(reading, value=value, left=left)
    return reading


def _ends_of_words(text: str) -> Iterator[int]:
    """Where the first few words end, the longest run first."""
    ends = [found.end() for found, _ in zip(_WORD.finditer(text), range(_WORDS_OF_A_VALUE), strict=False)]
    return reversed(ends)


def _read(words: str, key_result: KeyResult) -> Decimal | None:
    try:
        return read(words, key_result.measure)
    except ValueNotRead:
        return None


def _refuse_other_unit(reading: _Reading, value: str, left: str) -> None:
    """`300 s` is no value in `ms`, and its unit is no note."""
    word, unit = _first_word(left), reading.key_result.measure.unit
    money = word.startswith(("%", *CURRENCIES)) or word.strip(",;.").lower() in MONEY
    if money or (word in TIMES and unit in TIMES and unit not in value):
        raise reading.refusing_unit(f"{value} {word}")


def _confidence(reading: _Reading) -> _Reading:
    found = None if reading.confidence is not None else _CONFIDENCE.match(reading.left)
    if found is None:
        return reading
    _refuse_doubtful(reading, found)
    confidence = _counted(found[1] or found[2])
    return replace(reading, confidence=confidence, left=reading.left[found.end() :])


def _refuse_doubtful(reading: _Reading, found: re.Match[str]) -> None:
    """`7/10` of ten milestones may be their number or a confidence."""
    if found[2] and reading.value is None and len(reading.key_result.milestones) == MOST_CONFIDENCE:
        raise reading.refusing(found[0].strip())


def _counted(digits: str) -> int:
    if int(digits) > MOST_CONFIDENCE:
        raise ConfidenceOutOfRange(confidence=int(digits))
    return int(digits)


def _end(reading: _Reading) -> _Reading:
    """A confidence at the very end, unless one was given; the rest is the note."""
    if reading.confidence is not None:
        return reading
    attempt = _NO_CONFIDENCE.match(reading.left)
    if attempt:
        raise ConfidenceOutOfRange(confidence=attempt[1] or attempt[2])
    found = _LAST_CONFIDENCE.search(" " + reading.left)
    if found is None:
        return reading
    confidence = _counted(found[1])
    return replace(reading, confidence=confidence, left=(" " + reading.left)[: found.start()])


def _first_word(text: str) -> str:
    found = _WORD.search(text)
    return found[0][:100] if found else ""


def _short(text: str) -> str:
    text = text.strip()
    if len(text) > NOTE_LIMIT:
        raise TextTooLong(letters=len(text), limit=NOTE_LIMIT)
    return text
