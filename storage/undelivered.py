"""Letters that never arrived, or of which nobody knows: to be looked at, and to be sent again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, select, update

from storage import tables
from storage.letters import State

_OUTBOX = tables.outbox.c
_PILES = (
    select(_OUTBOX.state, _OUTBOX.reason, func.count().label("letters"), func.max(_OUTBOX.claimed_at))
    .where(_OUTBOX.state.in_([State.FAILED.value, State.UNKNOWN.value]))
    .group_by(_OUTBOX.state, _OUTBOX.reason)
    .order_by(_OUTBOX.state, func.count().desc(), _OUTBOX.reason)
)
_RESEND = (
    update(tables.outbox)
    .where(_OUTBOX.state == State.FAILED.value, _OUTBOX.claimed_at >= bindparam("since"))
    .values(state=State.WAITING.value, due_at=bindparam("now"), attempts=0)
)


@dataclass(frozen=True, slots=True)
class Pile:
    """Letters that have the same trouble."""

    state: State
    reason: str
    letters: int


def piles(connection: Connection, _: datetime) -> list[Pile]:
    """What failed and what nobody knows about, by kind, the most frequent first."""
    return [Pile(State(row.state), row.reason, row.letters) for row in connection.execute(_PILES)]


def resend(connection: Connection, now: datetime, within: timedelta) -> int:
    """Have what failed within that time tried again; how many letters. What may have arrived stays."""
    return connection.execute(_RESEND, {"now": now, "since": now - within}).rowcount
