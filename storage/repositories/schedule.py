"""When each person is next asked and each digest next due; the sweep over all workspaces reads it too."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, func, select

from okr.person import WorkspaceId
from okr.schedule import SWEPT, Due, DueKind
from storage import tables
from storage.repositories.conflict import insert_or_replace

_SCHEDULE = tables.schedule.c
_THIS = (
    _SCHEDULE.workspace == bindparam("of_workspace"),
    _SCHEDULE.kind == bindparam("of_kind"),
    _SCHEDULE.subject == bindparam("of_subject"),
)
_AT = select(_SCHEDULE.next_due_at).where(*_THIS)
_ALL_OF = select(_SCHEDULE.subject, _SCHEDULE.next_due_at).where(
    _SCHEDULE.workspace == bindparam("of_workspace"), _SCHEDULE.kind == bindparam("of_kind")
)
_ALL_AT = _ALL_OF.where(_SCHEDULE.subject.in_(bindparam("subjects", expanding=True)))
_REMOVE = delete(tables.schedule).where(*_THIS)
_PUT = insert_or_replace(tables.schedule, "workspace", "kind", "subject")
_DUE_OF_THESE = _ALL_AT.where(_SCHEDULE.next_due_at <= bindparam("now")).with_for_update(skip_locked=True)
_SWEPT = _SCHEDULE.kind.in_(sorted(kind.value for kind in SWEPT))
_DUE = (
    select(_SCHEDULE.workspace, _SCHEDULE.kind, _SCHEDULE.subject, _SCHEDULE.next_due_at)
    .where(_SCHEDULE.next_due_at <= bindparam("now"), _SWEPT)
    .order_by(_SCHEDULE.next_due_at, _SCHEDULE.workspace, _SCHEDULE.kind, _SCHEDULE.subject)
    .limit(bindparam("limit"))
)
_NEXT = select(func.min(_SCHEDULE.next_due_at)).where(_SWEPT)


@dataclass(frozen=True, slots=True)
class StoredSchedule:
    connection: Connection
    workspace: WorkspaceId
    now: datetime

    def put(self, kind: DueKind, subject: str, at: datetime) -> None:
        self.put_all(kind, [(subject, at)])

    def put_all(self, kind: DueKind, at: Iterable[tuple[str, datetime]]) -> None:
        rows = [
            {"workspace": self.workspace, "kind": kind.value, "subject": subject, "next_due_at": instant}
            for subject, instant in at
        ]
        if rows:
            self.connection.execute(_PUT[self.connection.dialect.name], rows)

    def remove(self, kind: DueKind, subject: str) -> None:
        self.remove_all(kind, [subject])

    def remove_all(self, kind: DueKind, subjects: Iterable[str]) -> None:
        if these := [self._this(kind, subject) for subject in subjects]:
            self.connection.execute(_REMOVE, these)

    def at(self, kind: DueKind, subject: str) -> datetime | None:
        found: datetime | None = self.connection.execute(_AT, self._this(kind, subject)).scalar()
        return found

    def all_of(self, kind: DueKind) -> dict[str, datetime]:
        rows = self.connection.execute(_ALL_OF, {"of_workspace": self.workspace, "of_kind": kind.value})
        return {each.subject: each.next_due_at for each in rows}

    def all_at(self, kind: DueKind, subjects: Iterable[str]) -> dict[str, datetime]:
        return self._read(_ALL_AT, kind, subjects)

    def due(self, kind: DueKind, subjects: Iterable[str]) -> dict[str, datetime]:
        return self._read(_DUE_OF_THESE, kind, subjects, now=self.now)

    def _read(
        self, query: Select[Any], kind: DueKind, subjects: Iterable[str], **given: object
    ) -> dict[str, datetime]:
        wanted = {"of_workspace": self.workspace, "of_kind": kind.value, "subjects": list(subjects)}
        rows = self.connection.execute(query, wanted | given).all()
        return {each.subject: each.next_due_at for each in rows}

    def _this(self, kind: DueKind, subject: str) -> dict[str, str]:
        return {"of_workspace": self.workspace, "of_kind": kind.value, "of_subject": subject}


def due(connection: Connection, now: datetime, limit: int = 1000) -> list[Due]:
    """What is due by `now` in any workspace, longest due first."""
    rows = connection.execute(_DUE, {"now": now, "limit": limit})
    return [Due(workspace, DueKind(kind), subject, at) for workspace, kind, subject, at in rows]


def next_due(connection: Connection, kind: DueKind | None = None) -> datetime | None:
    """When the next thing, or the next of one kind, comes due in any workspace."""
    query = _NEXT if kind is None else _NEXT.where(_SCHEDULE.kind == kind.value)
    found: datetime | None = connection.execute(query).scalar()
    return found


def workspaces(connection: Connection) -> list[WorkspaceId]:
    """Every workspace in which we know somebody."""
    known = select(tables.person.c.workspace).distinct().order_by(tables.person.c.workspace)
    return list(connection.execute(known).scalars())
