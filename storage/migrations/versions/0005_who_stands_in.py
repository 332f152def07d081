"""Whom somebody stands in for is found by an index: the sweep asks it of everybody who is due."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_preferences_workspace_deputy"), "preferences", ["workspace", "deputy"])


def downgrade() -> None:
    op.drop_index(op.f("ix_preferences_workspace_deputy"), "preferences")
