"""Notices as JSON: facts wait in the outbox and must come out as they went in, even after an upgrade."""

from functools import cache
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from okr.notices import Notice
from storage.engine import StorageError


class UnreadableLetter(StorageError):
    """A letter holds what this version does not know, or knows otherwise."""


def kind_of(notice: Notice) -> str:
    return type(notice).__name__


def write_notice(notice: Notice) -> str:
    return _adapter(kind_of(notice)).dump_json(notice).decode()


def read_notice(kind: str, text: str) -> Notice:
    """Read a notice; facts it has no field for are left out. Raises UnreadableLetter."""
    try:
        return _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise UnreadableLetter(f"This version knows a {kind} otherwise") from error


@cache
def _adapter(kind: str) -> TypeAdapter[Notice]:
    for notice in get_args(Notice):
        if notice.__name__ == kind:
            return TypeAdapter(notice)
    raise UnreadableLetter(f"This version knows no {kind}")
