"""Searches for objectives: a page at a time along an index, whoever asks and however many there are."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, assert_never

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    Float,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    false,
    literal,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.sql.base import ReadOnlyColumnCollection
from sqlalchemy.types import TypeEngine

from okr.cadence import MOST_WEEKS
from okr.health import MOST_AT_RISK, patience
from okr.listing_turn import Turn
from okr.sought import Only, Sought
from storage import okr_tables, tables
from storage.columns import UtcDateTime
from storage.repositories.having import having
from storage.repositories.open_objectives import NOT_CLOSED, OF_SQUADS

_OBJECTIVE = tables.objective.c
_KEY_RESULT = tables.key_result.c
_HEARD = tables.key_result.alias("heard").c
_OWN = tables.squad.alias("own")
_SHARING = tables.squad.alias("sharing")
_SUPPORTS = okr_tables.supports.c
_CYCLE = tables.cycle.c
_MEMBER = tables.member.c
_ADMIN: ColumnElement[bool] = bindparam("admin", type_=Boolean())
_MINE = select(_MEMBER.squad).where(
    _MEMBER.workspace == bindparam("workspace"), _MEMBER.person == bindparam("reader")
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a search is made of; searches of one shape are one statement, whatever they look for."""

    during: int
    only: Only | None = None
    backwards: bool = False
    within: bool = False
    """Whether squads are named."""
    closed_too: bool = False


def shape_of(sought: Sought, turn: Turn) -> Shape:
    return Shape(
        during=len(sought.during),
        only=sought.only,
        backwards=turn.backwards,
        within=sought.squads is not None,
        closed_too=sought.closed_too,
    )


def given_for(sought: Sought, turn: Turn, limit: int) -> dict[str, object]:
    """What the statement of its shape is given."""
    given: dict[str, object] = {
        "reader": sought.reader.id,
        "admin": sought.reader.admin,
        "from": (turn.before if turn.backwards else turn.after) or 0,
        "limit": limit,
        "at_risk": MOST_AT_RISK,
        "squads": list(sought.squads or ()),
    }
    for number, each in enumerate(sought.during):
        given |= {f"cycle{number}": each.cycle.id, f"starts{number}": each.cycle.starts}
        given |= {f"zones{number}": sorted(each.zones)}
    for weeks in range(1, MOST_WEEKS + 1):
        given |= {f"heard{weeks}": sought.now - patience(weeks)}
        given |= {f"begun{weeks}": sought.now.date() - patience(weeks)}
    return given


@lru_cache(maxsize=64)
def page(shape: Shape) -> Select[Any]:
    """Whole rows, in the direction of the turn."""
    return objectives(shape, ())


def objectives(shape: Shape, words: tuple[str, ...]) -> Select[Any]:
    """As `page`, of those that have the words."""
    way = _OBJECTIVE.id.desc() if shape.backwards else _OBJECTIVE.id.asc()
    arms = (
        arm.with_only_columns(_OBJECTIVE.id)
        .where(_from(shape), *_have("O", _OBJECTIVE, words))
        .order_by(way)
        .limit(bindparam("limit"))
        .subquery()
        for arm in _arms(shape)
    )
    ours = select(tables.objective).where(_OBJECTIVE.workspace == bindparam("workspace"))
    found = union_all(*(select(arm.c.id) for arm in arms))
    return ours.where(_OBJECTIVE.id.in_(found)).order_by(way).limit(bindparam("limit"))


def key_results(shape: Shape, words: tuple[str, ...]) -> Select[Any]:
    """Ids of key results of the objectives sought; it is theirs that the words stand in."""
    its = (_KEY_RESULT.workspace == _OBJECTIVE.workspace) & (_KEY_RESULT.objective == _OBJECTIVE.id)
    arms = (
        arm.join(tables.key_result, its)
        .with_only_columns(_KEY_RESULT.objective, _KEY_RESULT.id)
        .where(_KEY_RESULT.dropped == false(), *_have("KR", _KEY_RESULT, words))
        .order_by(_OBJECTIVE.id, _KEY_RESULT.id)
        .limit(bindparam("limit"))
        .subquery()
        for arm in _arms(shape)
    )
    found = union_all(*(select(arm.c.objective, arm.c.id) for arm in arms)).subquery()
    return select(found.c.id).order_by(found.c.objective, found.c.id).limit(bindparam("limit"))


@lru_cache(maxsize=2)
def last_cycle(*, within: bool) -> Select[Any]:
    """Of what the reader may read at all, the cycle that ends last."""
    query = _readable(Shape(0, within=within)).where(_OBJECTIVE.cycle == _CYCLE.id)
    ours = select(tables.cycle).where(_CYCLE.workspace == bindparam("workspace"))
    there = query.correlate(tables.cycle).exists()
    return ours.where(there).order_by(_CYCLE.ends.desc()).limit(1)


def _readable(shape: Shape) -> Select[Any]:
    return (
        select(_OBJECTIVE.id)
        .join(_OWN, (_OWN.c.workspace == _OBJECTIVE.workspace) & (_OWN.c.id == _OBJECTIVE.squad))
        .outerjoin(
            _SHARING,
            (_SHARING.c.workspace == _OBJECTIVE.workspace) & (_SHARING.c.id == _OBJECTIVE.shared_with),
        )
        .where(
            _OBJECTIVE.workspace == bindparam("workspace"),
            _OBJECTIVE.dropped == false(),
            _OBJECTIVE.id.in_(OF_SQUADS) if shape.within else true(),
            _shown_by_its_squads(shape),
        )
    )


def _arms(shape: Shape) -> Iterator[Select[Any]]:
    """One search a cycle, so that each goes along the index and ends with its page."""
    for number in range(shape.during):
        yield _readable(shape).where(
            _OBJECTIVE.cycle == bindparam(f"cycle{number}"), *_open(shape, number), *_only(shape, number)
        )


def _from(shape: Shape) -> ColumnElement[bool]:
    start: ColumnElement[int] = bindparam("from", type_=BigInteger())
    return _OBJECTIVE.id < start if shape.backwards else _OBJECTIVE.id > start


def _shown_by_its_squads(shape: Shape) -> ColumnElement[bool]:
    """What its own squad shows; and to members of the squad that shares it, also when the first is private.

    Where no squads are named, one of the two that may be read must not be archived.
    """
    shown = or_(_OWN.c.private == false(), _ADMIN, _OWN.c.id.in_(_MINE))
    shown_too = or_(_SHARING.c.private == false(), _ADMIN, _SHARING.c.id.in_(_MINE))
    edited = and_(_SHARING.c.id.is_not(None), or_(_ADMIN, _SHARING.c.id.in_(_MINE)))
    if shape.within:
        return or_(shown, edited)
    sharing = and_(_SHARING.c.archived == false(), or_(and_(shown_too, shown), edited))
    return or_(and_(_OWN.c.archived == false(), shown), sharing)


def _open(shape: Shape, number: int) -> Iterator[ColumnElement[bool]]:
    if not shape.closed_too:
        yield NOT_CLOSED
        yield _OWN.c.zone.in_(bindparam(f"zones{number}", expanding=True))


def _only(shape: Shape, number: int) -> Iterator[ColumnElement[bool]]:
    match shape.only:
        case None:
            return
        case Only.STALE:
            yield _with_a_key_result(_is_stale(number))
        case Only.AT_RISK:
            yield _with_a_key_result(_is_at_risk())
        case Only.ON_TOP:
            yield ~exists().where(
                _SUPPORTS.workspace == _OBJECTIVE.workspace, _SUPPORTS.objective == _OBJECTIVE.id
            )
        case _:
            assert_never(shape.only)


def _with_a_key_result(which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        _HEARD.workspace == _OBJECTIVE.workspace,
        _HEARD.objective == _OBJECTIVE.id,
        _HEARD.dropped == false(),
        which,
    )


def _is_stale(number: int) -> ColumnElement[bool]:
    """As `okr.health` has it: where nobody ever answered, since when somebody could have."""
    begun = _by_cadence("begun", Date())
    never = and_(
        _HEARD.last_at.is_(None),
        _HEARD.created < begun,
        _OWN.c.since < begun,
        bindparam(f"starts{number}", type_=Date()) < begun,
    )
    return or_(_HEARD.last_at < _by_cadence("heard", UtcDateTime()), never)


def _is_at_risk() -> ColumnElement[bool]:
    """As `okr.health` has it: a confidence that is not high, a value outside what should be kept, or a trend
    that falls short, or of which nobody knows yet.
    """
    value = cast(_HEARD.last_value, Float)
    outside = or_(value > cast(_HEARD.high, Float), value < cast(_HEARD.low, Float))
    lately = _HEARD.last_at >= _by_cadence("heard", UtcDateTime())
    low = _HEARD.last_confidence <= bindparam("at_risk", type_=Integer())
    return and_(lately, or_(low, outside, _HEARD.falls_short == true(), _HEARD.falls_short.is_(None)))


def _by_cadence(name: str, kind: TypeEngine[Any]) -> ColumnElement[Any]:
    """What counts for the cadence of the squad."""
    fewer = range(1, MOST_WEEKS)
    whens = [(_OWN.c.every_weeks == weeks, bindparam(f"{name}{weeks}", type_=kind)) for weeks in fewer]
    return case(*whens, else_=bindparam(f"{name}{MOST_WEEKS}", type_=kind))


def _have(
    letters: str, columns: ReadOnlyColumnCollection[str, Any], words: tuple[str, ...]
) -> Iterator[ColumnElement[bool]]:
    return having(literal(letters) + cast(columns.id, String) + literal(" ") + columns.title, words)
