"""Weeks that people skip."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from sqlalchemy import Connection, bindparam, delete, select

from okr.person import PersonId, WorkspaceId
from okr.skip import Skip
from storage import week_tables
from storage.repositories.conflict import insert_or_replace

_SKIP = week_tables.skip.c
_OF = (
    select(*(_SKIP[field.name] for field in fields(Skip)))
    .where(
        _SKIP.workspace == bindparam("workspace"),
        _SKIP.person.in_(bindparam("people", expanding=True)),
        _SKIP.week >= bindparam("since"),
    )
    .order_by(_SKIP.week, _SKIP.person)
)
_PUT = insert_or_replace(week_tables.skip, "workspace", "person", "week")
_REMOVE = delete(week_tables.skip).where(
    _SKIP.workspace == bindparam("workspace"),
    _SKIP.person == bindparam("person"),
    _SKIP.week == bindparam("week"),
)


@dataclass(frozen=True, slots=True)
class StoredSkips:
    connection: Connection
    workspace: WorkspaceId

    def of(self, people: Iterable[PersonId], since: str) -> list[Skip]:
        wanted = {"workspace": self.workspace, "people": list(set(people)), "since": since}
        return [Skip(*row) for row in self.connection.execute(_OF, wanted).all()]

    def put(self, skip: Skip) -> None:
        row = {"workspace": self.workspace, **asdict(skip)}
        self.connection.execute(_PUT[self.connection.dialect.name], row)

    def remove(self, person: PersonId, week: str) -> None:
        wanted = {"workspace": self.workspace, "person": person, "week": week}
        self.connection.execute(_REMOVE, wanted)
