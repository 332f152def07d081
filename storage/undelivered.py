"""Letters that never arrived, or of which nobody knows: to be looked at, and to be sent again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, func, or_, select, update

from storage import tables
from storage.letters import State, is_in

_OUTBOX = tables.outbox.c
_LATE = _OUTBOX.claimed_at >= bindparam("since")
_LETTERS = func.count().label("letters")
_PILES = (
    select(_OUTBOX.state, _OUTBOX.reason, _LETTERS)
    .where(or_(is_in(State.FAILED, tables.outbox), is_in(State.UNKNOWN, tables.outbox)), _LATE)
    .group_by(_OUTBOX.state, _OUTBOX.reason)
    .order_by(_OUTBOX.state, _LETTERS.desc(), _OUTBOX.reason)
)
_RESEND = (
    update(tables.outbox)
    .where(is_in(State.FAILED, tables.outbox), _LATE)
    .values(state=State.WAITING.value, due_at=bindparam("now"), wanted_at=bindparam("now"), attempts=0)
)


@dataclass(frozen=True, slots=True)
class Pile:
    """Letters that have the same trouble."""

    state: State
    reason: str
    letters: int


def piles(connection: Connection, now: datetime, within: timedelta) -> list[Pile]:
    """What failed or what nobody knows about, last tried within that time, by kind and the most first."""
    rows = connection.execute(_PILES, {"since": now - within})
    return [Pile(State(row.state), row.reason, row.letters) for row in rows]


def resend(connection: Connection, now: datetime, within: timedelta) -> int:
    """Have what failed within that time tried again; how many letters. What may have arrived stays."""
    return connection.execute(_RESEND, {"now": now, "since": now - within}).rowcount
