"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

UNSENT = "state IN ('waiting', 'sending')"
TOLD = "verb = 'tell'"

TABLES = (
    "counter",
    "cycle",
    "heard",
    "history",
    "outbox",
    "person",
    "prompt",
    "receipt",
    "schedule",
    "squad",
    "member",
    "objective",
    "prompt_about",
    "key_result",
    "check_in",
    "key_result_owner",
)


def upgrade() -> None:
    people_and_squads()
    objectives()
    key_results()
    check_ins()
    prompts()
    letters()
    memory()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)


def words(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable, primary_key=primary_key)


def number(name: str, *, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False, primary_key=primary_key, autoincrement=False)


def small(name: str, *, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False, primary_key=primary_key, autoincrement=False)


def instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=False)


def clock(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Time(), nullable=False)


def flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False)


def in_order() -> sa.Column[int]:
    kind = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    return sa.Column("seq", kind, primary_key=True, autoincrement=True, nullable=False)


def workspace() -> sa.Column[str]:
    return words("workspace", primary_key=True)


def within(table: str, *columns: str) -> sa.ForeignKeyConstraint:
    """A reference to a row of the same workspace; its key is named as its columns are, or `id`."""
    keys = columns if len(columns) > 1 else ("id",)
    theirs = [f"{table}.{key}" for key in ("workspace", *keys)]
    return sa.ForeignKeyConstraint(["workspace", *columns], theirs)


def index(name: str, table: str, *columns: str, where: str | None = None, unique: bool = False) -> None:
    some = None if where is None else sa.text(where)
    op.create_index(name, table, list(columns), unique=unique, sqlite_where=some, postgresql_where=some)


def people_and_squads() -> None:
    op.create_table(
        "person",
        workspace(),
        words("id", primary_key=True),
        words("name"),
        words("zone"),
        flag("active"),
        flag("guest"),
        flag("admin"),
    )
    op.create_table(
        "squad",
        workspace(),
        number("id", primary_key=True),
        words("handle"),
        words("name"),
        words("lead"),
        words("zone"),
        day("since"),
        words("channel", nullable=True),
        words("purpose"),
        words("kind"),
        flag("private"),
        small("every_weeks"),
        small("prompt_weekday"),
        clock("prompt_at"),
        small("digest_weekday"),
        clock("digest_at"),
        small("version"),
        sa.UniqueConstraint("workspace", "handle"),
    )
    op.create_table(
        "member",
        workspace(),
        number("squad", primary_key=True),
        words("person", primary_key=True),
        words("function"),
        small("rank"),
        within("squad", "squad"),
    )
    index("ix_member_workspace_person", "member", "workspace", "person")


def objectives() -> None:
    op.create_table("cycle", workspace(), words("id", primary_key=True), day("starts"), day("ends"))
    op.create_table(
        "objective",
        workspace(),
        number("id", primary_key=True),
        number("squad"),
        words("cycle"),
        words("title"),
        words("intent"),
        small("version"),
        within("squad", "squad"),
        within("cycle", "cycle"),
    )
    index("ix_objective_workspace_squad", "objective", "workspace", "squad")


def key_results() -> None:
    op.create_table(
        "key_result",
        workspace(),
        number("id", primary_key=True),
        number("objective"),
        words("title"),
        words("measure"),
        words("unit"),
        words("direction"),
        words("baseline", nullable=True),
        words("target", nullable=True),
        words("low", nullable=True),
        words("high", nullable=True),
        day("due"),
        words("indicator", nullable=True),
        words("weight"),
        words("source"),
        json("milestones"),
        flag("dropped"),
        small("version"),
        within("objective", "objective"),
    )
    index("ix_key_result_workspace_objective", "key_result", "workspace", "objective")
    op.create_table(
        "key_result_owner",
        workspace(),
        number("key_result", primary_key=True),
        small("rank", primary_key=True),
        words("person"),
        within("key_result", "key_result"),
    )
    index("ix_key_result_owner_workspace_person", "key_result_owner", "workspace", "person")


def check_ins() -> None:
    op.create_table(
        "check_in",
        workspace(),
        number("id", primary_key=True),
        number("key_result"),
        instant("at"),
        words("by"),
        words("value", nullable=True),
        small("confidence"),
        words("note"),
        words("blocker"),
        words("news"),
        within("key_result", "key_result"),
    )
    index("ix_check_in_workspace_key_result_at", "check_in", "workspace", "key_result", "at")


def prompts() -> None:
    op.create_table(
        "prompt",
        workspace(),
        words("person", primary_key=True),
        words("week", primary_key=True),
        instant("at"),
    )
    index("ix_prompt_workspace_person_at", "prompt", "workspace", "person", "at")
    op.create_table(
        "prompt_about",
        workspace(),
        words("person", primary_key=True),
        words("week", primary_key=True),
        small("rank", primary_key=True),
        number("key_result"),
        within("prompt", "person", "week"),
    )
    index("ix_prompt_about_workspace_key_result", "prompt_about", "workspace", "key_result")
    op.create_table(
        "schedule",
        workspace(),
        words("kind", primary_key=True),
        words("subject", primary_key=True),
        instant("next_due_at"),
    )
    index("ix_schedule_due", "schedule", "next_due_at", "workspace", "kind", "subject")


def letters() -> None:
    op.create_table(
        "outbox",
        in_order(),
        words("id"),
        words("workspace"),
        words("subject"),
        words("verb"),
        words("place"),
        words("address"),
        words("notice_kind"),
        words("notice", nullable=True),
        words("state"),
        instant("due_at"),
        instant("claimed_at", nullable=True),
        small("attempts"),
        words("reason"),
        sa.UniqueConstraint("id"),
    )
    index("uq_outbox_told", "outbox", "workspace", "subject", where=TOLD, unique=True)
    index("ix_outbox_unsent", "outbox", "workspace", "state", "seq", where=UNSENT)
    index("ix_outbox_queue", "outbox", "workspace", "place", "address", "seq", where=UNSENT)
    index("ix_outbox_subject", "outbox", "workspace", "subject", where=UNSENT)
    op.create_table(
        "receipt",
        workspace(),
        words("subject", primary_key=True),
        words("conversation"),
        words("message"),
    )


def memory() -> None:
    op.create_table(
        "history",
        in_order(),
        words("workspace"),
        words("by"),
        instant("at"),
        words("subject"),
        words("verb"),
        json("before"),
        json("after"),
    )
    index("ix_history_workspace_subject", "history", "workspace", "subject")
    op.create_table("heard", workspace(), words("key", primary_key=True), instant("at"))
    index("ix_heard_at", "heard", "at")
    op.create_table("counter", workspace(), words("name", primary_key=True), number("last"))
