"""Blockers by key result and by whom they wait on."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, or_, select

from okr.blocker import Blocker, BlockerId, Reply
from okr.check_in import CheckInId
from okr.errors.marks import NoSuchBlocker
from okr.key_result import KeyResultId
from okr.person import PersonId, WorkspaceId
from okr.squad import SquadId
from storage import okr_tables
from storage.columns import LARGEST_NUMBER
from storage.repositories.counters import next_number
from storage.repositories.versions import replace_seen, save

_BLOCKER = okr_tables.blocker.c
_OURS = (
    select(*(_BLOCKER[field.name] for field in fields(Blocker)))
    .where(_BLOCKER.workspace == bindparam("workspace"))
    .order_by(_BLOCKER.since, _BLOCKER.id)
)
_ONE = _OURS.where(_BLOCKER.id == bindparam("id"))
_OPEN = _OURS.where(_BLOCKER.cleared_at.is_(None))
_OF = _OPEN.where(_BLOCKER.key_result.in_(bindparam("key_results", expanding=True)))
_STOOD = _OURS.where(
    _BLOCKER.key_result.in_(bindparam("key_results", expanding=True)),
    _BLOCKER.since <= bindparam("at"),
    or_(_BLOCKER.cleared_at.is_(None), _BLOCKER.cleared_at > bindparam("at")),
)
_SETTLED = _OURS.where(
    or_(_BLOCKER.said_in == bindparam("check_in"), _BLOCKER.cleared_in == bindparam("check_in"))
)
_WAITING = _OPEN.where(_BLOCKER.waits_on == bindparam("person"))
_ASKED = _OPEN.where(_BLOCKER.asked.in_(bindparam("squads", expanding=True)))
_ADD = insert(okr_tables.blocker)
_REPLACE = replace_seen(okr_tables.blocker)


@dataclass(frozen=True, slots=True)
class StoredBlockers:
    connection: Connection
    workspace: WorkspaceId

    def get(self, blocker: BlockerId) -> Blocker:
        found = self._read(_ONE, id=blocker) if blocker <= LARGEST_NUMBER else []
        if not found:
            raise NoSuchBlocker(blocker=f"B{blocker}")
        return found[0]

    def open_of(self, key_results: Iterable[KeyResultId]) -> list[Blocker]:
        return self._read(_OF, key_results=list(set(key_results)))

    def stood_at(self, key_results: Iterable[KeyResultId], at: datetime) -> list[Blocker]:
        return self._read(_STOOD, key_results=list(set(key_results)), at=at)

    def settled_by(self, check_in: CheckInId) -> list[Blocker]:
        return self._read(_SETTLED, check_in=check_in)

    def waiting_on(self, person: PersonId) -> list[Blocker]:
        return self._read(_WAITING, person=person)

    def asked_of(self, squads: Iterable[SquadId]) -> list[Blocker]:
        return self._read(_ASKED, squads=list(set(squads)))

    def next_id(self) -> BlockerId:
        return BlockerId(next_number(self.connection, self.workspace, "blocker"))

    def add(self, blocker: Blocker) -> None:
        self.connection.execute(_ADD, self._row(blocker))

    def save(self, blocker: Blocker) -> None:
        save(self.connection, _REPLACE, self._row(blocker))

    def _read(self, query: Select[Any], **wanted: object) -> list[Blocker]:
        rows = self.connection.execute(query, {"workspace": self.workspace, **wanted}).all()
        return [Blocker(**row._asdict() | {"reply": Reply(row.reply)}) for row in rows]

    def _row(self, blocker: Blocker) -> dict[str, object]:
        return {"workspace": self.workspace, **asdict(blocker), "reply": blocker.reply.value}
