"""What a word that somebody mistyped was meant to be."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

_NEAR: Final = 0.75
_SAID_ALONE = re.compile(r"(no [A-Za-z]{4,8}|[A-Za-z]{2,12})(?=[\s,;.!:]*(?:$|c ?[0-9]))")
_BEFORE_COLON = re.compile(r"(?<!\w)([A-Za-z]{3,10}):(?!\S*/)")
_BEFORE_NUMBER = re.compile(r"([A-Za-z]{4,12})[ :=]+[0-9]")
_STARTS: Final = ("same", "no change", "unchanged", "skip")
_OPENERS: Final = ("blocked", "blocker", "skip")


def near_start(text: str) -> tuple[str, str] | None:
    """The first word of a text that nearly says "same" or "skip", and what it nearly says."""
    return _nearest(_SAID_ALONE.match(text), _STARTS, "")


def near_opener(text: str) -> tuple[str, str] | None:
    """`bloked:` anywhere, and what it was meant to be."""
    found = (_nearest(match, _OPENERS, ":") for match in _BEFORE_COLON.finditer(text))
    return next(filter(None, found), None)


def near_confidence(text: str) -> tuple[str, str] | None:
    """`confidnece 7` at the start, and what it was meant to be."""
    return _nearest(_BEFORE_NUMBER.match(text), ("confidence",), "")


def _nearest(found: re.Match[str] | None, known: Sequence[str], mark: str) -> tuple[str, str] | None:
    if found is None or any(each in found[1].lower() for each in known):
        return None
    near = get_close_matches(found[1].lower(), known, n=1, cutoff=_NEAR)
    return (f"{found[1]}{mark}", f"{near[0]}{mark}") if near else None
