"""What all that can be wrong has in common, and what can be wrong with any request."""

from typing import ClassVar


class OkrError(Exception):
    """That did not work."""

    field: ClassVar[str | None] = None
    """The form field the sentence belongs beside, if any."""

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = {name: str(fact) for name, fact in facts.items()}

    @property
    def sentence(self) -> str:
        """The words, with `{name}` where a fact goes. Backticks mark what can be typed."""
        return " ".join((type(self).__doc__ or "").split())

    def __str__(self) -> str:
        """As plain text, such as beside a field of a form, where marks would be read as letters."""
        return self.sentence.replace("`", "").format(**self.facts)


class NotFound(OkrError):
    """I could not find that."""


class NotAllowed(OkrError):
    """You may not do that."""


class ChangedMeanwhile(OkrError):
    """Somebody else changed this while you were at it. Look at it again and repeat your change
    if it still fits.
    """


class OfAnOlderVersion(OkrError):
    """That is from an older version of me, and I do not understand it any more. Ask for it anew:
    `/okr help` shows everything.
    """


class AlreadyHeard(OkrError):
    """I have that already; nothing was done twice."""


class SeveralWrong(OkrError):
    """{count} fields need another look; nothing was saved yet."""

    def __init__(self, wrong: tuple[tuple[int, OkrError], ...]) -> None:
        """`wrong` has the number of each key result at fault and what is wrong with it."""
        super().__init__(count=len(wrong))
        self.wrong = wrong


class FieldsWrong(OkrError):
    """{count} fields need another look; nothing was saved yet."""

    def __init__(self, wrong: "tuple[tuple[str, OkrError], ...]") -> None:
        """`wrong` has the name of each field at fault and what is wrong with it."""
        super().__init__(count=len(wrong))
        self.wrong = wrong
