"""Letters tell since when they are wanted; when they may go next moves with every pause."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    long_ago = sa.text("'1970-01-01 00:00:00'")
    wanted_at = sa.Column("wanted_at", sa.DateTime(timezone=True), nullable=False, server_default=long_ago)
    op.add_column("outbox", wanted_at)
    op.execute("UPDATE outbox SET wanted_at = due_at")
    if op.get_context().dialect.name == "postgresql":
        # SQLite would have to build the table anew to forget it.
        op.alter_column("outbox", "wanted_at", server_default=None)


def downgrade() -> None:
    op.drop_column("outbox", "wanted_at")
