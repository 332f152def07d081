"""Squads with their members and cadence."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import (
    Boolean,
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    false,
    func,
    insert,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.exc import IntegrityError

from okr.collections.squads import Label
from okr.errors.squads import HandleOfArchived, HandleTaken, NoSuchSquad
from okr.person import Person, PersonId, WorkspaceId
from okr.squad import Cadence, Member, Moment, Rhythm, Squad, SquadId, SquadKind, Weekday
from storage import tables
from storage.repositories.conflict import insert_unless_there
from storage.repositories.counters import next_number
from storage.repositories.having import having
from storage.repositories.recall import Recall, RecallById
from storage.repositories.versions import replace_seen, save

_SQUAD = tables.squad.c
_MEMBER = tables.member.c
_THEIRS = tables.member.alias("theirs").c
_OURS = (
    select(tables.squad, _MEMBER.person, _MEMBER.function)
    .outerjoin(tables.member, (_MEMBER.workspace == _SQUAD.workspace) & (_MEMBER.squad == _SQUAD.id))
    .where(_SQUAD.workspace == bindparam("workspace"))
    .order_by(_SQUAD.id, _MEMBER.rank)
)
_CALLED = _OURS.where(_SQUAD.handle == bindparam("handle"))
_ACTIVE = _OURS.where(_SQUAD.archived == false())
_ZONES = select(_SQUAD.zone).where(_SQUAD.workspace == bindparam("workspace")).distinct()
_OF_KIND = _ACTIVE.where(_SQUAD.kind == bindparam("kind"))
_OWN = _SQUAD.id.in_(
    select(_THEIRS.squad).where(
        _THEIRS.workspace == bindparam("workspace"), _THEIRS.person == bindparam("person")
    )
)
_SHOWN = (
    select(_SQUAD.id)
    .where(_SQUAD.workspace == bindparam("workspace"), _SQUAD.archived == false())
    .where(or_(_SQUAD.private == false(), bindparam("admin", type_=Boolean()), _OWN))
)
_FIRST = _SHOWN.order_by(_SQUAD.handle).limit(bindparam("limit"))
_COUNT = _SHOWN.with_only_columns(func.count())
_LABELS = (
    _SHOWN.with_only_columns(_SQUAD.handle, _SQUAD.name)
    .order_by(case((_OWN, 0), else_=1), _SQUAD.handle)
    .limit(bindparam("limit"))
)
_LABEL = _SQUAD.name + literal(" (") + _SQUAD.handle + literal(")")
_ARCHIVED = _OURS.where(_SQUAD.archived == true())
_FOLLOWING = _ACTIVE.where(_SQUAD.user_group == bindparam("user_group"))
_GROUPS = (
    select(_SQUAD.user_group)
    .where(
        _SQUAD.workspace == bindparam("workspace"),
        _SQUAD.archived == false(),
        _SQUAD.user_group > bindparam("after"),
    )
    .distinct()
    .order_by(_SQUAD.user_group)
    .limit(bindparam("limit"))
)
_OF = _ACTIVE.where(_OWN)
_NAMED = _OURS.where(_SQUAD.id.in_(bindparam("ids", expanding=True)))
# The rank is in no index: one that held the whole answer SQLite would read from end to end.
_PLACES = select(_MEMBER.person, _MEMBER.squad, _MEMBER.rank).where(
    _MEMBER.workspace == bindparam("workspace"), _MEMBER.person.in_(bindparam("people", expanding=True))
)
_RHYTHMS = select(
    _SQUAD.id,
    _SQUAD.zone,
    _SQUAD.since,
    _SQUAD.every_weeks,
    _SQUAD.prompt_weekday,
    _SQUAD.prompt_at,
    _SQUAD.digest_weekday,
    _SQUAD.digest_at,
    _SQUAD.holidays,
    _SQUAD.reminds,
).where(
    _SQUAD.workspace == bindparam("workspace"),
    _SQUAD.id.in_(bindparam("ids", expanding=True)),
    _SQUAD.archived == false(),
)
_ADD = insert_unless_there(tables.squad, "workspace", "handle")
_REPLACE = replace_seen(tables.squad)
_JOIN = insert(tables.member)
_LEAVE = delete(tables.member).where(
    _MEMBER.workspace == bindparam("workspace"), _MEMBER.squad == bindparam("squad")
)


@dataclass(frozen=True, slots=True)
class StoredSquads:
    connection: Connection
    workspace: WorkspaceId
    recall: Recall[list[Squad]] = field(default_factory=Recall)
    by_id: RecallById[SquadId, Squad] = field(default_factory=RecallById)

    def get(self, squad: SquadId) -> Squad:
        found = self.named([squad]).get(squad)
        if found is None:
            raise NoSuchSquad(squad=squad)
        return found

    def named(self, squads: Iterable[SquadId]) -> dict[SquadId, Squad]:
        found = self.by_id.of(squads, self._some)
        return {each.id: each for each in sorted(found.values(), key=attrgetter("handle"))}

    def by_handle(self, handle: str) -> Squad:
        found = self._read(_CALLED, handle=handle)
        if not found:
            raise NoSuchSquad(squad=handle)
        return found[0]

    def all(self) -> list[Squad]:
        return self._read(_ACTIVE)

    def zones(self) -> frozenset[str]:
        return frozenset(self.connection.execute(_ZONES, {"workspace": self.workspace}).scalars())

    def of_kind(self, kind: SquadKind) -> list[Squad]:
        return self._read(_OF_KIND, kind=kind.value)

    def page_for(self, person: Person, limit: int) -> tuple[list[Squad], int]:
        given = {"workspace": self.workspace, "person": person.id, "admin": person.admin, "limit": limit}
        ids = list(self.connection.execute(_FIRST, given).scalars())
        count = int(self.connection.execute(_COUNT, given).scalar_one())
        return sorted(self.named(ids).values(), key=attrgetter("handle")), count

    def labels_for(self, person: Person, words: Sequence[str], limit: int) -> list[Label]:
        given = {"workspace": self.workspace, "person": person.id, "admin": person.admin, "limit": limit}
        rows = self.connection.execute(_LABELS.where(*having(_LABEL, words)), given)
        return [Label(row.handle, row.name) for row in rows]

    def archived(self) -> list[Squad]:
        return self._read(_ARCHIVED)

    def groups(self, after: str, limit: int) -> list[str]:
        wanted = {"workspace": self.workspace, "after": after, "limit": limit}
        return list(self.connection.execute(_GROUPS, wanted).scalars())

    def following(self, user_group: str) -> list[Squad]:
        return self._read(_FOLLOWING, user_group=user_group)

    def of(self, person: PersonId) -> list[Squad]:
        return self._read(_OF, person=person)

    def rhythms_of(self, people: Iterable[PersonId]) -> dict[PersonId, list[Rhythm]]:
        wanted = {"workspace": self.workspace, "people": list(people)}
        places = self.connection.execute(_PLACES, wanted).all()
        rhythms = self._rhythms({squad for _, squad, _ in places})
        found: dict[PersonId, list[Rhythm]] = defaultdict(list)
        for person, squad, _ in places:
            if squad in rhythms:
                found[person].append(rhythms[squad])
        return found

    def _rhythms(self, squads: Iterable[SquadId]) -> dict[SquadId, Rhythm]:
        rows = self.connection.execute(_RHYTHMS, {"workspace": self.workspace, "ids": list(squads)}).all()
        return {row.id: Rhythm(row.id, row.zone, row.since, _cadence(row)) for row in rows}

    def next_id(self) -> SquadId:
        return SquadId(next_number(self.connection, self.workspace, "squad"))

    def add(self, squad: Squad) -> None:
        self._forget()
        if self.connection.execute(_ADD[self.connection.dialect.name], self._row(squad)).rowcount != 1:
            raise self._taken(squad.handle)
        self._let_join(squad)

    def save(self, squad: Squad) -> None:
        self._forget()
        try:
            with self.connection.begin_nested():
                save(self.connection, _REPLACE, self._row(squad))
        except IntegrityError as error:  # the handle is the only thing unique here that can change
            raise self._taken(squad.handle) from error
        self.connection.execute(_LEAVE, {"workspace": self.workspace, "squad": squad.id})
        self._let_join(squad)

    def _taken(self, handle: str) -> HandleTaken:
        archived = self.by_handle(handle).archived
        return HandleOfArchived(handle=handle) if archived else HandleTaken(handle=handle)

    def _let_join(self, squad: Squad) -> None:
        rows = [
            {
                "workspace": self.workspace,
                "squad": squad.id,
                "person": member.person,
                "function": member.function,
                "rank": rank,
            }
            for rank, member in enumerate(squad.members)
        ]
        if rows:
            self.connection.execute(_JOIN, rows)

    def _forget(self) -> None:
        self.recall.forget()
        self.by_id.forget()

    def _some(self, ids: Sequence[SquadId]) -> dict[SquadId, Squad]:
        return {squad.id: squad for squad in self._fetch(_NAMED, {"ids": tuple(ids)})}

    def _read(self, query: Select[Any], **wanted: Hashable) -> list[Squad]:
        found = self.recall.of((query, *wanted.values()), lambda: self._fetch(query, wanted))
        return list(found)

    def _fetch(self, query: Select[Any], wanted: Mapping[str, Hashable]) -> list[Squad]:
        rows = self.connection.execute(query, {"workspace": self.workspace, **wanted}).all()
        squads = [_squad(list(same)) for _, same in groupby(rows, attrgetter("id"))]
        # Databases disagree about the order of hyphens; Python does not.
        return sorted(squads, key=attrgetter("handle"))

    def _row(self, squad: Squad) -> dict[str, object]:
        cadence = squad.cadence
        return {
            "workspace": self.workspace,
            "id": squad.id,
            "handle": squad.handle,
            "name": squad.name,
            "lead": squad.lead,
            "zone": squad.zone,
            "since": squad.since,
            "channel": squad.channel,
            "purpose": squad.purpose,
            "kind": squad.kind.value,
            "private": squad.private,
            "every_weeks": cadence.every_weeks,
            "prompt_weekday": int(cadence.prompt.weekday),
            "prompt_at": cadence.prompt.at,
            "digest_weekday": int(cadence.digest.weekday),
            "digest_at": cadence.digest.at,
            "version": squad.version,
            "archived": squad.archived,
            "user_group": squad.user_group,
            "holidays": cadence.holidays,
            "reminds": cadence.reminds,
        }


def _squad(rows: list[Row[Any]]) -> Squad:
    """One squad out of its rows, one a member; without members there is one row with nobody in it."""
    row = rows[0]
    return Squad(
        id=row.id,
        handle=row.handle,
        name=row.name,
        lead=row.lead,
        zone=row.zone,
        since=row.since,
        channel=row.channel,
        purpose=row.purpose,
        kind=SquadKind(row.kind),
        private=row.private,
        members=tuple(Member(each.person, each.function) for each in rows if each.person is not None),
        cadence=_cadence(row),
        version=row.version,
        archived=row.archived,
        user_group=row.user_group,
    )


def _cadence(row: Row[*tuple[Any, ...]]) -> Cadence:
    return Cadence(
        every_weeks=row.every_weeks,
        prompt=Moment(Weekday(row.prompt_weekday), row.prompt_at),
        digest=Moment(Weekday(row.digest_weekday), row.digest_at),
        holidays=row.holidays,
        reminds=row.reminds,
    )
