"""What reaches the database, and how it means to answer."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, event

Statement = tuple[str, tuple[object, ...]]


@contextmanager
def statements(connection: Connection) -> Iterator[list[Statement]]:
    """Every statement that reaches the database, with its parameters."""
    seen: list[Statement] = []

    def see(_on: object, _cursor: object, statement: str, given: tuple[object, ...], *_: object) -> None:
        seen.append((statement, given))

    event.listen(connection, "before_cursor_execute", see)
    yield seen
    event.remove(connection, "before_cursor_execute", see)


def plan_of(connection: Connection, query: Callable[[], object]) -> str:
    """How the database answers the first statement of `query`."""
    with statements(connection) as seen:
        query()
    word = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    statement, given = seen[0]
    return "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"{word} {statement}", given))
