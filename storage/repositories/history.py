"""Who changed what, and when."""

from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, insert, select

from okr.person import WorkspaceId
from okr.ports import Change
from storage import tables

_HISTORY = tables.history.c
_OF = (
    select(_HISTORY.by, _HISTORY.at, _HISTORY.subject, _HISTORY.verb, _HISTORY.before, _HISTORY.after)
    .where(_HISTORY.workspace == bindparam("workspace"), _HISTORY.subject == bindparam("subject"))
    .order_by(_HISTORY.seq)
)
_RECORD = insert(tables.history).inline()


@dataclass(frozen=True, slots=True)
class StoredHistory:
    """Facts come back as JSON keeps them: a decimal or a day as its text."""

    connection: Connection
    workspace: WorkspaceId

    def record(self, change: Change) -> None:
        row = {
            "workspace": self.workspace,
            "by": change.by,
            "at": change.at,
            "subject": change.subject,
            "verb": change.verb,
            "before": _facts().dump_python(change.before, mode="json"),
            "after": _facts().dump_python(change.after, mode="json"),
        }
        self.connection.execute(_RECORD, row)

    def of(self, subject: str) -> list[Change]:
        rows = self.connection.execute(_OF, {"workspace": self.workspace, "subject": subject})
        return [Change(*row) for row in rows]


@cache
def _facts() -> TypeAdapter[dict[str, object]]:
    return TypeAdapter(dict[str, object])
