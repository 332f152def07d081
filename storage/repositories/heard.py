"""Keys of requests we have acted on, so that a request sent twice is done once."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete

from okr.person import WorkspaceId
from storage import tables
from storage.repositories.conflict import insert_unless_there

_HEAR = insert_unless_there(tables.heard, "workspace", "key")
_FORGET = delete(tables.heard).where(tables.heard.c.at < bindparam("before"))


def first_time(connection: Connection, workspace: WorkspaceId, key: str, now: datetime) -> bool:
    """Remember `key`; False when it was remembered before. Whoever is storing it right now is waited for."""
    row = {"workspace": workspace, "key": key, "at": now}
    return connection.execute(_HEAR[connection.dialect.name], row).rowcount == 1


def forget_heard(connection: Connection, before: datetime) -> int:
    """Forget the keys of requests that no platform will send again, and say how many."""
    return connection.execute(_FORGET, {"before": before}).rowcount
