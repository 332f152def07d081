"""How many letters are still to be said, and since when: what an operator looks at again and again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from okr.person import WorkspaceId
from storage import tables
from storage.letters import State, is_unsent

_OUTBOX = tables.outbox.c
# Counted in the index of unsent letters alone; then one row a queue.
_COUNTED = (
    select(
        _OUTBOX.workspace,
        _OUTBOX.state,
        func.count().label("letters"),
        func.min(_OUTBOX.seq).label("first"),
    )
    .where(is_unsent(tables.outbox))
    .group_by(_OUTBOX.workspace, _OUTBOX.state)
    .subquery()
)
_QUEUES = (
    select(_COUNTED.c.workspace, _COUNTED.c.state, _COUNTED.c.letters, _OUTBOX.wanted_at)
    .join(tables.outbox, _OUTBOX.seq == _COUNTED.c.first)
    .order_by(_COUNTED.c.workspace, _COUNTED.c.state)
)


@dataclass(frozen=True, slots=True)
class Queue:
    """Letters of one workspace in one state, waiting or on their way."""

    workspace: WorkspaceId
    state: State
    letters: int
    oldest: datetime
    """Since when the first of them is wanted."""


def queues(connection: Connection) -> list[Queue]:
    """What is still to be said in each workspace; a state without letters is left out."""
    rows = connection.execute(_QUEUES)
    return [Queue(WorkspaceId(row.workspace), State(row.state), row.letters, row.wanted_at) for row in rows]
