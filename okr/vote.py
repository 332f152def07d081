"""Votes: a squad says together how likely a key result is, and nobody says who said what."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median
from typing import Final, NewType

from okr.check_in import confidence_of
from okr.errors.votes import VoteClosed
from okr.key_result import KeyResultId
from okr.person import PersonId

VoteId = NewType("VoteId", int)

MOST_AT_ONCE: Final = 8
"""Key results on one card: more than that is no minute any more."""

FEWEST: Final = 3
"""Of fewer ballots the least and the most would tell everybody who gave them."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A question to a whole squad: how confident are you that this key result lands?"""

    id: VoteId
    key_result: KeyResultId
    opened_by: PersonId
    opened_at: datetime
    closes_at: datetime
    """When it closes by itself."""
    closed_at: datetime | None = None
    version: int = 1

    @property
    def ref(self) -> str:
        """The id as people type it."""
        return f"V{self.id}"

    def open(self, now: datetime) -> bool:
        """Whether ballots still count, also where nobody has got round to closing it."""
        return self.closed_at is None and now < self.closes_at

    def closed(self, at: datetime) -> "Vote":
        """The vote once it is over; raises VoteClosed when it was closed already."""
        if self.closed_at is not None:
            raise VoteClosed(vote=self.ref)
        return replace(self, closed_at=at)


@dataclass(frozen=True, slots=True)
class Ballot:
    """What one person said; kept so that they can change it, and shown to nobody else."""

    person: PersonId
    confidence: int


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the ballots of a vote lie apart."""

    least: int
    median: float
    """Half of the ballots say at least this, half at most; between the middle two of an even number."""
    most: int
    ballots: int


def ballot_of(vote: Vote, person: PersonId, confidence: int, now: datetime) -> Ballot:
    """What `person` says; raises VoteClosed, ConfidenceOutOfRange."""
    if not vote.open(now):
        raise VoteClosed(vote=vote.ref)
    return Ballot(person, confidence_of(confidence))


def spread(ballots: Collection[Ballot]) -> Spread | None:
    """How far apart `ballots` lie; the same whoever gave which, and in whatever order they came.

    None for fewer than three of them: those who gave one could tell what the others said.
    """
    if len(ballots) < FEWEST:
        return None
    said = [each.confidence for each in ballots]
    return Spread(min(said), float(median(said)), max(said), len(said))
