"""A sentence with its figures masked, so that patterns see words alone."""

import re
from dataclasses import dataclass
from typing import Final

from okr.reading.figures import Figure, figures

F: Final = "\u27e6(\\d+)\u27e7"
"""A figure in a pattern; what it captures is the figure's place."""

REST: Final = "[^\u27e6\u27e7]"
"""A letter that belongs to no figure, in a pattern."""

_MASKED: Final = re.compile(F)
_UNMASKED: Final = str.maketrans("\u27e6\u27e7", "  ")


def pattern(words: str) -> re.Pattern[str]:
    """A pattern over the words of an outline, in letters of either size."""
    return re.compile(words, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Outline:
    """The words of a sentence, each figure in them replaced by its place in `figures`."""

    words: str
    figures: tuple[Figure, ...]
    text: str
    """The sentence itself."""

    def find(self, wording: re.Pattern[str]) -> tuple[Figure, ...]:
        """The figures in the first match of `wording`, in the order of the sentence."""
        found = wording.search(self.words)
        return self._in(found) if found else ()

    def first(self, wording: re.Pattern[str]) -> Figure | None:
        return next(iter(self.find(wording)), None)

    def every(self, wording: re.Pattern[str]) -> frozenset[Figure]:
        return frozenset(each for found in wording.finditer(self.words) for each in self._in(found))

    def says(self, wording: re.Pattern[str]) -> bool:
        return wording.search(self.words) is not None

    def before(self, figure: Figure) -> str:
        return self.words[: self.words.index(f"\u27e6{self.figures.index(figure)}\u27e7")]

    def spoken(self, words: str) -> str:
        """`words` of this outline with their figures in them."""
        return _MASKED.sub(lambda found: self._text_of(self.figures[int(found[1])]), words)

    def _text_of(self, figure: Figure) -> str:
        return self.text[figure.start : figure.end]

    def _in(self, found: re.Match[str]) -> tuple[Figure, ...]:
        return tuple(self.figures[int(place)] for place in found.groups() if place and place.isdecimal())


def outline(text: str) -> Outline:
    """The outline of a sentence."""
    text = text.translate(_UNMASKED)
    found, words, end = figures(text), "", 0
    for place, figure in enumerate(found):
        words += f"{text[end : figure.start]}\u27e6{place}\u27e7"
        end = figure.end
    return Outline(words + text[end:], found, text)
