"""Looks for words in what something is called."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement

_ESCAPE: Final = "/"


def having(label: ColumnElement[Any], words: Iterable[str]) -> Iterator[ColumnElement[bool]]:
    """Each of `words` stands in `label`, small or large.

    Of letters beyond ASCII not every database knows which are the small ones: words with such letters are
    left to whoever asks, who has to look again anyway.
    """
    for word in words:
        if word.isascii():
            yield label.icontains(_escaped(word), escape=_ESCAPE)


def _escaped(word: str) -> str:
    for sign in (_ESCAPE, "%", "_"):
        word = word.replace(sign, _ESCAPE + sign)
    return word
