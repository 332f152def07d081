"""What a key result measures, in its own words: `net churn` of `Reduce net churn from 3% to 1%`."""

import re
from dataclasses import dataclass
from typing import Final

from okr.key_result import Measure
from okr.reading.figures import Figure
from okr.reading.outline import Outline, outline, pattern
from okr.reading.participle import participle_of
from okr.reading.wordings import ARROW, DOWN, IS_ASIDE, UP

_LISTED = re.compile(r"\s*(?:[-*\u2022]|(?:KR ?)?[0-9]{1,2}[.):]) +", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_VERB = pattern(
    rf"^\W*(?:{UP}|{DOWN}|keep|maintain|hold|stay|remain|sustain|achiev\w*|reach|hit|attain|get|have|has"
    r"|(?:never|do not|don't) (?:let|have|exceed)|ensure|make|bring|drive|move|take|push|turn|scale"
    r"|doubl\w*|tripl\w*|halv\w*|do|generate|deliver)\b"
)
_KEPT = pattern(r"^\W*(?:keep|maintain|hold|never|do not|don't)\b")
_SOMEBODY = pattern(r"^.*\b(?:to|must|should) (?=(?:keep|maintain|hold)\b)")
_OPENING = pattern(
    r"^\W*(?:(?:that|the|an?|our|their|its|twice as many|in|of|more|fewer|less|\u27e6\d+\u27e7)\s)+"
)
_FIGURE = pattern("\u27e6(\\d+)\u27e7")
_SCOPE = pattern(r"^ (?:(?:per|an?|each|every) (?:\w+\W+)?\w+|for (?:[\w-]+ ){0,3}[\w-]+)")
_COUNTED = pattern(r"^ (?!(?:per|an?|each|every|and|or|in|for|on|at|by|to|from|with|within|as|over|vs)\b)\w")
_GOES_ON = pattern(rf"^ ?(?:to|{ARROW}|[-\u2013]) ?\u27e6")
_END = pattern(r"[.;:!?](?:\s|$)|,\s|\s(?:by|so that|in order)\s|\sand \w+ (?:it|them)\b|\s[-\u2013\u2014]\s")
_DETAIL = pattern(r"^(\W*(?:\S+ ){1,4}\S+?) (?:from|for|within|when|and)\b")
_REACHES = pattern(r"\b(?:reaches|achieves|rises|falls|drops)\b")
"""Verbs of a sentence whose first word is what grows, and no verb: `Chrome reaches 20 million users`."""

_PLACE = pattern(
    r" (?:and|from|with|for|on|at|in|within|that|who|which|when|where|to|through|before|every|each|per|an?) "
)
_MARKS: Final = "(,:;-<>=~+\u00b1\u2013\u2192\u2264\u2265"
_SHORT: Final = 3
_LONG: Final = 5
_HOOK: Final = pattern(
    r"(?:from|to|by|of|at|is|are|be|was|with|in|under|about|around|than|least|most|no|not|more|less|fewer|greater"
    r"|higher|lower|better|above|below|over|within|minimum|maximum|max|min|never|target|goal|baseline|start|now"
    r"|current(?:ly)?|today|vs|reach(?:es)?|achieves?|exceeds?|past|beyond|rises?|grow|falls?|drops|pile|up|down"
    r"|and|or|between|an?|the|all|out)?"
)
"""A word that only leads to a figure; no word at all is none."""

_TIED: Final = pattern(r"(?:.*\s)?(?:from|to|by|of|at|is|are|up|down|between|exceeds?|\S*:)|to\b.*|.*:.*")
"""What ties a figure to the words before it: `usage to 40 clients` measures usage."""


@dataclass(frozen=True, slots=True)
class _Parts:
    """The words before the first figures that stand together, and after them."""

    head: str
    hooks: str
    """What leads from the words to the figures: `no more than`."""

    tail: str
    figure: Figure
    goes_on: bool
    """Whether the first figure is where something starts: `users 20 -> 40`."""

    @property
    def tied(self) -> bool:
        """Whether the words before the figures are what they measure: `usage to 40 clients`."""
        return self.goes_on or _TIED.fullmatch(self.hooks) is not None


def metric_of(title: str) -> str:
    """The words of a title without its verb, its numbers and what ties them; the title if none are left."""
    sentence = outline(_ASIDE.sub("", _LISTED.sub("", title)))
    parts = _parts(sentence)
    words = _opened(sentence.words) if parts is None else _metric(parts)
    return sentence.spoken(words).strip(" ,;:-.") or title


def _metric(parts: _Parts) -> str:
    head, counted = _opened(parts.head), _opened(_until_end(parts.tail))
    if not head:
        return counted
    if not _counts_tail(parts) or parts.tied:
        scope = _SCOPE.match(parts.tail)
        return head + (scope[0] if scope else "")
    return f"{head} {counted}" if _KEPT.match(parts.head) else _done(parts, counted) or head


def _done(parts: _Parts, counted: str) -> str:
    """`Interview 20 nurses in Berlin` counts nurses interviewed in Berlin."""
    participle = "" if _REACHES.search(parts.hooks) else participle_of(parts.head)
    if not counted or not participle or _opened(parts.head) != parts.head:
        return counted
    place = _PLACE.search(counted)
    end = place.start() if place else len(counted)
    return f"{counted[:end]} {participle}{counted[end:]}"


def _counts_tail(parts: _Parts) -> bool:
    """`40 reference customers`, `95% of tickets`: what is counted stands behind its number."""
    if parts.tail.startswith(" of "):
        return len(parts.head.split()) <= _SHORT
    return parts.figure.measure == Measure() and _COUNTED.match(parts.tail) is not None


def _parts(sentence: Outline) -> _Parts | None:
    found = _without_scopes(sentence)
    if not found:
        return None
    words, last = sentence.words[: found[0].start()], found[0]
    for match in found[1:]:
        if _unhooked(sentence.words[last.end() : match.start()])[0]:
            break
        last = match
    figure, tail = sentence.figures[int(found[0][1])], sentence.words[last.end() :].lstrip("+")
    goes_on = _GOES_ON.match(sentence.words[found[0].end() :]) is not None
    return _Parts(*_unhooked(words), tail, figure, goes_on=goes_on)


def _without_scopes(sentence: Outline) -> list[re.Match[str]]:
    """The places of the figures, but for such as `per 100 users`, unless there are no others."""
    scopes = sentence.every(IS_ASIDE)
    found = list(_FIGURE.finditer(sentence.words))
    return [match for match in found if sentence.figures[int(match[1])] not in scopes] or found


def _unhooked(words: str) -> tuple[str, str]:
    """The words before those at the end that only lead to a figure, and these; a colon leads as well."""
    kept = words.split()
    while kept and _HOOK.fullmatch(kept[-1].strip(_MARKS)):
        kept.pop()
    rest = words.split()[len(kept) :]
    return " ".join(kept).rstrip(":"), " ".join([*(":" for each in kept[-1:] if each.endswith(":")), *rest])


def _opened(words: str) -> str:
    """Without the verb and the articles in front."""
    without_verb = _VERB.sub("", _SOMEBODY.sub("", words), count=1)
    return _OPENING.sub("", f"{without_verb.strip()} ").strip()


def _until_end(tail: str) -> str:
    """What is counted, without how and where when that takes many words."""
    found = _END.search(tail, 1)
    words = tail[: found.start()] if found else tail
    detail = _DETAIL.match(words)
    return detail[1] if detail and len(words.split()) > _LONG else words
