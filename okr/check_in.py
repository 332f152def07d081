"""Check-ins: dated answers for a key result."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NewType

from okr.errors.week import ConfidenceOutOfRange
from okr.key_result import KeyResultId
from okr.person import PersonId

CheckInId = NewType("CheckInId", int)

NEUTRAL_CONFIDENCE = 5
"""Where confidence stands before anybody has answered."""

MOST_CONFIDENCE = 10

CHECKED_IN: Final = "checked in"
"""How the history calls it."""


class News(StrEnum):
    """Whether an answer says something new or only that its author was there."""

    NEWS = "news"
    NO_CHANGE = "no_change"


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says about one key result. None means: as last time."""

    key_result: KeyResultId
    value: Decimal | None = None
    confidence: int | None = None
    note: str = ""
    blocker: str = ""
    """What only someone else can remove, in the answerer's words."""
    waits_on: PersonId | None = None
    """Who can remove it, where they are named."""
    done: tuple[int, ...] | None = None
    """Which milestones are done, the first being 1; None for other measures, or where nobody says which."""
    reaffirmed: bool = False
    """Of a "no change": whether the confidence was asked for once more, and stands."""
    gone: str = ""
    """What stood in the way, in the words of a form that it was taken out of."""

    @property
    def news(self) -> News:
        said = any(each is not None for each in (self.value, self.confidence, self.done))
        told = self.note or self.blocker or self.gone
        return News.NEWS if said or told else News.NO_CHANGE


@dataclass(frozen=True, slots=True)
class CheckIn:
    """A dated answer for a key result. `at` is aware UTC."""

    id: CheckInId
    key_result: KeyResultId
    at: datetime
    by: PersonId
    value: Decimal | None
    """None when nobody has given a value yet and this answer gave none either."""
    confidence: int
    note: str = ""
    blocker: str = ""
    """What was said to be in the way; for how long, and whether it still is, see `okr.blocker`."""
    news: News = News.NEWS
    done: tuple[int, ...] | None = None
    """Which milestones were done by then; as in Answer."""
    replaces: CheckInId | None = None
    """The answer of the same week that this one corrects; that one counts no more."""
    reaffirmed: bool = False
    """Of a "no change": whether somebody confirmed the confidence that it leaves as it was."""
    source: str = ""
    """The message that said it, as `conversation:message`; empty where it was said otherwise."""


def confidence_of(number: int) -> int:
    """A confidence from 0 to 10; raises ConfidenceOutOfRange for any other number."""
    if not 0 <= number <= MOST_CONFIDENCE:
        raise ConfidenceOutOfRange(confidence=number)
    return number
