"""Keeps beside each key result what its answers come to, so that lists find the stale ones by an index."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from okr.check_in import CheckIn
from okr.forecast import forecast
from okr.key_result import KeyResultId
from okr.person import WorkspaceId
from storage import tables
from storage.repositories.key_result_rows import key_result_of

_KEY_RESULT = tables.key_result.c
_SAID = tables.check_in.c
_ONE = select(tables.key_result).where(
    _KEY_RESULT.workspace == bindparam("of_workspace"), _KEY_RESULT.id == bindparam("of_id")
)
_STANDING = (
    select(_SAID.id, _SAID.key_result, _SAID.at, _SAID.by, _SAID.value, _SAID.confidence)
    .where(
        _SAID.workspace == bindparam("of_workspace"),
        _SAID.key_result == bindparam("of_id"),
        _SAID.replaced_by.is_(None),
    )
    .order_by(_SAID.at, _SAID.id)
)
_KEEP = update(tables.key_result).where(
    _KEY_RESULT.workspace == bindparam("of_workspace"), _KEY_RESULT.id == bindparam("of_id")
)


def sum_up(
    connection: Connection,
    workspace: WorkspaceId,
    key_result: KeyResultId,
    said: Sequence[CheckIn] | None = None,
) -> None:
    """In the transaction in which a check-in came, or was corrected or taken back, or an aim was changed.

    All is read anew, whatever came or went: then it cannot drift away from what it sums up. Whoever has
    just read what is `said` now hands that over.
    """
    this = {"of_workspace": workspace, "of_id": key_result}
    row = connection.execute(_ONE, this).one()
    if said is None:
        said = [CheckIn(*each) for each in connection.execute(_STANDING, this).all()]
    last = said[-1] if said else None
    kept = {
        "last_at": last and last.at,
        "last_confidence": last and last.confidence,
        "last_value": last and last.value,
        "falls_short": _falls_short(row, said),
    }
    connection.execute(_KEEP, this | kept)


def _falls_short(row: Row[Any], said: Sequence[CheckIn]) -> bool:
    """Whether the trend did on the day of the last answer: until the next it does not change."""
    if not said:
        return False
    ahead = forecast(key_result_of(row, ()), said, said[-1].at.date())
    return ahead is not None and ahead.falls_short
