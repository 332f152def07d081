"""What letters hold, as JSON: facts wait and must come out as they went in, even after an upgrade."""

from functools import cache
from typing import get_args

from pydantic import TypeAdapter, ValidationError

from okr.notices.notice import Notice
from okr.prompt import Prompt, Reminder
from storage.engine import StorageError

Content = Notice | Prompt | Reminder
"""A notice with its facts, or a question or reminder whose facts are looked up when it is said."""


class UnreadableLetter(StorageError):
    """A letter holds what this version does not know, or knows otherwise."""


def kind_of(content: Content) -> str:
    return type(content).__name__


def write_notice(content: Content) -> str:
    return _adapter(kind_of(content)).dump_json(content).decode()


def read_content(kind: str, text: str) -> Content:
    """Read what was written; facts it has no field for are left out. Raises UnreadableLetter."""
    try:
        return _adapter(kind).validate_json(text)
    except ValidationError as error:
        raise UnreadableLetter(f"This version knows a {kind} otherwise") from error


@cache
def _adapter(kind: str) -> TypeAdapter[Content]:
    for content in get_args(Content):
        if content.__name__ == kind:
            return TypeAdapter(content)
    raise UnreadableLetter(f"This version knows no {kind}")
