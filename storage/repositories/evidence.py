"""Messages marked as evidence, until a check-in has taken them up."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields

from sqlalchemy import Connection, bindparam, false, insert, select, true, update

from okr.evidence import Evidence, EvidenceId
from okr.key_result import KeyResultId
from okr.person import WorkspaceId
from storage import okr_tables
from storage.repositories.counters import next_number
from storage.repositories.recall import Recall

_EVIDENCE = okr_tables.evidence.c
_UNUSED = (
    select(*(_EVIDENCE[each.name] for each in fields(Evidence)))
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
    recall: Recall[list[Evidence]] = field(default_factory=Recall)

    def unused(self, key_results: Iterable[KeyResultId]) -> list[Evidence]:
        asked = frozenset(key_results)
        return list(self.recall.of(asked, lambda: self._unused(asked)))

    def next_id(self) -> EvidenceId:
        return EvidenceId(next_number(self.connection, self.workspace, "evidence"))

    def add(self, evidence: Evidence) -> None:
        self.recall.forget()
        self.connection.execute(_ADD, {"workspace": self.workspace, **asdict(evidence)})

    def use(self, evidence: Iterable[EvidenceId]) -> None:
        self.recall.forget()
        self.connection.execute(_USE, {"of_workspace": self.workspace, "ids": list(set(evidence))})

    def _unused(self, key_results: Iterable[KeyResultId]) -> list[Evidence]:
        wanted = {"workspace": self.workspace, "key_results": list(key_results)}
        return [Evidence(*row) for row in self.connection.execute(_UNUSED, wanted).all()]
