"""Only the index that has letters in order begins with the workspace, so that the oldest are found by it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

UNSENT = sa.text("state IN ('waiting', 'sending')")


def upgrade() -> None:
    _rebuild("ix_outbox_queue", ["address", "place", "workspace", "seq"])
    _rebuild("ix_outbox_subject", ["subject", "workspace"])


def downgrade() -> None:
    _rebuild("ix_outbox_queue", ["workspace", "place", "address", "seq"])
    _rebuild("ix_outbox_subject", ["workspace", "subject"])


def _rebuild(name: str, columns: list[str]) -> None:
    op.drop_index(name, table_name="outbox")
    op.create_index(name, "outbox", columns, sqlite_where=UNSENT, postgresql_where=UNSENT)
