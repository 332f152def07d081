"""Objectives by id and by squad."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    false,
    func,
    insert,
    select,
)

from okr.cycle import Cycle, CycleId
from okr.errors.objectives import NoSuchObjective
from okr.listing_turn import FIRST_PAGE, Turn
from okr.objective import Intent, Objective, ObjectiveId
from okr.person import WorkspaceId
from okr.sought import Sought
from okr.squad import SquadId
from storage import tables
from storage.columns import LARGEST_NUMBER
from storage.repositories import search
from storage.repositories.counters import next_number
from storage.repositories.open_objectives import NOT_CLOSED, OF_SQUADS
from storage.repositories.recall import RecallById
from storage.repositories.versions import replace_seen, save

_OBJECTIVE = tables.objective.c
_CYCLE = tables.cycle.c


def _before(query: Select[Any]) -> Select[Any]:
    """The last ones below `before`, from there downwards."""
    below = query.where(_OBJECTIVE.id < bindparam("before")).order_by(None)
    return below.order_by(_OBJECTIVE.id.desc()).limit(bindparam("limit"))


_OURS = select(tables.objective).where(_OBJECTIVE.workspace == bindparam("workspace"))
_NAMED = _OURS.where(_OBJECTIVE.id.in_(bindparam("ids", expanding=True)))
_OF = _OURS.where(_OBJECTIVE.id.in_(OF_SQUADS), _OBJECTIVE.dropped == false()).order_by(_OBJECTIVE.id)
_IN_ITS_CYCLE = (_CYCLE.workspace == _OBJECTIVE.workspace) & (_CYCLE.id == _OBJECTIVE.cycle)
_OPEN = _OF.join(tables.cycle, _IN_ITS_CYCLE).where(_CYCLE.ends >= bindparam("today"), NOT_CLOSED)
_PAGE = _OPEN.where(_OBJECTIVE.id > bindparam("after")).limit(bindparam("limit"))
_PAGE_BEFORE = _before(_OPEN)
_COUNT = (
    _OPEN.with_only_columns(_OBJECTIVE.squad, _OBJECTIVE.shared_with, func.count())
    .order_by(None)
    .group_by(_OBJECTIVE.squad, _OBJECTIVE.shared_with)
)
_COUNT_IN_CYCLES = (
    _OF.with_only_columns(_OBJECTIVE.cycle, func.count()).order_by(None).group_by(_OBJECTIVE.cycle)
)
_ADD = insert(tables.objective)
_REPLACE = replace_seen(tables.objective)


@dataclass(frozen=True, slots=True)
class StoredObjectives:
    connection: Connection
    workspace: WorkspaceId
    recall: RecallById[ObjectiveId, Objective] = field(default_factory=RecallById)

    def get(self, objective: ObjectiveId) -> Objective:
        found = self.named([objective]).get(objective) if objective <= LARGEST_NUMBER else None
        if found is None:
            raise NoSuchObjective(objective=f"O{objective}")
        return found

    def named(self, objectives: Iterable[ObjectiveId]) -> dict[ObjectiveId, Objective]:
        return self.recall.of(sorted(objectives), self._some)

    def of(self, squads: Iterable[SquadId]) -> list[Objective]:
        wanted = {"workspace": self.workspace, "squads": list(set(squads))}
        return [_objective(row) for row in self.connection.execute(_OF, wanted).all()]

    def open_of(
        self,
        squads: Iterable[SquadId],
        today: date,
        *,
        after: ObjectiveId | None = None,
        before: ObjectiveId | None = None,
        limit: int | None = None,
    ) -> list[Objective]:
        wanted = {"squads": list(set(squads)), "today": today, "limit": limit or LARGEST_NUMBER}
        if before is not None:
            return self._page(_PAGE_BEFORE, before=before, **wanted)[::-1]
        return self._page(_PAGE, after=after or 0, **wanted)

    def search(self, sought: Sought, turn: Turn, limit: int) -> list[Objective]:
        if not sought.during:
            return []
        shape = search.shape_of(sought, turn)
        query = search.objectives(shape, sought.words) if sought.words else search.page(shape)
        found = self._page(query, **search.given_for(sought, turn, limit))
        return found[::-1] if turn.backwards else found

    def last_cycle(self, sought: Sought) -> Cycle | None:
        given = {"workspace": self.workspace, **search.given_for(sought, FIRST_PAGE, 1)}
        row = self.connection.execute(search.last_cycle(within=sought.squads is not None), given).first()
        return None if row is None else Cycle(CycleId(row.id), row.starts, row.ends)

    def count_of(self, squads: Iterable[SquadId], today: date) -> dict[SquadId, int]:
        asked = list(dict.fromkeys(squads))
        wanted = {"workspace": self.workspace, "squads": asked, "today": today}
        counted: Counter[SquadId] = Counter()
        for squad, sharing, count in self.connection.execute(_COUNT, wanted).all():
            counted.update({squad: count} if sharing is None else {squad: count, sharing: count})
        return {squad: counted[squad] for squad in asked}

    def count_in_cycles(self, squads: Iterable[SquadId]) -> dict[CycleId, int]:
        wanted = {"workspace": self.workspace, "squads": list(set(squads))}
        rows = self.connection.execute(_COUNT_IN_CYCLES, wanted).all()
        return {CycleId(cycle): count for cycle, count in rows}

    def next_id(self) -> ObjectiveId:
        return ObjectiveId(next_number(self.connection, self.workspace, "objective"))

    def add(self, objective: Objective) -> None:
        self.recall.forget()
        self.connection.execute(_ADD, self._row(objective))

    def save(self, objective: Objective) -> None:
        self.recall.forget()
        save(self.connection, _REPLACE, self._row(objective))

    def _page(self, query: Select[Any], **wanted: object) -> list[Objective]:
        rows = self.connection.execute(query, {"workspace": self.workspace, **wanted}).all()
        return [_objective(row) for row in rows]

    def _some(self, ids: Sequence[ObjectiveId]) -> dict[ObjectiveId, Objective]:
        return {each.id: each for each in self._page(_NAMED, ids=ids)}

    def _row(self, objective: Objective) -> dict[str, object]:
        return {
            "workspace": self.workspace,
            "id": objective.id,
            "squad": objective.squad,
            "cycle": objective.cycle,
            "title": objective.title,
            "intent": objective.intent.value,
            "version": objective.version,
            "shared_with": objective.shared_with,
            "dropped": objective.dropped,
        }


def _objective(row: Row[Any]) -> Objective:
    return Objective(
        id=row.id,
        squad=row.squad,
        cycle=row.cycle,
        title=row.title,
        intent=Intent(row.intent),
        version=row.version,
        shared_with=row.shared_with,
        dropped=row.dropped,
    )
