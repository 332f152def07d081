"""Inserts that expect their row to be there already, in each database's own words."""

from collections.abc import Mapping

from sqlalchemy import Insert, Table, text
from sqlalchemy.dialects import postgresql, sqlite

ByDialect = Mapping[str, Insert]
"""Look it up with `connection.dialect.name`."""


def insert_unless_there(table: Table, *key: str, where: str | None = None) -> ByDialect:
    """Insert a row; where `key` is taken nothing is written and the row count is 0."""
    some = None if where is None else text(where)
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(index_elements=key, index_where=some).inline(),
        "postgresql": (
            postgresql.insert(table).on_conflict_do_nothing(index_elements=key, index_where=some).inline()
        ),
    }


def insert_or_replace(table: Table, *key: str) -> ByDialect:
    """Insert a row, or give the one at `key` the new row's other values."""
    others = [column.name for column in table.columns if column.name not in key]
    lite, postgres = sqlite.insert(table), postgresql.insert(table)
    return {
        "sqlite": lite.on_conflict_do_update(
            index_elements=key, set_={name: lite.excluded[name] for name in others}
        ),
        "postgresql": postgres.on_conflict_do_update(
            index_elements=key, set_={name: postgres.excluded[name] for name in others}
        ),
    }
