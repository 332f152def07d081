"""How key results came out."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from okr.errors.okr_error import ChangedMeanwhile
from okr.key_result import KeyResultId
from okr.person import WorkspaceId
from okr.score import Score, Verdict
from storage import okr_tables
from storage.repositories.conflict import insert_unless_there
from storage.repositories.versions import replace_seen, save

_SCORE = okr_tables.score.c
_OF = select(*(_SCORE[field.name] for field in fields(Score))).where(
    _SCORE.workspace == bindparam("workspace"),
    _SCORE.key_result.in_(bindparam("key_results", expanding=True)),
)
_ADD = insert_unless_there(okr_tables.score, "workspace", "key_result")
_REPLACE = replace_seen(okr_tables.score, "key_result")


@dataclass(frozen=True, slots=True)
class StoredScores:
    connection: Connection
    workspace: WorkspaceId

    def of(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, Score]:
        wanted = {"workspace": self.workspace, "key_results": list(set(key_results))}
        found = map(_score, self.connection.execute(_OF, wanted).all())
        return {each.key_result: each for each in found}

    def add(self, score: Score) -> None:
        if self.connection.execute(_ADD[self.connection.dialect.name], self._row(score)).rowcount != 1:
            raise ChangedMeanwhile

    def save(self, score: Score) -> None:
        save(self.connection, _REPLACE, self._row(score), "key_result")

    def _row(self, score: Score) -> dict[str, object]:
        return {"workspace": self.workspace, **asdict(score), "verdict": score.verdict.value}


def _score(row: Row[Any]) -> Score:
    return Score(**row._asdict() | {"verdict": Verdict(row.verdict)})
