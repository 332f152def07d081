"""Who changed what, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Select, bindparam, insert, select

from okr.change import Change, ChangeId
from okr.errors.history import NoSuchChange
from okr.person import PersonId, WorkspaceId
from storage import tables

_HISTORY = tables.history.c
_OURS = select(
    _HISTORY.by,
    _HISTORY.at,
    _HISTORY.subject,
    _HISTORY.verb,
    _HISTORY.before,
    _HISTORY.after,
    _HISTORY.seq,
).where(_HISTORY.workspace == bindparam("workspace"))
_NEWEST_FIRST = _OURS.order_by(_HISTORY.at.desc(), _HISTORY.seq.desc()).limit(bindparam("limit"))
_ONE = _OURS.where(_HISTORY.seq == bindparam("id"))
_OF = _OURS.where(_HISTORY.subject == bindparam("subject")).order_by(_HISTORY.at, _HISTORY.seq)
_LATEST = _NEWEST_FIRST.where(_HISTORY.subject.in_(bindparam("subjects", expanding=True)))
_OLDER = _LATEST.where(_HISTORY.seq < bindparam("id"))
_SINCE = _LATEST.where(_HISTORY.at > bindparam("since"))
_BY = _NEWEST_FIRST.where(_HISTORY.by == bindparam("person"))
_BY_SINCE = _BY.where(_HISTORY.at >= bindparam("since"))
_RECORD = insert(tables.history).returning(_HISTORY.seq)


@dataclass(frozen=True, slots=True)
class StoredHistory:
    """Facts come back as JSON keeps them: a decimal or a day as its text."""

    connection: Connection
    workspace: WorkspaceId

    def record(self, change: Change) -> ChangeId:
        row = {
            "workspace": self.workspace,
            "by": change.by,
            "at": change.at,
            "subject": change.subject,
            "verb": change.verb,
            "before": _facts().dump_python(change.before, mode="json"),
            "after": _facts().dump_python(change.after, mode="json"),
        }
        return ChangeId(self.connection.execute(_RECORD, row).scalar_one())

    def get(self, change: ChangeId) -> Change:
        for found in self._read(_ONE, id=change):
            return found
        raise NoSuchChange

    def of(self, subject: str) -> list[Change]:
        return self._read(_OF, subject=subject)

    def latest(self, subjects: Iterable[str], limit: int, *, before: ChangeId | None = None) -> list[Change]:
        wanted = {"subjects": list(set(subjects)), "limit": limit}
        return self._read(_LATEST, **wanted) if before is None else self._read(_OLDER, id=before, **wanted)

    def since(self, at: datetime, subjects: Iterable[str], limit: int) -> list[Change]:
        return self._read(_SINCE, subjects=list(set(subjects)), since=at, limit=limit)

    def since_by(self, person: PersonId, at: datetime, limit: int) -> list[Change]:
        return self._read(_BY_SINCE, person=person, since=at, limit=limit)

    def last_by(self, person: PersonId) -> Change | None:
        return next(iter(self._read(_BY, person=person, limit=1)), None)

    def _read(self, query: Select[Any], **wanted: object) -> list[Change]:
        rows = self.connection.execute(query, {"workspace": self.workspace, **wanted}).all()
        return [Change(*row) for row in rows]


@cache
def _facts() -> TypeAdapter[dict[str, object]]:
    return TypeAdapter(dict[str, object])
