"""Cycles, kept from when they are made, a quarter from the first objective that lives in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection, bindparam, select

from okr.cycle import Cycle, CycleId
from okr.errors.cycles import CycleTaken, NoSuchCycle
from okr.person import WorkspaceId
from storage import tables
from storage.repositories.conflict import insert_unless_there
from storage.repositories.recall import RecallById

_CYCLE = tables.cycle.c
_OURS = select(_CYCLE.id, _CYCLE.starts, _CYCLE.ends).where(_CYCLE.workspace == bindparam("workspace"))
_NAMED = _OURS.where(_CYCLE.id.in_(bindparam("ids", expanding=True)))
_ALL = _OURS.order_by(_CYCLE.starts, _CYCLE.ends, _CYCLE.id)
_AROUND = _ALL.where(_CYCLE.starts <= bindparam("day"), _CYCLE.ends >= bindparam("day"))
_PUT = insert_unless_there(tables.cycle, "workspace", "id")


@dataclass(frozen=True, slots=True)
class StoredCycles:
    connection: Connection
    workspace: WorkspaceId
    recall: RecallById[CycleId, Cycle] = field(default_factory=RecallById)

    def get(self, cycle: CycleId) -> Cycle:
        found = self.named([cycle]).get(cycle)
        if found is None:
            raise NoSuchCycle(cycle=cycle)
        return found

    def named(self, cycles: Iterable[CycleId]) -> dict[CycleId, Cycle]:
        return self.recall.of(sorted(cycles), self._some)

    def all(self) -> list[Cycle]:
        return [Cycle(*row) for row in self.connection.execute(_ALL, {"workspace": self.workspace}).all()]

    def around(self, day: date) -> list[Cycle]:
        rows = self.connection.execute(_AROUND, {"workspace": self.workspace, "day": day}).all()
        return [Cycle(*row) for row in rows]

    def put(self, cycle: Cycle) -> None:
        self._put(cycle)

    def add(self, cycle: Cycle) -> None:
        if not self._put(cycle):
            raise CycleTaken(cycle=cycle.id)

    def _put(self, cycle: Cycle) -> bool:
        self.recall.forget()
        row = {"workspace": self.workspace, "id": cycle.id, "starts": cycle.starts, "ends": cycle.ends}
        return self.connection.execute(_PUT[self.connection.dialect.name], row).rowcount == 1

    def _some(self, ids: Sequence[CycleId]) -> dict[CycleId, Cycle]:
        rows = self.connection.execute(_NAMED, {"workspace": self.workspace, "ids": ids}).all()
        return {row.id: Cycle(*row) for row in rows}
