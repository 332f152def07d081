"""Votes of a squad about a key result, and their ballots."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select

from okr.errors.votes import NoSuchVote
from okr.key_result import KeyResultId
from okr.person import PersonId, WorkspaceId
from okr.vote import Ballot, Spread, Vote, VoteId, spread
from storage import week_tables
from storage.columns import LARGEST_NUMBER
from storage.repositories.conflict import insert_or_replace
from storage.repositories.counters import next_number
from storage.repositories.versions import replace_seen, save

_VOTE = week_tables.vote.c
_BALLOT = week_tables.ballot.c
_OURS = select(*(_VOTE[field.name] for field in fields(Vote))).where(
    _VOTE.workspace == bindparam("workspace")
)
_ONE = _OURS.where(_VOTE.id == bindparam("id"))
_OPEN = _OURS.where(_VOTE.key_result.in_(bindparam("key_results", expanding=True)), _VOTE.closed_at.is_(None))
_NAMED = _OURS.where(_VOTE.id.in_(bindparam("votes", expanding=True)))
_SAID = (
    select(*(_VOTE[field.name] for field in fields(Vote)), _BALLOT.person, _BALLOT.confidence)
    .join_from(
        week_tables.vote,
        week_tables.ballot,
        (_BALLOT.workspace == _VOTE.workspace) & (_BALLOT.vote == _VOTE.id),
        isouter=True,  # else SQLite begins with all ballots there are
    )
    .where(
        _VOTE.workspace == bindparam("workspace"),
        _VOTE.key_result.in_(bindparam("key_results", expanding=True)),
        _VOTE.closed_at.is_not(None),
    )
)
_WITHDRAW = delete(week_tables.ballot).where(
    _BALLOT.workspace == bindparam("workspace"),
    _BALLOT.vote == bindparam("vote"),
    _BALLOT.person == bindparam("person"),
)
_ADD = insert(week_tables.vote)
_REPLACE = replace_seen(week_tables.vote)
_CAST = insert_or_replace(week_tables.ballot, "workspace", "vote", "person")
_BALLOTS = (
    select(_BALLOT.person, _BALLOT.confidence)
    .where(_BALLOT.workspace == bindparam("workspace"), _BALLOT.vote == bindparam("vote"))
    .order_by(_BALLOT.confidence, _BALLOT.person)
)


@dataclass(frozen=True, slots=True)
class StoredVotes:
    connection: Connection
    workspace: WorkspaceId

    def get(self, vote: VoteId) -> Vote:
        found = self._read(_ONE, id=vote) if vote <= LARGEST_NUMBER else []
        if not found:
            raise NoSuchVote(vote=f"V{vote}")
        return found[0]

    def open_of(self, key_results: Iterable[KeyResultId]) -> list[Vote]:
        return self._read(_OPEN, key_results=list(set(key_results)))

    def next_id(self) -> VoteId:
        return VoteId(next_number(self.connection, self.workspace, "vote"))

    def add(self, vote: Vote) -> None:
        self.connection.execute(_ADD, self._row(vote))

    def save(self, vote: Vote) -> None:
        save(self.connection, _REPLACE, self._row(vote))

    def cast(self, vote: VoteId, ballot: Ballot) -> None:
        row = {"workspace": self.workspace, "vote": vote, **asdict(ballot)}
        self.connection.execute(_CAST[self.connection.dialect.name], row)

    def withdraw(self, vote: VoteId, person: PersonId) -> None:
        given = {"workspace": self.workspace, "vote": vote, "person": person}
        self.connection.execute(_WITHDRAW, given)

    def ballots(self, vote: VoteId) -> list[Ballot]:
        wanted = {"workspace": self.workspace, "vote": vote}
        return [Ballot(*row) for row in self.connection.execute(_BALLOTS, wanted).all()]

    def named(self, votes: Iterable[VoteId]) -> list[Vote]:
        return self._read(_NAMED, votes=[each for each in votes if each <= LARGEST_NUMBER])

    def said_last(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, tuple[Vote, Spread]]:
        wanted = {"workspace": self.workspace, "key_results": list(set(key_results))}
        rows = (row for row in self.connection.execute(_SAID, wanted) if row.person is not None)
        read = sorted(((Vote(*row[:-2]), Ballot(*row[-2:])) for row in rows), key=lambda each: each[0].id)
        found: dict[KeyResultId, tuple[Vote, Spread]] = {}
        for vote, given in groupby(read, key=itemgetter(0)):
            said = spread([ballot for _, ballot in given])
            if said is not None:
                found[vote.key_result] = (vote, said)
        return found

    def _read(self, query: Select[Any], **wanted: object) -> list[Vote]:
        rows = self.connection.execute(query, {"workspace": self.workspace, **wanted}).all()
        # Asked to sort them, SQLite would read all there are in that order.
        return sorted((Vote(*row) for row in rows), key=attrgetter("id"))

    def _row(self, vote: Vote) -> dict[str, object]:
        return {"workspace": self.workspace, **asdict(vote)}
