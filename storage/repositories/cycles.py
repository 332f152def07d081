"""Cycles, kept from the first objective that lives in one."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, select

from okr.cycle import Cycle, CycleId
from okr.errors import NoSuchCycle
from okr.person import WorkspaceId
from storage import tables
from storage.repositories.conflict import insert_unless_there
from storage.repositories.recall import Recall

_CYCLE = tables.cycle.c
_OURS = select(_CYCLE.id, _CYCLE.starts, _CYCLE.ends).where(_CYCLE.workspace == bindparam("workspace"))
_ONE = _OURS.where(_CYCLE.id == bindparam("id"))
_NAMED = _OURS.where(_CYCLE.id.in_(bindparam("ids", expanding=True)))
_PUT = insert_unless_there(tables.cycle, "workspace", "id")


@dataclass(frozen=True, slots=True)
class StoredCycles:
    connection: Connection
    workspace: WorkspaceId
    recall: Recall[Cycle | None] = field(default_factory=Recall)

    def get(self, cycle: CycleId) -> Cycle:
        found = self.recall.of(cycle, lambda: self._one(cycle))
        if found is None:
            raise NoSuchCycle(cycle=cycle)
        return found

    def named(self, cycles: Iterable[CycleId]) -> dict[CycleId, Cycle]:
        wanted = {"workspace": self.workspace, "ids": list(set(cycles))}
        found = (Cycle(*row) for row in self.connection.execute(_NAMED, wanted).all())
        return {cycle.id: cycle for cycle in found}

    def put(self, cycle: Cycle) -> None:
        self.recall.forget()
        row = {"workspace": self.workspace, "id": cycle.id, "starts": cycle.starts, "ends": cycle.ends}
        self.connection.execute(_PUT[self.connection.dialect.name], row)

    def _one(self, cycle: CycleId) -> Cycle | None:
        row = self.connection.execute(_ONE, {"workspace": self.workspace, "id": cycle}).first()
        return None if row is None else Cycle(*row)
