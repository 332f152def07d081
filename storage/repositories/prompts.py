"""Weekly questions that were asked, one a person and week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, insert, select

from okr.key_result import KeyResultId
from okr.person import PersonId, WorkspaceId
from okr.prompt import Prompt
from storage import tables
from storage.repositories.conflict import insert_unless_there

_PROMPT = tables.prompt.c
_ABOUT = tables.prompt_about.c
_NAMING = tables.prompt_about.alias("naming").c
_OURS = (
    select(_PROMPT.person, _PROMPT.week, _PROMPT.at, _ABOUT.key_result)
    .outerjoin(
        tables.prompt_about,
        (_ABOUT.workspace == _PROMPT.workspace)
        & (_ABOUT.person == _PROMPT.person)
        & (_ABOUT.week == _PROMPT.week),
    )
    .where(_PROMPT.workspace == bindparam("workspace"))
    .order_by(_PROMPT.at, _PROMPT.person, _PROMPT.week, _ABOUT.rank)
)
_LAST_WEEK = (
    select(_PROMPT.week)
    .where(_PROMPT.workspace == bindparam("workspace"), _PROMPT.person == bindparam("person"))
    .order_by(_PROMPT.at.desc(), _PROMPT.week.desc())
    .limit(1)
    .correlate(None)
    .scalar_subquery()
)
_LATEST = _OURS.where(_PROMPT.person == bindparam("person"), _PROMPT.week == _LAST_WEEK)
_ASKED_SINCE = _OURS.where(
    _PROMPT.person.in_(bindparam("people", expanding=True)), _PROMPT.at >= bindparam("since")
)
_NAMED = (
    select(_NAMING.week)
    .where(
        _NAMING.workspace == _PROMPT.workspace,
        _NAMING.person == _PROMPT.person,
        _NAMING.week == _PROMPT.week,
        _NAMING.key_result.in_(bindparam("key_results", expanding=True)),
    )
    .correlate(tables.prompt)
)
_NAMING_ANY = _OURS.where(_PROMPT.at >= bindparam("since"), _NAMED.exists())
_ADD = insert_unless_there(tables.prompt, "workspace", "person", "week")
_ADD_ALL = {dialect: add.returning(_PROMPT.person, _PROMPT.week) for dialect, add in _ADD.items()}
_ASK_ABOUT = insert(tables.prompt_about)


@dataclass(frozen=True, slots=True)
class StoredPrompts:
    connection: Connection
    workspace: WorkspaceId

    def add(self, prompt: Prompt) -> bool:
        return bool(self.add_all([prompt]))

    def add_all(self, prompts: Sequence[Prompt]) -> list[Prompt]:
        rows = [
            {"workspace": self.workspace, "person": each.person, "week": each.week, "at": each.at}
            for each in prompts
        ]
        if not rows:
            return []
        keys = set(map(tuple, self.connection.execute(_ADD_ALL[self.connection.dialect.name], rows)))
        added = [each for each in prompts if (each.person, each.week) in keys]
        self._ask_about(added)
        return added

    def latest(self, person: PersonId) -> Prompt | None:
        found = self._read(_LATEST, person=person)
        return found[0] if found else None

    def asked_since(self, people: Iterable[PersonId], since: datetime) -> list[Prompt]:
        return self._read(_ASKED_SINCE, people=list(set(people)), since=since)

    def about(self, key_results: Iterable[KeyResultId], since: datetime) -> list[Prompt]:
        return self._read(_NAMING_ANY, key_results=list(set(key_results)), since=since)

    def _ask_about(self, prompts: Iterable[Prompt]) -> None:
        rows = [
            {
                "workspace": self.workspace,
                "person": prompt.person,
                "week": prompt.week,
                "rank": rank,
                "key_result": key_result,
            }
            for prompt in prompts
            for rank, key_result in enumerate(prompt.key_results)
        ]
        if rows:
            self.connection.execute(_ASK_ABOUT, rows)

    def _read(self, query: Select[Any], **wanted: object) -> list[Prompt]:
        rows = self.connection.execute(query, {"workspace": self.workspace, **wanted}).all()
        return [_prompt(list(same)) for _, same in groupby(rows, attrgetter("person", "week"))]


def _prompt(rows: list[Row[Any]]) -> Prompt:
    """One prompt out of its rows, one a key result."""
    asked = tuple(each.key_result for each in rows if each.key_result is not None)
    return Prompt(rows[0].person, rows[0].week, asked, rows[0].at)
