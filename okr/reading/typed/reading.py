"""What was understood of an answer so far, and the text that is left."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from okr.errors.week import AnswerNotRead
from okr.key_result import KeyResult
from okr.locale import Locale
from okr.reading.numerals import plain

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood of an answer so far, and the text that is left."""

    key_result: KeyResult
    locale: Locale
    example: str
    """A whole answer, for who did not know how to write theirs."""
    left: str
    value: Decimal | None = None
    value_said: str = ""
    """The value as it was typed."""
    confidence: int | None = None
    same: bool = False
    done: tuple[int, ...] | None = None

    @property
    def started(self) -> bool:
        return self.same or self.counted or self.confidence is not None

    @property
    def counted(self) -> bool:
        """Whether it says how far the key result is."""
        return self.value is not None or self.done is not None

    @property
    def plain(self) -> str:
        """What is left, letter for letter as a plain keyboard has it."""
        return plain(self.left)

    def after(self, end: int) -> Self:
        return replace(self, left=self.left[end:].strip())

    def refusing(self, word: str) -> AnswerNotRead:
        return AnswerNotRead(word=word[:100], example=self.example)


def first_words(text: str, most: int = 1) -> str:
    """The first words of a text, with one blank between them."""
    return " ".join(found[0] for found, _ in zip(_WORD.finditer(text), range(most), strict=False))[:100]
