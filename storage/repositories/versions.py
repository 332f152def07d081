"""Writing what others may have changed meanwhile: only the version one has seen may be replaced."""

from typing import Any

from sqlalchemy import Connection, Table, Update, bindparam, update

from okr.errors.okr_error import ChangedMeanwhile


def replace_seen(table: Table, key: str = "id") -> Update:
    """Replace a row of `table`, told apart by `key`, if it still has the version that was read."""
    columns = table.c
    return update(table).where(
        columns.workspace == bindparam("of_workspace"),
        columns[key] == bindparam("of_id"),
        columns.version == bindparam("seen"),
    )


def save(connection: Connection, replace: Update, row: dict[str, Any], key: str = "id") -> None:
    """Write `row` as the version after its own; raises ChangedMeanwhile."""
    seen = {"of_workspace": row["workspace"], "of_id": row[key], "seen": row["version"]}
    if connection.execute(replace, row | seen | {"version": row["version"] + 1}).rowcount != 1:
        raise ChangedMeanwhile
