"""What people set for themselves, and when they last looked at their Home."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from okr.errors.okr_error import ChangedMeanwhile
from okr.person import PersonId, WorkspaceId
from okr.preferences import Preferences
from okr.squad import Weekday
from storage import okr_tables
from storage.repositories.conflict import insert_or_replace, insert_unless_there
from storage.repositories.versions import replace_seen, save

_PREFERENCES = okr_tables.preferences.c
_VISIT = okr_tables.visit.c
_NAMED = select(okr_tables.preferences).where(
    _PREFERENCES.workspace == bindparam("workspace"),
    _PREFERENCES.person.in_(bindparam("people", expanding=True)),
)
_SERVED_BY = select(okr_tables.preferences).where(
    _PREFERENCES.workspace == bindparam("workspace"),
    _PREFERENCES.deputy.in_(bindparam("deputies", expanding=True)),
    _PREFERENCES.paused_until.is_not(None),
)
_ADD = insert_unless_there(okr_tables.preferences, "workspace", "person")
_REPLACE = replace_seen(okr_tables.preferences, "person")
_LAST = select(_VISIT.at).where(
    _VISIT.workspace == bindparam("workspace"), _VISIT.person == bindparam("person")
)
_PUT = insert_or_replace(okr_tables.visit, "workspace", "person")


@dataclass(frozen=True, slots=True)
class StoredPreferences:
    connection: Connection
    workspace: WorkspaceId

    def named(self, people: Iterable[PersonId]) -> dict[PersonId, Preferences]:
        asked = list(dict.fromkeys(people))
        wanted = {"workspace": self.workspace, "people": asked}
        found = map(_preferences, self.connection.execute(_NAMED, wanted).all())
        return {person: Preferences(person) for person in asked} | {each.person: each for each in found}

    def served_by(self, deputies: Iterable[PersonId]) -> list[Preferences]:
        wanted = {"workspace": self.workspace, "deputies": list(deputies)}
        return [_preferences(row) for row in self.connection.execute(_SERVED_BY, wanted)]

    def put(self, preferences: Preferences) -> None:
        row = self._row(preferences)
        if preferences.version:
            save(self.connection, _REPLACE, row, "person")
        elif self.connection.execute(_ADD[self.connection.dialect.name], row | {"version": 1}).rowcount != 1:
            raise ChangedMeanwhile

    def _row(self, preferences: Preferences) -> dict[str, object]:
        begins, ends = preferences.quiet or (None, None)
        return {
            "workspace": self.workspace,
            "person": preferences.person,
            "paused_until": preferences.paused_until,
            "deputy": preferences.deputy,
            "hour": preferences.hour,
            "quiet_from": begins,
            "quiet_until": ends,
            "weekday": preferences.weekday,
            "holidays": preferences.holidays,
            "version": preferences.version,
        }


@dataclass(frozen=True, slots=True)
class StoredVisits:
    connection: Connection
    workspace: WorkspaceId

    def last(self, person: PersonId) -> datetime | None:
        wanted = {"workspace": self.workspace, "person": person}
        found: datetime | None = self.connection.execute(_LAST, wanted).scalar()
        return found

    def put(self, person: PersonId, at: datetime) -> None:
        row = {"workspace": self.workspace, "person": person, "at": at}
        self.connection.execute(_PUT[self.connection.dialect.name], row)


def _preferences(row: Row[Any]) -> Preferences:
    return Preferences(
        person=row.person,
        paused_until=row.paused_until,
        deputy=row.deputy,
        hour=row.hour,
        quiet=None if row.quiet_from is None else (row.quiet_from, row.quiet_until),
        weekday=None if row.weekday is None else Weekday(row.weekday),
        holidays=row.holidays,
        version=row.version,
    )
