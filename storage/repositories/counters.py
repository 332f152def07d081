"""Numbers that people type: counted per workspace, given out once and never again."""

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from okr.person import WorkspaceId
from storage import tables

_SQLITE = sqlite.insert(tables.counter)
_POSTGRES = postgresql.insert(tables.counter)
_NEXT = {
    "sqlite": _SQLITE.on_conflict_do_update(
        index_elements=["workspace", "name"], set_={"last": tables.counter.c.last + 1}
    ).returning(tables.counter.c.last),
    "postgresql": _POSTGRES.on_conflict_do_update(
        index_elements=["workspace", "name"], set_={"last": tables.counter.c.last + 1}
    ).returning(tables.counter.c.last),
}


def next_number(connection: Connection, workspace: WorkspaceId, name: str) -> int:
    """The number after the last one of that name; others who want one wait for this transaction."""
    row = {"workspace": workspace, "name": name, "last": 1}
    number: int = connection.execute(_NEXT[connection.dialect.name], row).scalar_one()
    return number
