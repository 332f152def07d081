"""How much of a long thing is shown: enough to act on, little enough to be read."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from messages.card import Plain, Spans

_Thing = TypeVar("_Thing")

_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_ELLIPSIS: Final = "…"


def cut(text: str, most: int) -> str:
    """At most `most` letters, with an ellipsis where some are missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + _ELLIPSIS


def first_sentence(text: str, most: int = 200) -> str:
    """What a digest quotes of a note."""
    return cut(_SENTENCE_END.split(" ".join(text.split()), maxsplit=1)[0], most)


def split(things: Sequence[_Thing], most: int) -> tuple[Sequence[_Thing], int]:
    """The first `most` things, and how many are left out."""
    return things[:most], max(0, len(things) - most)


def below_each_other(lines: Iterable[Spans]) -> Spans:
    """A line each, without a break before the first."""
    return tuple(span for line in lines for span in (Plain("\n"), *line))[1:]
