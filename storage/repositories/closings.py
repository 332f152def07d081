"""Which squads have closed which cycles."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, select

from okr.closing import Closed
from okr.cycle import CycleId
from okr.errors.cycles import AlreadyClosed
from okr.person import WorkspaceId
from okr.squad import SquadId
from storage import okr_tables
from storage.repositories.conflict import insert_unless_there
from storage.repositories.squads import StoredSquads

_CLOSING = okr_tables.closing.c
_OF = (
    select(_CLOSING.squad, _CLOSING.cycle, _CLOSING.at, _CLOSING.by)
    .where(
        _CLOSING.workspace == bindparam("workspace"),
        _CLOSING.squad.in_(bindparam("squads", expanding=True)),
    )
    .order_by(_CLOSING.at, _CLOSING.squad, _CLOSING.cycle)
)
_ADD = insert_unless_there(okr_tables.closing, "workspace", "squad", "cycle")
_REMOVE = delete(okr_tables.closing).where(
    _CLOSING.workspace == bindparam("workspace"),
    _CLOSING.squad == bindparam("squad"),
    _CLOSING.cycle == bindparam("cycle"),
)


@dataclass(frozen=True, slots=True)
class StoredClosings:
    connection: Connection
    workspace: WorkspaceId

    def of(self, squads: Iterable[SquadId]) -> list[Closed]:
        wanted = {"workspace": self.workspace, "squads": list(set(squads))}
        return [Closed(*row) for row in self.connection.execute(_OF, wanted).all()]

    def add(self, closed: Closed) -> None:
        row = {"at": closed.at, "by": closed.by, **self._key(closed.squad, closed.cycle)}
        if self.connection.execute(_ADD[self.connection.dialect.name], row).rowcount != 1:
            squad = StoredSquads(self.connection, self.workspace).get(closed.squad)
            raise AlreadyClosed(squad=squad.name, cycle=closed.cycle)

    def remove(self, squad: SquadId, cycle: CycleId) -> None:
        self.connection.execute(_REMOVE, self._key(squad, cycle))

    def _key(self, squad: SquadId, cycle: CycleId) -> dict[str, object]:
        return {"workspace": self.workspace, "squad": squad, "cycle": cycle}
