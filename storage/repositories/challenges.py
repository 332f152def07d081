"""Private questions about check-ins."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from okr.challenge import Challenge
from okr.key_result import KeyResultId
from okr.person import WorkspaceId
from storage import week_tables
from storage.repositories.conflict import insert_unless_there
from storage.repositories.versions import replace_seen, save

_CHALLENGE = week_tables.challenge.c
# All of each: a key result has one a week at most, and rarely that.
_OF = (
    select(*(_CHALLENGE[field.name] for field in fields(Challenge)))
    .where(
        _CHALLENGE.workspace == bindparam("workspace"),
        _CHALLENGE.key_result.in_(bindparam("key_results", expanding=True)),
    )
    .order_by(_CHALLENGE.at, _CHALLENGE.check_in)
)
_SINCE = _OF.where(_CHALLENGE.at >= bindparam("since"))
_ADD = insert_unless_there(week_tables.challenge, "workspace", "check_in")
_REPLACE = replace_seen(week_tables.challenge, "check_in")


@dataclass(frozen=True, slots=True)
class StoredChallenges:
    connection: Connection
    workspace: WorkspaceId

    def of(self, key_results: Iterable[KeyResultId], since: datetime) -> list[Challenge]:
        wanted = {"workspace": self.workspace, "key_results": list(set(key_results)), "since": since}
        return [Challenge(*row) for row in self.connection.execute(_SINCE, wanted).all()]

    def latest_of(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, Challenge]:
        wanted = {"workspace": self.workspace, "key_results": list(set(key_results))}
        found = (Challenge(*row) for row in self.connection.execute(_OF, wanted).all())
        return {each.key_result: each for each in found}

    def add(self, challenge: Challenge) -> bool:
        row = self._row(challenge)
        return self.connection.execute(_ADD[self.connection.dialect.name], row).rowcount == 1

    def save(self, challenge: Challenge) -> None:
        save(self.connection, _REPLACE, self._row(challenge), "check_in")

    def _row(self, challenge: Challenge) -> dict[str, object]:
        return {"workspace": self.workspace, **asdict(challenge)}
