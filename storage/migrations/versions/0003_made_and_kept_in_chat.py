"""What squads and OKRs need to be made and kept in chat."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = (
    "drives",
    "supports",
    "initiative",
    "blocker",
    "evidence",
    "score",
    "closing",
    "preferences",
    "visit",
)
HISTORY_BEFORE = ("ix_history_workspace_subject", "workspace", "subject")
HISTORY = (
    ("ix_history_workspace_subject_at_seq", "workspace", "subject", "at", "seq"),
    ("ix_history_workspace_by_at_seq", "workspace", "by", "at", "seq"),
)
CHECK_IN_BEFORE = ("ix_check_in_workspace_key_result_at", "workspace", "key_result", "at")
CHECK_IN = ("ix_check_in_workspace_key_result_at_id", "workspace", "key_result", "at", "id")


def upgrade() -> None:
    squads()
    objectives()
    key_results()
    check_ins_and_history()
    links()
    beside_key_results()
    closed_cycles()
    wishes()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
    for index in HISTORY:
        op.drop_index(index[0], "history")
    op.create_index(HISTORY_BEFORE[0], "history", list(HISTORY_BEFORE[1:]))
    op.drop_index(CHECK_IN[0], "check_in")
    op.create_index(CHECK_IN_BEFORE[0], "check_in", list(CHECK_IN_BEFORE[1:]))
    op.drop_column("check_in", "done")
    op.drop_column("key_result", "created")
    op.drop_index("ix_objective_workspace_shared_with", "objective")
    with op.batch_alter_table("objective") as objective:
        objective.drop_constraint("fk_objective_squad_shared_with", type_="foreignkey")
        objective.drop_column("shared_with")
        objective.drop_column("dropped")
    op.drop_column("squad", "archived")
    op.drop_column("squad", "user_group")


def words(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable, primary_key=primary_key)


def number(name: str, *, nullable: bool = False, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable, primary_key=primary_key, autoincrement=False)


def version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer(), nullable=False)


def instant(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def clock(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Time(), nullable=True)


def share(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Float(), nullable=nullable)


def flag_added(name: str) -> sa.Column[bool]:
    """Rows that are there already have it not; new ones always say."""
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def workspace() -> sa.Column[str]:
    return words("workspace", primary_key=True)


def within(table: str, column: str, name: str | None = None) -> sa.ForeignKeyConstraint:
    """A reference to a row of the same workspace."""
    return sa.ForeignKeyConstraint(["workspace", column], [f"{table}.workspace", f"{table}.id"], name=name)


def squads() -> None:
    op.add_column("squad", flag_added("archived"))
    op.add_column("squad", words("user_group", nullable=True))


def objectives() -> None:
    with op.batch_alter_table("objective") as objective:
        objective.add_column(number("shared_with", nullable=True))
        objective.add_column(flag_added("dropped"))
        objective.create_foreign_key(
            "fk_objective_squad_shared_with", "squad", ["workspace", "shared_with"], ["workspace", "id"]
        )
    op.create_index("ix_objective_workspace_shared_with", "objective", ["workspace", "shared_with"])


def key_results() -> None:
    never = sa.Column("created", sa.Date(), nullable=False, server_default=date.min.isoformat())
    op.add_column("key_result", never)
    op.execute(
        "UPDATE key_result SET created = (SELECT cycle.starts FROM objective JOIN cycle"
        " ON cycle.workspace = objective.workspace AND cycle.id = objective.cycle"
        " WHERE objective.workspace = key_result.workspace AND objective.id = key_result.objective)"
    )
    set_day = sa.text("UPDATE key_result SET created = :day WHERE workspace = :workspace AND id = :id")
    if days := first_days():
        op.get_bind().execute(set_day.bindparams(sa.bindparam("day", type_=sa.Date())), days)


def first_days() -> list[dict[str, object]]:
    """Of each key result with a check-in, the day of the first, in its squad's zone."""
    columns = ("workspace", "key_result", "at")
    check_in = sa.table("check_in", *map(sa.column, columns[:2]), sa.column("at", sa.DateTime(timezone=True)))
    key_result = sa.table("key_result", *map(sa.column, ("workspace", "id", "objective")))
    objective = sa.table("objective", *map(sa.column, ("workspace", "id", "squad")))
    squad = sa.table("squad", *map(sa.column, ("workspace", "id", "zone")))
    first = (
        sa.select(check_in.c.workspace, check_in.c.key_result, squad.c.zone, sa.func.min(check_in.c.at))
        .join(key_result, same(key_result, check_in, "key_result"))
        .join(objective, same(objective, key_result, "objective"))
        .join(squad, same(squad, objective, "squad"))
        .group_by(check_in.c.workspace, check_in.c.key_result, squad.c.zone)
    )
    return [
        {"workspace": ours, "id": number, "day": in_zone(at, zone)}
        for ours, number, zone, at in op.get_bind().execute(first)
    ]


def same(one: sa.TableClause, other: sa.TableClause, column: str) -> sa.ColumnElement[bool]:
    return (one.c.workspace == other.c.workspace) & (one.c.id == other.c[column])


def in_zone(at: datetime, zone: str) -> date:
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(ZoneInfo(zone)).date()


def check_ins_and_history() -> None:
    op.add_column("check_in", sa.Column("done", sa.JSON(), nullable=True))
    op.drop_index(CHECK_IN_BEFORE[0], "check_in")
    op.create_index(CHECK_IN[0], "check_in", list(CHECK_IN[1:]))
    op.drop_index(HISTORY_BEFORE[0], "history")
    for name, *columns in HISTORY:
        op.create_index(name, "history", columns)


def links() -> None:
    op.create_table(
        "drives",
        workspace(),
        number("leading", primary_key=True),
        number("lagging", primary_key=True),
        within("key_result", "leading", "fk_drives_key_result_leading"),
        within("key_result", "lagging", "fk_drives_key_result_lagging"),
    )
    op.create_index("ix_drives_workspace_lagging_leading", "drives", ["workspace", "lagging", "leading"])
    op.create_table(
        "supports",
        workspace(),
        number("objective", primary_key=True),
        number("upheld_objective", nullable=True),
        number("upheld_key_result", nullable=True),
        within("objective", "objective", "fk_supports_objective"),
        within("objective", "upheld_objective", "fk_supports_objective_upheld"),
        within("key_result", "upheld_key_result", "fk_supports_key_result_upheld"),
    )
    for column in ("upheld_objective", "upheld_key_result"):
        op.create_index(f"ix_supports_workspace_{column}", "supports", ["workspace", column])


def beside_key_results() -> None:
    op.create_table(
        "initiative",
        workspace(),
        number("id", primary_key=True),
        number("key_result"),
        words("title"),
        words("owner", nullable=True),
        words("state"),
        version(),
        within("key_result", "key_result"),
    )
    op.create_table(
        "blocker",
        workspace(),
        number("id", primary_key=True),
        number("key_result"),
        words("text"),
        words("by"),
        instant("since"),
        words("waits_on", nullable=True),
        words("link"),
        instant("cleared_at", nullable=True),
        words("cleared_by", nullable=True),
        version(),
        within("key_result", "key_result"),
    )
    op.create_table(
        "evidence",
        workspace(),
        number("id", primary_key=True),
        number("key_result"),
        words("by"),
        instant("at"),
        words("text"),
        words("link"),
        sa.Column("used", sa.Boolean(), nullable=False),
        within("key_result", "key_result"),
    )
    for table in ("initiative", "blocker", "evidence"):
        op.create_index(f"ix_{table}_workspace_key_result", table, ["workspace", "key_result"])
    op.create_index("ix_initiative_workspace_owner", "initiative", ["workspace", "owner"])
    op.create_index("ix_blocker_workspace_waits_on", "blocker", ["workspace", "waits_on"])


def closed_cycles() -> None:
    op.create_table(
        "score",
        workspace(),
        number("key_result", primary_key=True),
        words("value", nullable=True),
        share("suggested", nullable=True),
        share("given"),
        words("by"),
        instant("at"),
        words("verdict"),
        words("reason"),
        words("moved_it"),
        words("would_change"),
        version(),
        within("key_result", "key_result"),
    )
    op.create_table(
        "closing",
        workspace(),
        number("squad", primary_key=True),
        words("cycle", primary_key=True),
        instant("at"),
        words("by"),
        within("squad", "squad"),
        within("cycle", "cycle"),
    )


def wishes() -> None:
    op.create_table(
        "preferences",
        workspace(),
        words("person", primary_key=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        words("deputy", nullable=True),
        clock("hour"),
        clock("quiet_from"),
        clock("quiet_until"),
        version(),
    )
    op.create_table("visit", workspace(), words("person", primary_key=True), instant("at"))
