"""Notices as JSON: facts wait in the outbox and must come out as they went in, even after an upgrade."""

from functools import cache
from typing import get_args

from pydantic import TypeAdapter

from okr.notices import Notice
from storage.engine import StorageError


class UnknownNotice(StorageError):
    """A letter holds a kind of notice that this version does not know."""


def kind_of(notice: Notice) -> str:
    return type(notice).__name__


def write_notice(notice: Notice) -> str:
    return _adapter(kind_of(notice)).dump_json(notice).decode()


def read_notice(kind: str, text: str) -> Notice:
    """Read a notice; facts it has no field for are left out. Raises UnknownNotice."""
    return _adapter(kind).validate_json(text)


@cache
def _adapter(kind: str) -> TypeAdapter[Notice]:
    for notice in get_args(Notice):
        if notice.__name__ == kind:
            return TypeAdapter(notice)
    raise UnknownNotice(f"A letter holds a {kind}, which this version does not know")
