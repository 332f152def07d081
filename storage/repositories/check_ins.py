"""Check-ins, added and now and then taken back."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, delete, insert, select, text, update

from okr.check_in import CheckIn, CheckInId, News
from okr.errors.okr_error import ChangedMeanwhile
from okr.errors.week import NoSuchCheckIn
from okr.key_result import KeyResultId
from okr.person import WorkspaceId
from storage import tables
from storage.repositories.counters import next_number
from storage.repositories.last_said import sum_up

_CHECK_IN = tables.check_in.c
_KEY_RESULT = tables.key_result.c
_OLDER = tables.check_in.alias("older").c
_FIELDS = (
    _CHECK_IN.id,
    _CHECK_IN.key_result,
    _CHECK_IN.at,
    _CHECK_IN.by,
    _CHECK_IN.value,
    _CHECK_IN.confidence,
    _CHECK_IN.note,
    _CHECK_IN.blocker,
    _CHECK_IN.news,
    _CHECK_IN.done,
    _CHECK_IN.replaces,
    _CHECK_IN.reaffirmed,
    _CHECK_IN.source,
)
_STANDS = _CHECK_IN.replaced_by.is_(None)
_OF = (
    select(*_FIELDS)
    .where(
        _CHECK_IN.workspace == bindparam("workspace"),
        _CHECK_IN.key_result.in_(bindparam("key_results", expanding=True)),
        _STANDS,
    )
    .order_by(_CHECK_IN.key_result, _CHECK_IN.at, _CHECK_IN.id)
)
_SINCE = _OF.where(_CHECK_IN.at >= bindparam("since"))
_ONE = select(*_FIELDS).where(_CHECK_IN.workspace == bindparam("workspace"), _CHECK_IN.id == bindparam("id"))
_SAID_IN = select(*_FIELDS).where(
    _CHECK_IN.workspace == bindparam("workspace"),
    _CHECK_IN.source == bindparam("source"),
    text(f"check_in.{tables.SAID}"),
    _STANDS,
)


def _last_of_each(*which: ColumnElement[bool]) -> Select[Any]:
    """The last that is one of `which`, found for each key result by itself."""
    last = (
        select(_OLDER.id)
        .where(_OLDER.workspace == _KEY_RESULT.workspace, _OLDER.key_result == _KEY_RESULT.id, *which)
        .order_by(_OLDER.at.desc(), _OLDER.id.desc())
        .limit(1)
        .correlate(tables.key_result)
        .scalar_subquery()
    )
    ours = (_CHECK_IN.workspace == _KEY_RESULT.workspace) & (_CHECK_IN.id == last)
    return (
        select(*_FIELDS)
        .join_from(tables.key_result, tables.check_in, ours)
        .where(
            _KEY_RESULT.workspace == bindparam("workspace"),
            _KEY_RESULT.id.in_(bindparam("key_results", expanding=True)),
        )
    )


_LAST = _last_of_each(_OLDER.replaced_by.is_(None))
_LAST_BY_THEN = _last_of_each(_OLDER.at <= bindparam("then"))
_ADD = insert(tables.check_in)
_CORRECT = (
    update(tables.check_in)
    .where(
        _CHECK_IN.workspace == bindparam("of_workspace"),
        _CHECK_IN.id == bindparam("of_id"),
        _CHECK_IN.key_result == bindparam("of_key_result"),
    )
    .values(replaced_by=bindparam("by_id"))
)
_FOLLOW = (
    update(tables.check_in)
    .where(_CHECK_IN.workspace == bindparam("of_workspace"), _CHECK_IN.id == bindparam("of_id"))
    .values(replaces=bindparam("earlier"))
)
_REMOVE = (
    delete(tables.check_in)
    .where(_CHECK_IN.workspace == bindparam("workspace"), _CHECK_IN.id == bindparam("id"))
    .returning(_CHECK_IN.key_result, _CHECK_IN.replaces, _CHECK_IN.replaced_by)
)


@dataclass(frozen=True, slots=True)
class StoredCheckIns:
    connection: Connection
    workspace: WorkspaceId
    known: dict[KeyResultId, list[CheckIn]] = field(default_factory=dict)
    """What this transaction has read, as long as it still holds."""

    def get(self, check_in: CheckInId) -> CheckIn:
        row = self.connection.execute(_ONE, {"workspace": self.workspace, "id": check_in}).first()
        if row is None:
            raise NoSuchCheckIn
        return _check_in(row)

    def of(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, list[CheckIn]]:
        asked = tuple(dict.fromkeys(key_results))
        if unread := [each for each in asked if each not in self.known]:
            self.known.update(self._fetch(unread))
        return {each: list(self.known[each]) for each in asked}

    def latest(self, key_results: Iterable[KeyResultId], since: datetime) -> dict[KeyResultId, CheckIn]:
        wanted = {"workspace": self.workspace, "key_results": list(key_results), "since": since}
        found = map(_check_in, self.connection.execute(_SINCE, wanted).all())
        return {each.key_result: each for each in found}

    def latest_all(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, CheckIn]:
        return self._last(_LAST, key_results)

    def stood_at(self, key_results: Iterable[KeyResultId], at: datetime) -> dict[KeyResultId, CheckIn]:
        return self._last(_LAST_BY_THEN, key_results, then=at)

    def said_in(self, source: str) -> list[CheckIn]:
        wanted = {"workspace": self.workspace, "source": source}
        found = map(_check_in, self.connection.execute(_SAID_IN, wanted).all())
        # Asked to sort them, SQLite would read all there are in that order.
        return sorted(found, key=attrgetter("id"))

    def next_id(self) -> CheckInId:
        return CheckInId(next_number(self.connection, self.workspace, "check_in"))

    def add(self, check_in: CheckIn) -> None:
        self.known.pop(check_in.key_result, None)
        row = {
            "workspace": self.workspace,
            "id": check_in.id,
            "key_result": check_in.key_result,
            "at": check_in.at,
            "by": check_in.by,
            "value": check_in.value,
            "confidence": check_in.confidence,
            "note": check_in.note,
            "blocker": check_in.blocker,
            "news": check_in.news.value,
            "done": None if check_in.done is None else list(check_in.done),
            "replaces": check_in.replaces,
            "reaffirmed": check_in.reaffirmed,
            "source": check_in.source,
        }
        self.connection.execute(_ADD, row)
        if check_in.replaces is not None:
            self._correct(check_in.key_result, check_in.replaces, check_in.id)
        said = self.of([check_in.key_result])[check_in.key_result]
        sum_up(self.connection, self.workspace, check_in.key_result, said)

    def remove(self, check_in: CheckInId) -> None:
        self.known.clear()
        wanted = {"workspace": self.workspace, "id": check_in}
        gone = self.connection.execute(_REMOVE, wanted).first()
        if gone is None:
            raise NoSuchCheckIn
        if gone.replaces is not None:
            self._correct(gone.key_result, gone.replaces, gone.replaced_by)
        if gone.replaced_by is not None:
            after = {"of_workspace": self.workspace, "of_id": gone.replaced_by, "earlier": gone.replaces}
            self.connection.execute(_FOLLOW, after)
        sum_up(self.connection, self.workspace, gone.key_result)

    def _correct(self, key_result: KeyResultId, earlier: CheckInId, by: CheckInId | None) -> None:
        """Mark `earlier` as corrected by `by`, or as standing again."""
        row = {"of_workspace": self.workspace, "of_id": earlier, "of_key_result": key_result, "by_id": by}
        if self.connection.execute(_CORRECT, row).rowcount != 1:
            raise ChangedMeanwhile

    def _last(
        self, query: Select[Any], key_results: Iterable[KeyResultId], **given: object
    ) -> dict[KeyResultId, CheckIn]:
        wanted = {"workspace": self.workspace, "key_results": list(set(key_results)), **given}
        found = map(_check_in, self.connection.execute(query, wanted).all())
        return {each.key_result: each for each in found}

    def _fetch(self, key_results: list[KeyResultId]) -> dict[KeyResultId, list[CheckIn]]:
        found: dict[KeyResultId, list[CheckIn]] = {each: [] for each in key_results}
        wanted = {"workspace": self.workspace, "key_results": key_results}
        for each in map(_check_in, self.connection.execute(_OF, wanted).all()):
            found[each.key_result].append(each)
        return found


def _check_in(row: Row[*tuple[Any, ...]]) -> CheckIn:
    number, key_result, at, by, value, confidence, note, blocker, news, done, *corrects = row
    done = None if done is None else tuple(done)
    return CheckIn(number, key_result, at, by, value, confidence, note, blocker, News(news), done, *corrects)
