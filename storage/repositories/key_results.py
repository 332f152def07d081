"""Key results with their owners, by id, by objective and by owner."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, false, func, insert, select

from okr.collections.okrs import Answerable
from okr.errors.key_results import NoSuchKeyResult
from okr.key_result import KeyResult, KeyResultId
from okr.listing_turn import FIRST_PAGE
from okr.objective import ObjectiveId
from okr.person import PersonId, WorkspaceId
from okr.sought import Sought
from storage import tables
from storage.columns import LARGEST_NUMBER
from storage.repositories import search
from storage.repositories.counters import next_number
from storage.repositories.key_result_rows import key_result_of, row_of
from storage.repositories.last_said import sum_up
from storage.repositories.open_objectives import NOT_CLOSED
from storage.repositories.recall import Recall, RecallById
from storage.repositories.versions import replace_seen, save

_KEY_RESULT = tables.key_result.c
_OBJECTIVE = tables.objective.c
_CYCLE = tables.cycle.c
_OWNER = tables.key_result_owner.c
_THEIRS = tables.key_result_owner.alias("theirs").c
_ITS_OBJECTIVE = (_OBJECTIVE.workspace == _KEY_RESULT.workspace) & (_OBJECTIVE.id == _KEY_RESULT.objective)
_SQUAD = tables.squad.c
_SHARING = tables.squad.alias("sharing")
_OURS = (
    select(tables.key_result, _OWNER.person)
    .outerjoin(
        tables.key_result_owner,
        (_OWNER.workspace == _KEY_RESULT.workspace) & (_OWNER.key_result == _KEY_RESULT.id),
    )
    .where(_KEY_RESULT.workspace == bindparam("workspace"))
    .order_by(_KEY_RESULT.id, _OWNER.rank)
)
_NAMED = _OURS.where(_KEY_RESULT.id.in_(bindparam("ids", expanding=True)))
_OPEN = _OURS.where(_KEY_RESULT.dropped == false())
_OF = _OPEN.where(_KEY_RESULT.objective.in_(bindparam("objectives", expanding=True)))
_COUNT = (
    select(_KEY_RESULT.objective, func.count())
    .where(
        _KEY_RESULT.workspace == bindparam("workspace"),
        _KEY_RESULT.objective.in_(bindparam("objectives", expanding=True)),
        _KEY_RESULT.dropped == false(),
    )
    .group_by(_KEY_RESULT.objective)
)
_OWNED = _OPEN.join(tables.objective, _ITS_OBJECTIVE).where(
    _OBJECTIVE.dropped == false(),
    _KEY_RESULT.id.in_(
        select(_THEIRS.key_result).where(
            _THEIRS.workspace == bindparam("workspace"), _THEIRS.person == bindparam("person")
        )
    ),
)
# Chosen first and kept as they are: left to itself, SQLite would read every objective of the workspace before
# the few key results that are asked about.
_FEW = (
    select(_KEY_RESULT.workspace, _KEY_RESULT.id, _KEY_RESULT.objective)
    .where(
        _KEY_RESULT.workspace == bindparam("workspace"),
        _KEY_RESULT.dropped == false(),
        _KEY_RESULT.id.in_(
            select(_THEIRS.key_result).where(
                _THEIRS.workspace == bindparam("workspace"),
                _THEIRS.person.in_(bindparam("people", expanding=True)),
            )
        ),
    )
    .cte("few")
    .prefix_with("MATERIALIZED")
)
_ANSWERABLE = (
    select(
        _FEW.c.id,
        _OBJECTIVE.squad,
        _SQUAD.archived,
        _SHARING.c.id.label("sharing"),
        _SHARING.c.archived.label("sharing_archived"),
        _CYCLE.ends,
        _OWNER.person,
    )
    .select_from(_FEW)
    .join(tables.objective, (_OBJECTIVE.workspace == _FEW.c.workspace) & (_OBJECTIVE.id == _FEW.c.objective))
    .join(tables.squad, (_SQUAD.workspace == _OBJECTIVE.workspace) & (_SQUAD.id == _OBJECTIVE.squad))
    .outerjoin(
        _SHARING,
        (_SHARING.c.workspace == _OBJECTIVE.workspace) & (_SHARING.c.id == _OBJECTIVE.shared_with),
    )
    .join(tables.cycle, (_CYCLE.workspace == _OBJECTIVE.workspace) & (_CYCLE.id == _OBJECTIVE.cycle))
    .join(tables.key_result_owner, (_OWNER.workspace == _FEW.c.workspace) & (_OWNER.key_result == _FEW.c.id))
    .where(_OBJECTIVE.dropped == false(), NOT_CLOSED)
    .order_by(_FEW.c.id, _OWNER.rank)
)
_ADD = insert(tables.key_result)
_REPLACE = replace_seen(tables.key_result)
_OWN = insert(tables.key_result_owner)
_DISOWN = delete(tables.key_result_owner).where(
    _OWNER.workspace == bindparam("workspace"), _OWNER.key_result == bindparam("key_result")
)


@dataclass(frozen=True, slots=True)
class StoredKeyResults:
    connection: Connection
    workspace: WorkspaceId
    recall: Recall[list[KeyResult]] = field(default_factory=Recall)
    by_id: RecallById[KeyResultId, KeyResult] = field(default_factory=RecallById)

    def get(self, key_result: KeyResultId) -> KeyResult:
        found = self.named([key_result]).get(key_result) if key_result <= LARGEST_NUMBER else None
        if found is None:
            raise NoSuchKeyResult(key_result=f"KR{key_result}")
        return found

    def named(self, key_results: Iterable[KeyResultId]) -> dict[KeyResultId, KeyResult]:
        return self.by_id.of(sorted(key_results), self._some)

    def of(self, objectives: Iterable[ObjectiveId]) -> list[KeyResult]:
        return self._read(_OF, objectives=tuple(set(objectives)))

    def search(self, sought: Sought, limit: int) -> list[KeyResult]:
        if not sought.during:
            return []
        given = {"workspace": self.workspace, **search.given_for(sought, FIRST_PAGE, limit)}
        ids = self.connection.execute(
            search.key_results(search.shape_of(sought, FIRST_PAGE), sought.words), given
        )
        order = list(ids.scalars())
        found = self.named(order) if order else {}
        return [found[each] for each in order]

    def owned_by(self, person: PersonId) -> list[KeyResult]:
        return self._read(_OWNED, person=person)

    def answerable_by(self, people: Iterable[PersonId]) -> list[Answerable]:
        wanted = {"workspace": self.workspace, "people": list(people)}
        rows = self.connection.execute(_ANSWERABLE, wanted).all()
        found = (_answerable(list(same)) for _, same in groupby(rows, attrgetter("id")))
        return [each for each in found if each.squads]

    def count_of(self, objectives: Iterable[ObjectiveId]) -> dict[ObjectiveId, int]:
        asked = list(dict.fromkeys(objectives))
        wanted = {"workspace": self.workspace, "objectives": asked}
        counted = dict(map(tuple, self.connection.execute(_COUNT, wanted).all()))
        return {objective: counted.get(objective, 0) for objective in asked}

    def next_id(self) -> KeyResultId:
        return KeyResultId(next_number(self.connection, self.workspace, "key_result"))

    def add(self, key_result: KeyResult) -> None:
        self._forget()
        self.connection.execute(_ADD, row_of(self.workspace, key_result))
        self._let_own(key_result)

    def save(self, key_result: KeyResult) -> None:
        self._forget()
        save(self.connection, _REPLACE, row_of(self.workspace, key_result))
        self.connection.execute(_DISOWN, {"workspace": self.workspace, "key_result": key_result.id})
        self._let_own(key_result)
        sum_up(self.connection, self.workspace, key_result.id)

    def _let_own(self, key_result: KeyResult) -> None:
        rows = [
            {"workspace": self.workspace, "key_result": key_result.id, "rank": rank, "person": owner}
            for rank, owner in enumerate(key_result.owners)
        ]
        if rows:
            self.connection.execute(_OWN, rows)

    def _forget(self) -> None:
        self.recall.forget()
        self.by_id.forget()

    def _some(self, ids: Sequence[KeyResultId]) -> dict[KeyResultId, KeyResult]:
        return {each.id: each for each in self._fetch(_NAMED, {"ids": tuple(ids)})}

    def _read(self, query: Select[Any], **wanted: Hashable) -> list[KeyResult]:
        found = self.recall.of((query, *wanted.values()), lambda: self._fetch(query, wanted))
        return list(found)

    def _fetch(self, query: Select[Any], wanted: Mapping[str, Hashable]) -> list[KeyResult]:
        rows = self.connection.execute(query, {"workspace": self.workspace, **wanted}).all()
        return [_key_result(list(same)) for _, same in groupby(rows, attrgetter("id"))]


def _key_result(rows: list[Row[Any]]) -> KeyResult:
    """One key result out of its rows, one an owner; without owners there is one row with nobody in it."""
    owners = tuple(each.person for each in rows if each.person is not None)
    return key_result_of(rows[0], owners)


def _answerable(rows: list[Row[*tuple[Any, ...]]]) -> Answerable:
    """One key result out of its rows, one an owner."""
    row = rows[0]
    squads = ((row.squad, row.archived), (row.sharing, row.sharing_archived))
    return Answerable(
        key_result=row.id,
        squads=tuple(squad for squad, archived in squads if squad is not None and not archived),
        ends=row.ends,
        owners=tuple(each.person for each in rows),
    )
