"""Messages marked as evidence, until a check-in has taken them up."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from sqlalchemy import Connection, bindparam, false, insert, select, true, update

from okr.evidence import Evidence, EvidenceId
from okr.key_result import KeyResultId
from okr.person import WorkspaceId
from storage import okr_tables
from storage.repositories.counters import next_number

_EVIDENCE = okr_tables.evidence.c
_UNUSED = (
    select(*(_EVIDENCE[field.name] for field in fields(Evidence)))
    .where(
        _EVIDENCE.workspace == bindparam("workspace"),
        _EVIDENCE.key_result.in_(bindparam("key_results", expanding=True)),
        _EVIDENCE.used == false(),
    )
    .order_by(_EVIDENCE.at, _EVIDENCE.id)
)
_ADD = insert(okr_tables.evidence)
_USE = (
    update(okr_tables.evidence)
    .where(
        _EVIDENCE.workspace == bindparam("of_workspace"), _EVIDENCE.id.in_(bindparam("ids", expanding=True))
    )
    .values(used=true())
)


@dataclass(frozen=True, slots=True)
class StoredEvidence:
    connection: Connection
    workspace: WorkspaceId

    def unused(self, key_results: Iterable[KeyResultId]) -> list[Evidence]:
        wanted = {"workspace": self.workspace, "key_results": list(set(key_results))}
        return [Evidence(*row) for row in self.connection.execute(_UNUSED, wanted).all()]

    def next_id(self) -> EvidenceId:
        return EvidenceId(next_number(self.connection, self.workspace, "evidence"))

    def add(self, evidence: Evidence) -> None:
        self.connection.execute(_ADD, {"workspace": self.workspace, **asdict(evidence)})

    def use(self, evidence: Iterable[EvidenceId]) -> None:
        self.connection.execute(_USE, {"of_workspace": self.workspace, "ids": list(set(evidence))})
