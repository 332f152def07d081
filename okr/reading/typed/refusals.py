"""Says what is wrong with words of which nothing could be used, as precisely as can be."""

import re

from okr.errors.okr_error import OkrError
from okr.errors.week import (
    AnswerNotRead,
    BlockerLeftOpen,
    EitherNumber,
    JustWords,
    Mistyped,
    NotExact,
    OnlyNamed,
    SkipLeftOpen,
    UnitNotMatching,
    ValueNotRead,
)
from okr.reading.quantity import counted_in
from okr.reading.typed.near import near_confidence, near_opener, near_start
from okr.reading.typed.reading import Reading, first_words
from okr.reading.typed.values import bare, value_read

_AWAY = re.compile(
    r"(?:i'?m |i am |i will be )?(?:on (?:annual |parental |sick )?(?:leave|holidays?|vacation|pto)"
    r"|out of office|ooo|away|off|sick|out sick)(?!\w)",
    re.IGNORECASE,
)
_SKIP = re.compile(r"skip\s+(?!this week\b)(?P<reason>\S.*)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:about|around|approx\w*\.?|roughly|circa|ca\.?|maybe|perhaps|nearly|almost|some|over|under|above|below"
    r"|more than|less than|at least|at most|up to|between)(?![^\W\d])",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"[~\u2248<>\u2264\u2265].*[0-9]|[0-9].*(?:[?+]|-?ish|[0-9]\S*[-\u2013\u2014]\S*[0-9].*|\.\.+[0-9].*)$",
    re.IGNORECASE,
)
_BLOCKED = re.compile(r"blocked(?![\w:])", re.IGNORECASE)


def refuse_absence(text: str, example: str) -> None:
    """`on leave until Monday` may mean this week or many; only `skip:` or `pause` say which."""
    said = " ".join(text.split())
    skipped, away = _SKIP.fullmatch(said), _AWAY.match(said)
    if skipped or away:
        reason = skipped["reason"].strip(" ,-") if skipped else said
        raise SkipLeftOpen(word=first_words(said, 2), reason=reason[:100], example=example)


def not_started(reading: Reading) -> OkrError:
    """What is wrong with the first words, of which none could be used."""
    if not reading.left:
        return OnlyNamed(key_result=reading.key_result.ref, example=reading.example)
    word = first_words(reading.left, 1 if reading.left[0].isalnum() else 2)
    if _ABOUT.match(reading.left):
        return NotExact(word=first_words(reading.left, 2), example=reading.example)
    return _of_value(reading) or _half_said(reading.left, reading.example) or reading.refusing(word)


def _of_value(reading: Reading) -> OkrError | None:
    """A value in another unit, one that reads in two ways, or one that is left open."""
    for words in (first_words(reading.left, 2), first_words(reading.left)):
        try:
            value_read(words, reading.key_result, reading.locale)
        except UnitNotMatching:
            unit = counted_in(reading.key_result.measure)
            return UnitNotMatching(text=bare(words), unit=unit, example=reading.example)
        except EitherNumber as error:
            return EitherNumber(**error.facts | {"example": reading.example})
        except ValueNotRead:
            continue
    word = bare(first_words(reading.left))
    return NotExact(word=word, example=reading.example) if _LOOSE.match(reading.plain[: len(word)]) else None


def refuse_slips(reading: Reading, note: str) -> None:
    """A blocker or a confidence that is mistyped would be lost in the note."""
    if _BLOCKED.match(note):
        raise BlockerLeftOpen(word=first_words(note, 2), example=reading.example)
    near = near_opener(note) or (near_confidence(note) if reading.confidence is None else None)
    if near:
        raise Mistyped(word=near[0], nearest=near[1], example=reading.example)


def _half_said(text: str, example: str) -> AnswerNotRead | None:
    if _BLOCKED.match(text):
        return BlockerLeftOpen(word=first_words(text, 2), example=example)
    near = near_start(text) or near_opener(text) or near_confidence(text)
    return Mistyped(word=near[0], nearest=near[1], example=example) if near else None


def just_words(text: str, example: str) -> AnswerNotRead:
    """`hello`, `thanks!`: words in which nothing could be meant for a key result."""
    return _half_said(text, example) or JustWords(example=example)
