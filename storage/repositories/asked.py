"""What people were asked beyond their weekly question."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from okr.nudging import Asked, AskedKind
from okr.person import PersonId, WorkspaceId
from storage import week_tables
from storage.repositories.conflict import insert_unless_there

_ASKED = week_tables.asked.c
_OF = (
    select(*(_ASKED[field.name] for field in fields(Asked)))
    .where(
        _ASKED.workspace == bindparam("workspace"),
        _ASKED.person.in_(bindparam("people", expanding=True)),
        _ASKED.at >= bindparam("since"),
    )
    .order_by(_ASKED.at, _ASKED.person, _ASKED.kind, _ASKED.subject)
)
_ADD = insert_unless_there(week_tables.asked, "workspace", "person", "at", "kind", "subject")


@dataclass(frozen=True, slots=True)
class StoredAsked:
    connection: Connection
    workspace: WorkspaceId

    def of(self, people: Iterable[PersonId], since: datetime) -> list[Asked]:
        wanted = {"workspace": self.workspace, "people": list(set(people)), "since": since}
        rows = self.connection.execute(_OF, wanted).all()
        return [Asked(**row._asdict() | {"kind": AskedKind(row.kind)}) for row in rows]

    def add_all(self, asked: Iterable[Asked]) -> None:
        ours = {"workspace": self.workspace}
        if rows := [{**ours, **asdict(each), "kind": each.kind.value} for each in asked]:
            self.connection.execute(_ADD[self.connection.dialect.name], rows)
