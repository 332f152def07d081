"""What check-ins say is in the way becomes a blocker, which also knows who asked for help, and why not."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, takewhile

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

COLUMNS = ("why", "asked_by", "asked_at", "said_in", "cleared_in")

Said = sa.Row[tuple[str, int, int, str]]
"""Of one check-in: its workspace, its key result, its id, what it says is in the way."""

NEWS = sa.text("""
    SELECT workspace, key_result, id, blocker FROM check_in
    WHERE news = 'news' AND replaced_by IS NULL AND EXISTS (
        SELECT 1 FROM check_in AS other
        WHERE other.workspace = check_in.workspace AND other.key_result = check_in.key_result
            AND other.blocker <> '')
    ORDER BY workspace, key_result, at DESC, id DESC
""")
OPEN = sa.text("SELECT workspace, key_result, text FROM blocker WHERE cleared_at IS NULL")
LAST = sa.text("SELECT workspace, last FROM counter WHERE name = 'blocker'")
COUNTED = sa.text("UPDATE counter SET last = :last WHERE workspace = :workspace AND name = 'blocker'")
COUNT = sa.text("INSERT INTO counter (workspace, name, last) VALUES (:workspace, 'blocker', :last)")
LOG = sa.text("""
    INSERT INTO blocker (workspace, id, key_result, text, "by", since, link, reply, why, said_in, version)
    SELECT workspace, :blocker, key_result, blocker, "by", at, '', '', '', id, 1
    FROM check_in WHERE workspace = :workspace AND id = :check_in
""")


def upgrade() -> None:
    op.add_column("blocker", sa.Column("why", sa.String(), nullable=False, server_default=""))
    op.add_column("blocker", sa.Column("asked_by", sa.String(), nullable=True))
    op.add_column("blocker", sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("blocker", sa.Column("said_in", sa.BigInteger(), nullable=True))
    op.add_column("blocker", sa.Column("cleared_in", sa.BigInteger(), nullable=True))
    op.create_index("ix_blocker_workspace_said_in", "blocker", ["workspace", "said_in"])
    op.create_index("ix_blocker_workspace_cleared_in", "blocker", ["workspace", "cleared_in"])
    log_what_check_ins_say()


def downgrade() -> None:
    op.drop_index("ix_blocker_workspace_cleared_in", "blocker")
    op.drop_index("ix_blocker_workspace_said_in", "blocker")
    # Their check-ins say them still.
    op.execute("DELETE FROM blocker WHERE said_in IS NOT NULL")
    for column in COLUMNS:
        op.drop_column("blocker", column)


def log_what_check_ins_say() -> None:
    """What the last news says is in the way is open since it was first said in these words."""
    connection = op.get_bind()
    known = {(each.workspace, each.key_result, plain(each.text)) for each in connection.execute(OPEN)}
    before = {each.workspace: each.last for each in connection.execute(LAST)}
    last = dict(before)
    # All are read before the first is written: both are on one connection.
    for each in list(first_said(connection.execute(NEWS))):
        if (each.workspace, each.key_result, plain(each.blocker)) in known:
            continue
        last[each.workspace] = last.get(each.workspace, 0) + 1
        facts = {"workspace": each.workspace, "blocker": last[each.workspace], "check_in": each.id}
        connection.execute(LOG, facts)
    for workspace, number in last.items():
        verb = COUNTED if workspace in before else COUNT
        connection.execute(verb, {"workspace": workspace, "last": number})


def first_said(news: Iterable[Said]) -> Iterator[Said]:
    """For each key result, newest first, the check-in that first said what the last one says."""
    for _, of_one in groupby(news, key=lambda each: (each.workspace, each.key_result)):
        said = list(of_one)
        if said[0].blocker:
            *_, first = takewhile(_says(said[0].blocker), said)
            yield first


def _says(text: str) -> Callable[[Said], bool]:
    return lambda each: bool(each.blocker == text)


def plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".!")
