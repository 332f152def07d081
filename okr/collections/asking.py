"""The collections of what is asked beyond the weekly question, and of what a squad says by vote."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from okr.challenge import Challenge
from okr.key_result import KeyResultId
from okr.nudging import Asked
from okr.person import PersonId
from okr.vote import Ballot, Spread, Vote, VoteId


class AllAsked(Protocol):
    """The messages nobody asked for, by whom they went to."""

    def of(self, people: Iterable[PersonId], since: datetime) -> list[Asked]:
        """At `since` or later, also what is held until later, oldest first, in one query."""
        ...

    def add_all(self, asked: Iterable[Asked]) -> None:
        """The same thing at the same instant counts once."""
        ...


class Challenges(Protocol):
    def of(self, key_results: Iterable[KeyResultId], since: datetime) -> list[Challenge]:
        """Of those key results, put at `since` or later, oldest first, in one query."""
        ...

    def latest_of(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, Challenge]:
        """The last of each that has one, in one query."""
        ...

    def add(self, challenge: Challenge) -> bool:
        """False when that check-in was asked about already: nothing is added."""
        ...

    def save(self, challenge: Challenge) -> None:
        """As Squads.save."""
        ...


class Votes(Protocol):
    def get(self, vote: VoteId) -> Vote:
        """Raises NoSuchVote."""
        ...

    def open_of(self, key_results: Iterable[KeyResultId]) -> list[Vote]:
        """Of those key results, by id; also those past their time that nobody has closed."""
        ...

    def next_id(self) -> VoteId: ...

    def add(self, vote: Vote) -> None: ...

    def save(self, vote: Vote) -> None:
        """As Squads.save."""
        ...

    def cast(self, vote: VoteId, ballot: Ballot) -> None:
        """Takes the place of what the person said before."""
        ...

    def withdraw(self, vote: VoteId, person: PersonId) -> None:
        """As if they had not voted."""
        ...

    def ballots(self, vote: VoteId) -> list[Ballot]:
        """In an order that does not tell when they came."""
        ...

    def named(self, votes: Iterable[VoteId]) -> list[Vote]:
        """Those of `votes` there are, by id, in one query."""
        ...

    def said_last(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, tuple[Vote, Spread]]:
        """The last closed vote about each that had ballots enough to be shown, in one query."""
        ...
