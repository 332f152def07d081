"""Which words of a reply are about which key result: by an id in front, or line for line in order."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from okr.errors.key_results import NoSuchKeyResult
from okr.errors.week import AnswerNotRead, WhichKeyResult
from okr.key_result import KeyResult
from okr.locale import Locale
from okr.reading.typed.example import example_for, example_with_id
from okr.reading.typed.reading import first_words

REF: Final = re.compile(r"KR ?#?([0-9]+)(?![^\s:=,])[\s:=,]*", re.IGNORECASE)
"""An id that starts a line; one in the midst of a note is part of the note."""

_BULLET = re.compile(r"^[*\u2022\u2023\u25aa\u25cf\u25e6\u00b7][ \t\u00a0]+")
_DASH = re.compile(r"[-\u2013\u2014][ \t\u00a0]+")
_NUMBER = re.compile(r"([0-9]{1,2})[.)][ \t\u00a0]+")
_SMILEY = re.compile(r"(?::[a-z0-9_+'-]{1,60}:\s*)+")
_PARTS_OF_EMOJI: Final = "\ufe0f\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_QUOTES: Final = (
    *(("`", "`"), ('"', '"'), ("'", "'"), ("*", "*"), ("_", "_"), ("~", "~"), ("\u00ab", "\u00bb")),
    *(("\u201c", "\u201d"), ("\u201e", "\u201c"), ("\u201e", "\u201d"), ("\u2018", "\u2019")),
)
_SECOND = re.compile(
    r"[;,|][ \t]*(KR ?#?[0-9]+)[\s:=]+(?:[-+$\u20ac\u00a3]?[0-9]|same\b|no change\b|c[0-9])", re.IGNORECASE
)
_NOTE = re.compile(r"(?<!\w)note:", re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]")


def about(text: str, asked: Sequence[KeyResult], locale: Locale) -> list[tuple[KeyResult, str]]:
    """Each key result with the words about it. Raises WhichKeyResult, NoSuchKeyResult, AnswerNotRead."""
    lines = lines_of(text)
    named = [found for line in lines if (found := REF.match(line))]
    _refuse_two_on_one(lines, asked[0], locale)
    if len(asked) == 1 and len(named) <= 1:
        return [_alone(text, asked)]
    if named and len(named) == len(lines):
        return [(_named(found, asked), found.string[found.end() :]) for found in named]
    if named or len(lines) != len(asked):
        unnamed = next((line for line in lines if not REF.match(line)), "")
        raise WhichKeyResult(word=first_words(unnamed, 4), example=example_with_id(asked[0], locale))
    return list(zip(asked, lines, strict=True))


def lines_of(text: str) -> list[str]:
    """The lines that say something, without what only decorates them."""
    said = [line.strip() for line in _LINE_END.split(_UNSEEN.sub("", text))]
    lines = [line for line in said if line]
    numbers = [int(found[1]) for line in lines if (found := _NUMBER.match(line))]
    for marker, used in (
        (_DASH, all(map(_DASH.match, lines))),
        (_NUMBER, numbers == list(range(1, len(lines) + 1))),
    ):
        if used and len(lines) > 1:
            lines = [marker.sub("", line, count=1) for line in lines]
    return [each for line in lines if (each := _bare(line))]


def _bare(line: str) -> str:
    """Without a bullet, emoji in front, and quotes all around."""
    line = _without_emoji(_BULLET.sub("", line, count=1))
    for opens, closes in _QUOTES:
        if len(line) > 1 and line[0] == opens and line[-1] == closes and opens not in line[1:-1]:
            line = line[1:-1].strip()
    dash = _DASH.match(line)
    return line[dash.end() :] if dash and REF.match(line, dash.end()) else line


def _without_emoji(line: str) -> str:
    decorated = (n for n, letter in enumerate(line) if not (_is_emoji(letter) or letter.isspace()))
    line = line[next(decorated, len(line)) :]
    found = _SMILEY.match(line)
    return line[found.end() :] if found else line


def _is_emoji(letter: str) -> bool:
    return letter in _PARTS_OF_EMOJI or unicodedata.category(letter) == "So"


def is_decoration(text: str) -> bool:
    """Whether a text is nothing but emoji."""
    return not _without_emoji(text.strip())


def _refuse_two_on_one(lines: Sequence[str], first: KeyResult, locale: Locale) -> None:
    """A second answer on a line would end in the note of the first."""
    found = next(filter(None, (_SECOND.search(_NOTE.split(line)[0]) for line in lines)), None)
    if found:
        raise WhichKeyResult(word=found[1][:100], example=example_with_id(first, locale))


def _alone(text: str, asked: Sequence[KeyResult]) -> tuple[KeyResult, str]:
    """The words about the only key result; what follows the first line is left as it is."""
    lines = lines_of(text)
    _, _, rest = _LINE_END.sub("\n", _UNSEEN.sub("", text).strip()).partition("\n")
    line = lines[0] if lines else ""
    found = REF.match(line)
    said = line[found.end() :] if found else line
    return _named(found, asked) if found else asked[0], "\n".join(filter(None, (said, rest)))


def _named(found: re.Match[str], asked: Sequence[KeyResult]) -> KeyResult:
    ref = f"KR{found[1].lstrip('0') or '0'}"
    for each in asked:
        if each.ref == ref:
            return each
    raise NoSuchKeyResult(key_result=ref[:20])


def refuse_twice(about_each: Sequence[tuple[KeyResult, str]], locale: Locale) -> None:
    """Of two answers for one key result nobody knows which holds."""
    ids = [each.id for each, _ in about_each]
    for n, (key_result, _) in enumerate(about_each):
        if key_result.id in ids[:n]:
            raise AnswerNotRead(word=key_result.ref, example=example_for(key_result, locale))
