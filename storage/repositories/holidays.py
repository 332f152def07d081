"""Calendars of holidays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select

from okr.person import WorkspaceId
from storage import week_tables

_HOLIDAY = week_tables.holiday.c
_OURS = _HOLIDAY.workspace == bindparam("workspace")
_CALENDARS = select(_HOLIDAY.calendar).where(_OURS).distinct()
_BETWEEN = (
    select(_HOLIDAY.calendar, _HOLIDAY.day, _HOLIDAY.name)
    .where(
        _OURS,
        _HOLIDAY.calendar.in_(bindparam("calendars", expanding=True)),
        _HOLIDAY.day >= bindparam("first"),
        _HOLIDAY.day <= bindparam("last"),
    )
    .order_by(_HOLIDAY.day)
)
_EMPTY = delete(week_tables.holiday).where(_OURS, _HOLIDAY.calendar == bindparam("calendar"))
_ADD = insert(week_tables.holiday)


@dataclass(frozen=True, slots=True)
class StoredHolidays:
    connection: Connection
    workspace: WorkspaceId

    def calendars(self) -> list[str]:
        found = self.connection.execute(_CALENDARS, {"workspace": self.workspace}).scalars()
        # Databases disagree about the order of names; Python does not.
        return sorted(found)

    def replace(self, calendar: str, days: Mapping[date, str]) -> None:
        ours = {"workspace": self.workspace, "calendar": calendar}
        self.connection.execute(_EMPTY, ours)
        if rows := [{**ours, "day": day, "name": name} for day, name in days.items()]:
            self.connection.execute(_ADD, rows)

    def between(self, calendars: Iterable[str], first: date, last: date) -> Mapping[str, Mapping[date, str]]:
        asked = list(dict.fromkeys(calendars))
        wanted = {"workspace": self.workspace, "calendars": asked, "first": first, "last": last}
        found: dict[str, dict[date, str]] = {each: {} for each in asked}
        for calendar, day, name in self.connection.execute(_BETWEEN, wanted).all():
            found[calendar][day] = name
        return found
