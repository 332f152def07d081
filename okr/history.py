"""The history: who changed what, when, before and after."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from okr.change import Change, ChangeId
from okr.person import PersonId
from okr.work import Work

CHANGED = "changed"
"""The verb of an edit: there is another version now."""


def remember(
    work: Work, by: PersonId, subject: str, verb: str, *, before: object = None, after: object
) -> ChangeId:
    """Write one line of the history; only what differs between the two states is kept."""
    was, now = _facts(before), _facts(after)
    changed = {name for name in now if was.get(name) != now[name]}
    return work.history.record(
        Change(
            by=by,
            at=work.now,
            subject=subject,
            verb=verb,
            before={name: fact for name, fact in was.items() if name in changed},
            after={name: now[name] for name in now if name in changed},
        )
    )


def _facts(thing: object) -> dict[str, object]:
    if thing is None or isinstance(thing, type) or not is_dataclass(thing):
        return {}
    return {field.name: _plain(getattr(thing, field.name)) for field in fields(thing)}


def _plain(value: Any) -> object:
    """`value` as JSON can carry it."""
    match value:
        case None | bool() | int():
            return value
        case Enum():
            return str(value.value)
        case tuple() | list():
            return [_plain(each) for each in value]
        case _ if is_dataclass(value):
            return _facts(value)
        case _:
            return str(value)
