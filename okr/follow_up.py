"""What an answer may lead to: at most one more question, to whoever gave it, that nobody has to answer."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from okr.challenge import Challenge
from okr.check_in import CheckInId, News
from okr.disagreement import Gap, gap_of
from okr.person import PersonId
from okr.standing import Standing

REAFFIRMED_AFTER: Final = 2
"""So many "no change" in a row ask whether the confidence still holds."""

IN_THE_WAY_AFTER: Final = 3
"""So many, and every one more, ask what is in the way."""


class FollowUpKind(StrEnum):
    REAFFIRM = "reaffirm"
    """Is it still a seven?"""
    IN_THE_WAY = "in_the_way"
    """What is in the way?"""
    HOPEFUL = "hopeful"
    """Confidence is high and progress lags: what makes you believe in it?"""
    DOUBTFUL = "doubtful"
    """Confidence is low and progress is ahead: what makes you doubt it?"""


@dataclass(frozen=True, slots=True)
class FollowUp:
    kind: FollowUpKind
    check_in: CheckInId
    """The answer it is about."""


def follow_up(standing: Standing, person: PersonId, challenge: Challenge | None = None) -> FollowUp | None:
    """What to ask `person` about the last answer, if anything; a challenge of theirs that is open goes first.

    A challenge whose reason has gone, such as by a correction, is asked no more.
    """
    last = standing.last
    if last is None:
        return None
    gap = gap_of(standing) if _is_asked(challenge, person) else None
    if gap is not None:
        return FollowUp(_CHALLENGED[gap], last.id)
    if last.news is News.NEWS or last.reaffirmed or standing.unchanged < REAFFIRMED_AFTER:
        return None
    stuck = standing.unchanged >= IN_THE_WAY_AFTER
    return FollowUp(FollowUpKind.IN_THE_WAY if stuck else FollowUpKind.REAFFIRM, last.id)


_CHALLENGED: Final = {Gap.HOPEFUL: FollowUpKind.HOPEFUL, Gap.DOUBTFUL: FollowUpKind.DOUBTFUL}


def _is_asked(challenge: Challenge | None, person: PersonId) -> bool:
    return challenge is not None and challenge.open and challenge.person == person
