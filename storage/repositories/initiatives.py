"""Initiatives by key result and by owner."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select

from okr.errors.initiatives import NoSuchInitiative
from okr.initiative import Initiative, InitiativeId, InitiativeState
from okr.key_result import KeyResultId
from okr.person import PersonId, WorkspaceId
from storage import okr_tables
from storage.columns import LARGEST_NUMBER
from storage.repositories.counters import next_number
from storage.repositories.versions import replace_seen, save

_INITIATIVE = okr_tables.initiative.c
_OURS = select(*(_INITIATIVE[field.name] for field in fields(Initiative))).where(
    _INITIATIVE.workspace == bindparam("workspace")
)
_ONE = _OURS.where(_INITIATIVE.id == bindparam("id"))
_OF = _OURS.where(
    _INITIATIVE.key_result.in_(bindparam("key_results", expanding=True)),
    _INITIATIVE.state != InitiativeState.DROPPED.value,
)
_OWNED = _OURS.where(
    _INITIATIVE.owner == bindparam("person"),
    _INITIATIVE.state.in_([InitiativeState.PLANNED.value, InitiativeState.DOING.value]),
)
_ADD = insert(okr_tables.initiative)
_REPLACE = replace_seen(okr_tables.initiative)


@dataclass(frozen=True, slots=True)
class StoredInitiatives:
    connection: Connection
    workspace: WorkspaceId

    def get(self, initiative: InitiativeId) -> Initiative:
        found = self._read(_ONE, id=initiative) if initiative <= LARGEST_NUMBER else []
        if not found:
            raise NoSuchInitiative(initiative=f"I{initiative}")
        return found[0]

    def of(self, key_results: Iterable[KeyResultId]) -> list[Initiative]:
        return self._read(_OF, key_results=list(set(key_results)))

    def owned_by(self, person: PersonId) -> list[Initiative]:
        return self._read(_OWNED, person=person)

    def next_id(self) -> InitiativeId:
        return InitiativeId(next_number(self.connection, self.workspace, "initiative"))

    def add(self, initiative: Initiative) -> None:
        self.connection.execute(_ADD, self._row(initiative))

    def save(self, initiative: Initiative) -> None:
        save(self.connection, _REPLACE, self._row(initiative))

    def _read(self, query: Select[Any], **wanted: object) -> list[Initiative]:
        rows = self.connection.execute(query, {"workspace": self.workspace, **wanted}).all()
        # Asked to sort them, SQLite would read all there are in that order.
        return sorted((_initiative(row._asdict()) for row in rows), key=attrgetter("id"))

    def _row(self, initiative: Initiative) -> dict[str, object]:
        return {"workspace": self.workspace, **asdict(initiative), "state": initiative.state.value}


def _initiative(facts: dict[str, Any]) -> Initiative:
    return Initiative(**facts | {"state": InitiativeState(facts["state"])})
