"""The courier's side of the outbox: what waits, and whose turn it is; what became of it see `settling`."""

import logging
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    update,
)

from okr.person import WorkspaceId
from storage import settling, tables
from storage.columns import UtcDateTime
from storage.letters import Letter, State, Verb, is_in, is_told, is_unsent
from storage.reading import Reading, read_letters

log = logging.getLogger(__name__)

FOREIGN_REST: Final = timedelta(minutes=5)
"""For which a letter of another version is left to whoever can read it."""

FOREIGN_TRIES: Final = 12
"""Times after which nobody is expected any more: an hour."""

_OUTBOX = tables.outbox.c
_RECEIPT = tables.receipt.c
_EARLIER = tables.outbox.alias("earlier")


def _letters(attempts: ColumnElement[int], claimed_at: ColumnElement[datetime]) -> Select[Any]:
    """Letters in the order they were written, each with the receipt of its message."""
    theirs = (_RECEIPT.workspace == _OUTBOX.workspace) & (_RECEIPT.subject == _OUTBOX.subject)
    return (
        select(
            _OUTBOX.seq,
            _OUTBOX.id,
            _OUTBOX.workspace,
            _OUTBOX.subject,
            _OUTBOX.verb,
            _OUTBOX.place,
            _OUTBOX.address,
            _OUTBOX.notice_kind,
            _OUTBOX.notice,
            _OUTBOX.wanted_at,
            attempts.label("attempts"),
            claimed_at.label("claimed_at"),
            _RECEIPT.conversation,
            _RECEIPT.message,
        )
        .outerjoin(tables.receipt, theirs)
        .order_by(_OUTBOX.seq)
    )


_NOW: ColumnElement[datetime] = bindparam("now", type_=UtcDateTime())
# Not `exists`: Postgres makes a join of that, and joins each letter with each other one for as long as its
# statistics do not know yet of ten thousand that were written at once.
_FIRST_THERE = (
    select(func.min(_EARLIER.c.seq))
    .where(
        _EARLIER.c.workspace == _OUTBOX.workspace,
        _EARLIER.c.place == _OUTBOX.place,
        _EARLIER.c.address == _OUTBOX.address,
        is_unsent(_EARLIER),
        # What nobody wants said yet, such as a nudge in quiet hours, holds nothing up. What was tried and put
        # off does: a revision may stand behind the message it revises.
        _EARLIER.c.wanted_at <= _NOW,
    )
    .scalar_subquery()
)


def _claimable(*which: ColumnElement[bool]) -> Select[Any]:
    """The few are chosen first, and only then read: what stands beside a letter is looked up for no other."""
    few = (
        select(_OUTBOX.seq)
        .where(
            _OUTBOX.workspace == bindparam("workspace"),
            is_in(State.WAITING, tables.outbox),
            _OUTBOX.due_at <= _NOW,
            _OUTBOX.seq == _FIRST_THERE,
            *which,
        )
        .order_by(_OUTBOX.seq)
        .limit(bindparam("limit"))
        .with_for_update(skip_locked=True)
        .cte("few")
    )
    return _letters(_OUTBOX.attempts + 1, _NOW).where(_OUTBOX.seq.in_(select(few.c.seq)))


_CLAIMABLE = {
    None: _claimable(),
    Verb.TELL: _claimable(is_told(tables.outbox)),
    Verb.REVISE: _claimable(~is_told(tables.outbox)),
}
_CLAIM = (
    update(tables.outbox)
    .where(_OUTBOX.seq.in_(bindparam("claimed", expanding=True)))
    .values(state=State.SENDING.value, claimed_at=bindparam("now"), attempts=_OUTBOX.attempts + 1, reason="")
)
_ORPHANS = _letters(_OUTBOX.attempts, _OUTBOX.claimed_at).where(
    _OUTBOX.workspace == bindparam("workspace"),
    is_in(State.SENDING, tables.outbox),
    _OUTBOX.claimed_at <= bindparam("before"),
)
_SOME_ORPHANS = _ORPHANS.limit(bindparam("limit"))
_UNDER_WAY: Select[Any] = (
    select(literal_column("1"))
    .where(_OUTBOX.workspace == bindparam("workspace"), is_unsent(tables.outbox))
    .where(or_(_OUTBOX.due_at <= bindparam("by"), is_in(State.SENDING, tables.outbox)))
    .limit(1)
)
_WAITING = (
    select(_OUTBOX.workspace)
    .where(is_unsent(tables.outbox))
    .where(or_(_OUTBOX.due_at <= bindparam("now"), is_in(State.SENDING, tables.outbox)))
    .distinct()
    .order_by(_OUTBOX.workspace)
)


def claim(
    connection: Connection, now: datetime, workspace: WorkspaceId, limit: int, only: Verb | None = None
) -> list[Letter]:
    """Take up to `limit` letters that are due, oldest first, and mark them as being sent.

    A letter waits while an earlier one to the same address is wanted and unsent, so each address occurs once
    at most.
    One that this version cannot read is left for another that can, and has failed when none comes.
    """
    wanted = {"workspace": workspace, "now": now, "limit": limit}
    # Where nothing of what was taken is worth saying, there may be more behind it.
    while rows := connection.execute(_CLAIMABLE[only], wanted).all():
        connection.execute(_CLAIM, {"claimed": [row.seq for row in rows], "now": now})
        reading = _read(connection, now, rows)
        _leave(connection, now, [row for row in rows if row.id in reading.foreign], reading.foreign)
        if reading.letters:
            return reading.letters
    return []


def workspaces_waiting(connection: Connection, now: datetime) -> list[WorkspaceId]:
    """Workspaces with letters that are due, or that somebody claimed and has not settled yet."""
    return list(connection.execute(_WAITING, {"now": now}).scalars())


def is_under_way(connection: Connection, workspace: WorkspaceId, by: datetime) -> bool:
    """Whether there is a letter that is due by that instant, or claimed and not settled yet."""
    return connection.execute(_UNDER_WAY, {"workspace": workspace, "by": by}).first() is not None


def orphans(
    connection: Connection, before: datetime, workspace: WorkspaceId, limit: int | None = None
) -> list[Letter]:
    """Letters claimed before that instant and not settled; whoever claimed them is gone if nobody else sends.

    Look for the message before saying it again; then settle them: `sent`, `postpone` or `unknown`.
    """
    wanted = {"before": before, "workspace": workspace}
    query = _ORPHANS if limit is None else _SOME_ORPHANS
    rows = connection.execute(query, {**wanted, "limit": limit}).all()
    reading = _read(connection, before, rows)
    _forget(connection, before, [row for row in rows if row.id in reading.foreign], reading.foreign)
    return reading.letters


def _read(connection: Connection, now: datetime, rows: Sequence[Row[Any]]) -> Reading:
    """What is in `rows`; those that nobody can say, which would stand in everybody's way, have failed."""
    reading = read_letters(connection, now, rows)
    settling.unreadable(connection, reading.unreadable)
    settling.removed(connection, reading.moot)
    _tell_of(reading)
    return reading


def _leave(
    connection: Connection, now: datetime, rows: Sequence[Row[Any]], foreign: Mapping[str, str]
) -> None:
    """A newer process may be at work already, as while processes are replaced one by one."""
    for row in rows:
        if row.attempts < FOREIGN_TRIES:
            settling.left(connection, row, now + FOREIGN_REST, foreign[row.id])
        else:
            settling.unreadable(connection, {row.id: foreign[row.id]})


def _forget(
    connection: Connection, before: datetime, rows: Sequence[Row[Any]], foreign: Mapping[str, str]
) -> None:
    """What another version had on its way may have arrived: it looks for it, or in the end nobody does."""
    for row in rows:
        if row.claimed_at <= before - FOREIGN_TRIES * FOREIGN_REST:
            settling.lost(connection, row, foreign[row.id])


def _tell_of(reading: Reading) -> None:
    """Of those that no courier ever gets to see."""
    for letter, why in (reading.unreadable | reading.foreign).items():
        log.warning("letter unreadable", extra={"letter": letter, "reason": why})
    for letter in reading.moot:
        log.info("letter moot", extra={"letter": letter})
