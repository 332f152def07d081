"""What was said last of each key result stands beside it, and lists of thousands go along an index."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

LAST_SAID = """
    UPDATE key_result SET (last_at, last_confidence, last_value) = (
        SELECT at, confidence, value FROM check_in
        WHERE check_in.workspace = key_result.workspace AND check_in.key_result = key_result.id
            AND check_in.replaced_by IS NULL
        ORDER BY check_in.at DESC, check_in.id DESC LIMIT 1
    )
"""


def upgrade() -> None:
    op.add_column("key_result", sa.Column("last_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("key_result", sa.Column("last_confidence", sa.Integer(), nullable=True))
    op.add_column("key_result", sa.Column("last_value", sa.String(), nullable=True))
    # What the forecast says is told by the next answer; until then it has to be asked.
    op.add_column("key_result", sa.Column("falls_short", sa.Boolean(), nullable=True))
    op.execute(LAST_SAID)
    op.drop_index("ix_key_result_workspace_objective", "key_result")
    heard = ["workspace", "objective", "dropped", "last_at", "last_confidence"]
    op.create_index("ix_key_result_heard", "key_result", heard)
    op.create_index("ix_objective_workspace_cycle_id", "objective", ["workspace", "cycle", "id"])
    for column in ("zone", "kind"):
        op.create_index(f"ix_squad_workspace_{column}", "squad", ["workspace", column])


def downgrade() -> None:
    for column in ("zone", "kind"):
        op.drop_index(f"ix_squad_workspace_{column}", "squad")
    op.drop_index("ix_objective_workspace_cycle_id", "objective")
    op.drop_index("ix_key_result_heard", "key_result")
    op.create_index("ix_key_result_workspace_objective", "key_result", ["workspace", "objective"])
    for column in ("last_at", "last_confidence", "last_value", "falls_short"):
        op.drop_column("key_result", column)
