"""Alembic's way in: runs the migrations on the connection that `storage.migrate` hands over."""

from typing import Literal

from alembic import context
from sqlmodel import AutoString

from storage.catalogue import EVERY_TABLE
from storage.columns import ExactDecimal, UtcDateTime


def plainly(kind: str, item: object, _context: object) -> str | Literal[False]:
    """Write our types as what they are underneath: a migration must not change when they do."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, ExactDecimal | AutoString):
        return "sa.String()"
    return False


# The connection has begun its transaction already; Alembic has only to work within it.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=EVERY_TABLE,
    render_item=plainly,
    # SQLite alters a table by building it anew.
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
