"""Cycles, kept from the first objective that lives in one."""

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, select

from okr.cycle import Cycle, CycleId
from okr.errors import NoSuchCycle
from okr.person import WorkspaceId
from storage import tables
from storage.repositories.conflict import insert_unless_there

_CYCLE = tables.cycle.c
_ONE = select(_CYCLE.id, _CYCLE.starts, _CYCLE.ends).where(
    _CYCLE.workspace == bindparam("workspace"), _CYCLE.id == bindparam("id")
)
_PUT = insert_unless_there(tables.cycle, "workspace", "id")


@dataclass(frozen=True, slots=True)
class StoredCycles:
    connection: Connection
    workspace: WorkspaceId

    def get(self, cycle: CycleId) -> Cycle:
        row = self.connection.execute(_ONE, {"workspace": self.workspace, "id": cycle}).first()
        if row is None:
            raise NoSuchCycle(cycle=cycle)
        return Cycle(*row)

    def put(self, cycle: Cycle) -> None:
        row = {"workspace": self.workspace, "id": cycle.id, "starts": cycle.starts, "ends": cycle.ends}
        self.connection.execute(_PUT[self.connection.dialect.name], row)
