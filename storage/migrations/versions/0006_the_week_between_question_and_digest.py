"""What the week between question and digest needs: corrections, skips, holidays, replies, votes."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = ("skip", "holiday", "asked", "challenge", "vote", "ballot")
SAID = sa.text("source <> ''")


def upgrade() -> None:
    check_ins()
    blockers()
    rhythms()
    away()
    asked()
    votes()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    for column in ("weekday", "holidays"):
        op.drop_column("preferences", column)
    for column in ("holidays", "reminds"):
        op.drop_column("squad", column)
    op.drop_index("ix_blocker_workspace_asked", "blocker")
    with op.batch_alter_table("blocker") as blocker:
        blocker.drop_constraint("fk_blocker_squad_asked", type_="foreignkey")
        for column in ("asked", "reply", "promised", "replied_by"):
            blocker.drop_column(column)
    op.drop_index("ix_check_in_source", "check_in")
    op.drop_index("uq_check_in_replaces", "check_in")
    # Before there were corrections every answer stood; what was corrected would come back as another one.
    op.execute("DELETE FROM check_in WHERE replaced_by IS NOT NULL")
    for column in ("replaces", "replaced_by", "reaffirmed", "source"):
        op.drop_column("check_in", column)


def words(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable, primary_key=primary_key)


def number(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable, primary_key=primary_key, autoincrement=False)


def count(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def instant(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable, primary_key=primary_key)


def words_added(name: str) -> sa.Column[str]:
    """Rows that are there already say nothing."""
    return sa.Column(name, sa.String(), nullable=False, server_default="")


def workspace() -> sa.Column[str]:
    return words("workspace", primary_key=True)


def within(table: str, column: str) -> sa.ForeignKeyConstraint:
    """A reference to a row of the same workspace."""
    return sa.ForeignKeyConstraint(["workspace", column], [f"{table}.workspace", f"{table}.id"])


def check_ins() -> None:
    op.add_column("check_in", number("replaces", nullable=True))
    op.add_column("check_in", number("replaced_by", nullable=True))
    op.add_column(
        "check_in", sa.Column("reaffirmed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("check_in", words_added("source"))
    op.create_index("uq_check_in_replaces", "check_in", ["workspace", "replaces"], unique=True)
    op.create_index(
        "ix_check_in_source", "check_in", ["workspace", "source"], sqlite_where=SAID, postgresql_where=SAID
    )


def blockers() -> None:
    with op.batch_alter_table("blocker") as blocker:
        blocker.add_column(number("asked", nullable=True))
        blocker.add_column(words_added("reply"))
        blocker.add_column(sa.Column("promised", sa.Date(), nullable=True))
        blocker.add_column(words("replied_by", nullable=True))
        blocker.create_foreign_key(
            "fk_blocker_squad_asked", "squad", ["workspace", "asked"], ["workspace", "id"]
        )
    op.create_index("ix_blocker_workspace_asked", "blocker", ["workspace", "asked"])


def rhythms() -> None:
    op.add_column("squad", words_added("holidays"))
    op.add_column("squad", sa.Column("reminds", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("preferences", count("weekday", nullable=True))
    op.add_column("preferences", words("holidays", nullable=True))


def away() -> None:
    op.create_table(
        "skip",
        workspace(),
        words("person", primary_key=True),
        words("week", primary_key=True),
        words("reason"),
        instant("at"),
    )
    op.create_table(
        "holiday",
        workspace(),
        words("calendar", primary_key=True),
        sa.Column("day", sa.Date(), primary_key=True),
        words("name"),
    )


def asked() -> None:
    op.create_table(
        "asked",
        workspace(),
        words("person", primary_key=True),
        instant("at", primary_key=True),
        words("kind", primary_key=True),
        words("subject", primary_key=True),
        words("by", nullable=True),
    )
    op.create_table(
        "challenge",
        workspace(),
        number("check_in", primary_key=True),
        number("key_result"),
        words("person"),
        instant("at"),
        instant("answered_at", nullable=True),
        words("explained"),
        count("version"),
        within("key_result", "key_result"),
    )
    op.create_index("ix_challenge_workspace_key_result", "challenge", ["workspace", "key_result"])


def votes() -> None:
    op.create_table(
        "vote",
        workspace(),
        number("id", primary_key=True),
        number("key_result"),
        words("opened_by"),
        instant("opened_at"),
        instant("closes_at"),
        instant("closed_at", nullable=True),
        count("version"),
        within("key_result", "key_result"),
    )
    op.create_index("ix_vote_workspace_key_result", "vote", ["workspace", "key_result"])
    op.create_table(
        "ballot",
        workspace(),
        number("vote", primary_key=True),
        words("person", primary_key=True),
        count("confidence"),
        within("vote", "vote"),
    )
