"""The workspace's people as last seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from okr.errors import NoSuchPerson
from okr.person import Person, PersonId, WorkspaceId
from storage import tables
from storage.repositories.conflict import insert_or_replace

_PERSON = tables.person.c
_FIELDS = (_PERSON.id, _PERSON.name, _PERSON.zone, _PERSON.active, _PERSON.guest, _PERSON.admin)
_OURS = select(*_FIELDS).where(_PERSON.workspace == bindparam("workspace"))
_ONE = _OURS.where(_PERSON.id == bindparam("id"))
_SOME = _OURS.where(_PERSON.id.in_(bindparam("ids", expanding=True)))
_PUT = insert_or_replace(tables.person, "workspace", "id")


@dataclass(frozen=True, slots=True)
class StoredPeople:
    connection: Connection
    workspace: WorkspaceId

    def get(self, person: PersonId) -> Person:
        row = self.connection.execute(_ONE, {"workspace": self.workspace, "id": person}).first()
        if row is None:
            raise NoSuchPerson(person=person)
        return _person(row)

    def named(self, people: Iterable[PersonId]) -> dict[PersonId, Person]:
        wanted = {"workspace": self.workspace, "ids": list(set(people))}
        found = map(_person, self.connection.execute(_SOME, wanted))
        return {person.id: person for person in found}

    def put(self, person: Person) -> None:
        row = {
            "workspace": self.workspace,
            "id": person.id,
            "name": person.name,
            "zone": person.zone,
            "active": person.active,
            "guest": person.guest,
            "admin": person.admin,
        }
        self.connection.execute(_PUT[self.connection.dialect.name], row)


def _person(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(*row)
