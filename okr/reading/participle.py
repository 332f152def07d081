"""What is done, by the verb that asks for it: `interviewed` of `interview`, `written` of `write`."""

import re
from typing import Final

_UNCHANGED: Final = frozenset({"cut", "hit", "let", "put", "read", "run", "set"})
_IRREGULAR: Final = {
    "begin": "begun",
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "catch": "caught",
    "choose": "chosen",
    "draw": "drawn",
    "feed": "fed",
    "find": "found",
    "give": "given",
    "grow": "grown",
    "hold": "held",
    "keep": "kept",
    "lead": "led",
    "lose": "lost",
    "make": "made",
    "meet": "met",
    "pay": "paid",
    "sell": "sold",
    "send": "sent",
    "show": "shown",
    "speak": "spoken",
    "spend": "spent",
    "take": "taken",
    "teach": "taught",
    "tell": "told",
    "win": "won",
    "write": "written",
}
_VERB: Final = re.compile(r"([A-Z]?[a-z]{2,})(?: and [a-z]+| (back|up|out|off|in|on|over))?")
"""A word that may be a verb, and a second one: `amplify and celebrate`, `win back`."""

_NO_VERB: Final = re.compile(
    r".*(?:[ts]ion|ment|ness|ity|age|a[nr]ce|ence|ship|ly|al|able|ful|[^aeious]s|ed|ing|er|th)|all|only|another|extra"
    r"|first|next|last|new|some|any|these|those|just|plus|minus|every|both|none|more",
    re.IGNORECASE,
)
"""Words that open a sentence and are none: `Another 20 nurses`, `Growth 20% of sales`."""

_DOUBLED: Final = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|.*(?:mit|fer)")


def participle_of(words: str) -> str:
    """The participle of the verb that `words` are; nothing when they seem to be none."""
    found = _VERB.fullmatch(words)
    if found is None or _NO_VERB.fullmatch(found[1]):
        return ""
    return f"{_participle(found[1].lower())} {found[2] or ''}".rstrip()


def _participle(verb: str) -> str:
    if verb in _UNCHANGED or verb in _IRREGULAR:
        return _IRREGULAR.get(verb, verb)
    if _DOUBLED.fullmatch(verb):
        return f"{verb}{verb[-1]}ed"
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb.removesuffix('e')}ed"
