"""Objectives by id and by squad."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select

from okr.errors import NoSuchObjective
from okr.objective import Intent, Objective, ObjectiveId
from okr.person import WorkspaceId
from okr.squad import SquadId
from storage import tables
from storage.columns import LARGEST_NUMBER
from storage.repositories.counters import next_number
from storage.repositories.recall import Recall
from storage.repositories.versions import replace_seen, save

_OBJECTIVE = tables.objective.c
_OURS = select(tables.objective).where(_OBJECTIVE.workspace == bindparam("workspace"))
_ONE = _OURS.where(_OBJECTIVE.id == bindparam("id"))
_NAMED = _OURS.where(_OBJECTIVE.id.in_(bindparam("ids", expanding=True)))
_OF = _OURS.where(_OBJECTIVE.squad.in_(bindparam("squads", expanding=True))).order_by(_OBJECTIVE.id)
_ADD = insert(tables.objective)
_REPLACE = replace_seen(tables.objective)


@dataclass(frozen=True, slots=True)
class StoredObjectives:
    connection: Connection
    workspace: WorkspaceId
    recall: Recall[Objective | None] = field(default_factory=Recall)
    """By id."""

    def get(self, objective: ObjectiveId) -> Objective:
        found = self.recall.of(objective, lambda: self._one(objective))
        if found is None:
            raise NoSuchObjective(objective=f"O{objective}")
        return found

    def named(self, objectives: Iterable[ObjectiveId]) -> dict[ObjectiveId, Objective]:
        wanted = {"workspace": self.workspace, "ids": list(set(objectives))}
        found = map(_objective, self.connection.execute(_NAMED, wanted).all())
        return {objective.id: objective for objective in found}

    def of(self, squads: Iterable[SquadId]) -> list[Objective]:
        wanted = {"workspace": self.workspace, "squads": list(set(squads))}
        return [_objective(row) for row in self.connection.execute(_OF, wanted).all()]

    def next_id(self) -> ObjectiveId:
        return ObjectiveId(next_number(self.connection, self.workspace, "objective"))

    def add(self, objective: Objective) -> None:
        self.recall.forget()
        self.connection.execute(_ADD, self._row(objective))

    def save(self, objective: Objective) -> None:
        self.recall.forget()
        save(self.connection, _REPLACE, self._row(objective))

    def _one(self, objective: ObjectiveId) -> Objective | None:
        if objective > LARGEST_NUMBER:
            return None
        row = self.connection.execute(_ONE, {"workspace": self.workspace, "id": objective}).first()
        return None if row is None else _objective(row)

    def _row(self, objective: Objective) -> dict[str, object]:
        return {
            "workspace": self.workspace,
            "id": objective.id,
            "squad": objective.squad,
            "cycle": objective.cycle,
            "title": objective.title,
            "intent": objective.intent.value,
            "version": objective.version,
        }


def _objective(row: Row[Any]) -> Objective:
    return Objective(row.id, row.squad, row.cycle, row.title, Intent(row.intent), row.version)
