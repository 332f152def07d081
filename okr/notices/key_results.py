"""What we say about key results that are made and changed."""

from dataclasses import dataclass

from okr.notices.history import Meanwhile
from okr.objective import Objective
from okr.person import PersonId
from okr.sheet import KeyResultSheet
from okr.standing import Standing


@dataclass(frozen=True, slots=True)
class KeyResultAdded:
    """What was understood, shown in full so that it can be corrected."""

    standing: Standing
    objective: Objective
    baseline_missing: bool
    edited: bool = False
    """Whether it was there before."""


@dataclass(frozen=True, slots=True)
class KeyResultForm:
    """Asks for one key result of one objective."""

    objectives: tuple[Objective, ...]
    objective: Objective | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class KeyResultUnderstood:
    """All that is known of a key result, or was understood of a sentence, to be corrected and saved."""

    sheet: KeyResultSheet
    about: str
    """`KR31@3`, the third version of what is there; or `O12`, to which it is added."""
    title: str
    """Of what it is about."""
    over: bool = False
    """Whether it is laid over the form with the sentence, and closing it leads back there."""
    meanwhile: Meanwhile | None = None


@dataclass(frozen=True, slots=True)
class OwnersForm:
    """Asks who answers for a key result."""

    ref: str
    title: str
    owners: tuple[PersonId, ...]
    version: int
    """The one that was shown."""
    meanwhile: Meanwhile | None = None
