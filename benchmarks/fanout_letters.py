"""A database full of letters: a question for everybody, written already and due in waves."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection, select, update

from benchmarks.cast import Past
from benchmarks.crowd import NOW, gather
from benchmarks.sweep import ask_whoever_is_due
from bot.courier.job_tables import prepare
from storage import tables
from storage.work import Store

APART: Final = timedelta(hours=1)
"""Between two waves. They are over long before that: time only runs ahead when it is told to."""

BEFORE: Final = NOW - APART
"""Nothing is due."""

_OUTBOX: Final = tables.outbox.c


def due(wave: int) -> datetime:
    """When this wave comes due, counted from 0."""
    return NOW + wave * APART


async def write_letters(url: str, people: int, wave: int) -> dict[str, str]:
    """Fill an empty database with letters for so many people, `wave` due at a time; whom each is for."""
    await prepare(url)
    async with await Store.open(url, Past(NOW)) as store:
        await store.run(lambda connection, _: gather(connection, people, people))
        await ask_whoever_is_due(store)
        return await store.run(lambda connection, _: _in_waves(connection, wave))


def _in_waves(connection: Connection, size: int) -> dict[str, str]:
    rows = connection.execute(select(_OUTBOX.seq, _OUTBOX.id, _OUTBOX.address).order_by(_OUTBOX.seq)).all()
    for wave in range(len(rows) // size + 1):
        if some := [row.seq for row in rows[wave * size : (wave + 1) * size]]:
            theirs = _OUTBOX.seq.between(some[0], some[-1])
            connection.execute(update(tables.outbox).where(theirs).values(due_at=due(wave)))
    return {row.id: row.address for row in rows}
