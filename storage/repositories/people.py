"""The workspace's people as last seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, bindparam, exists, false, func, or_, select, true

from okr.errors.people import NoSuchPerson
from okr.person import Person, PersonId, WorkspaceId
from storage import tables
from storage.repositories.conflict import insert_or_replace
from storage.repositories.recall import RecallById

_PERSON = tables.person.c
_FIELDS = (_PERSON.id, _PERSON.name, _PERSON.zone, _PERSON.active, _PERSON.guest, _PERSON.admin)
_OURS = select(*_FIELDS).where(_PERSON.workspace == bindparam("workspace"))
_SOME = _OURS.where(_PERSON.id.in_(bindparam("ids", expanding=True)))
_MEMBER = tables.member.c
_SQUAD = tables.squad.c
_NAMESAKES = 20
"""Read at most: more than can be told apart are refused all the same."""

_IN_SQUADS = (
    select(_PERSON.id)
    .where(
        _PERSON.workspace == bindparam("workspace"),
        _PERSON.active == true(),
        _PERSON.id > bindparam("after"),
        exists().where(
            _MEMBER.workspace == _PERSON.workspace,
            _MEMBER.person == _PERSON.id,
            _SQUAD.workspace == _MEMBER.workspace,
            _SQUAD.id == _MEMBER.squad,
            _SQUAD.archived == false(),
        ),
    )
    .order_by(_PERSON.id)
    .limit(bindparam("limit"))
)
_PUT = insert_or_replace(tables.person, "workspace", "id")


@dataclass(frozen=True, slots=True)
class StoredPeople:
    connection: Connection
    workspace: WorkspaceId
    recall: RecallById[PersonId, Person] = field(default_factory=RecallById)

    def get(self, person: PersonId) -> Person:
        found = self.named([person]).get(person)
        if found is None:
            raise NoSuchPerson(person=person)
        return found

    def named(self, people: Iterable[PersonId]) -> dict[PersonId, Person]:
        return self.recall.of(sorted(people), self._fetch)

    def called(self, name: str) -> list[Person]:
        """A database that knows only the small letters of English is asked for capitals as well."""
        ways = {name.lower(), name.upper(), name.title(), name}
        lower, first = func.lower(_PERSON.name), f"{name.lower()} "
        fits = [_PERSON.name.in_(ways), lower == name.lower(), lower.startswith(first, autoescape=True)]
        fits += [_PERSON.name.startswith(f"{way} ", autoescape=True) for way in sorted(ways)]
        query = _OURS.where(or_(*fits), _PERSON.active == true()).order_by(_PERSON.id).limit(_NAMESAKES)
        return [_person(row) for row in self.connection.execute(query, {"workspace": self.workspace})]

    def in_squads(self, after: PersonId, limit: int) -> list[PersonId]:
        wanted = {"workspace": self.workspace, "after": after, "limit": limit}
        return list(self.connection.execute(_IN_SQUADS, wanted).scalars())

    def put(self, person: Person) -> None:
        self.recall.forget()
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

    def _fetch(self, ids: Sequence[PersonId]) -> dict[PersonId, Person]:
        wanted = {"workspace": self.workspace, "ids": ids}
        found = map(_person, self.connection.execute(_SOME, wanted).all())
        return {person.id: person for person in found}


def _person(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(*row)
