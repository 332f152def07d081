"""How far a wave of letters has come, workspace by workspace: for somebody who waits for its end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, case, func, or_, select

from okr.person import WorkspaceId
from storage import tables
from storage.columns import UtcDateTime
from storage.letters import State, is_in, is_unsent

LATEST: Final = 50_000
"""Letters looked at, the latest first, so that a long history costs nothing."""

WAVE: Final = timedelta(hours=6)
"""What was wanted longer ago and is said is no part of it."""

LATELY: Final = timedelta(minutes=5)
"""What was said since then tells the pace."""

MOMENT: Final = timedelta(minutes=1)
"""No pace is told from less."""

_OUTBOX = tables.outbox.c
_LATEST = (
    select(_OUTBOX.workspace, _OUTBOX.state, _OUTBOX.wanted_at, _OUTBOX.claimed_at)
    .order_by(_OUTBOX.seq.desc())
    .limit(LATEST)
    .subquery()
)
_SAID = is_in(State.SENT, _LATEST)
_SAID_LATELY = and_(_SAID, _LATEST.c.claimed_at >= bindparam("lately", type_=UtcDateTime()))


def _number(which: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.sum(case((which, 1), else_=0))


_WAITING = _number(is_unsent(_LATEST))
_WAVES: Select[Any] = (
    select(
        _LATEST.c.workspace,
        _number(_SAID).label("said"),
        _WAITING.label("waiting"),
        func.min(case((is_unsent(_LATEST), _LATEST.c.wanted_at))).label("since"),
        _number(_SAID_LATELY).label("said_lately"),
        func.min(case((_SAID_LATELY, _LATEST.c.claimed_at))).label("first_lately"),
    )
    .where(or_(_LATEST.c.wanted_at >= bindparam("begin", type_=UtcDateTime()), is_unsent(_LATEST)))
    .group_by(_LATEST.c.workspace)
    .having(_WAITING > 0)
    .order_by(_LATEST.c.workspace)
)


@dataclass(frozen=True, slots=True)
class Wave:
    """The letters of the last hours of one workspace in which some are still to be said."""

    workspace: WorkspaceId
    said: int
    waiting: int
    since: datetime
    """When the first of those that wait was wanted."""
    a_minute: float
    """How many were said a minute, lately."""

    @property
    def left(self) -> timedelta | None:
        """How long it will take at that pace; None when nothing moves."""
        return timedelta(minutes=self.waiting / self.a_minute) if self.a_minute else None


def waves(connection: Connection, now: datetime) -> list[Wave]:
    """Those that have not come to their end."""
    rows = connection.execute(_WAVES, {"begin": now - WAVE, "lately": now - LATELY})
    return [_wave(row, now) for row in rows]


def _wave(row: Row[Any], now: datetime) -> Wave:
    return Wave(WorkspaceId(row.workspace), int(row.said), int(row.waiting), row.since, _a_minute(row, now))


def _a_minute(row: Row[Any], now: datetime) -> float:
    if row.first_lately is None:
        return 0.0
    return float(int(row.said_lately) / (max(now - row.first_lately, MOMENT) / timedelta(minutes=1)))
