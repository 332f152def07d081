"""Slack's cursors: an opaque word that says where the next page begins."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import TypeVar

from playground.errors import SlackError
from playground.facts import Json
from playground.web_api.call import Call

T = TypeVar("T")

UNASKED = 100
"""Rows of a page when the app names no limit."""


def page(call: Call, rows: Sequence[T], *, most: int = 1000) -> tuple[list[T], Json]:
    """One page of the rows, and the metadata that leads to the next one."""
    limit = call.number("limit", UNASKED)
    if not 0 < limit <= most:
        raise SlackError("invalid_limit")
    start = _start(call.text("cursor"))
    end = start + limit
    following = _cursor(end) if end < len(rows) else ""
    return list(rows[start:end]), {"next_cursor": following}


def _cursor(offset: int) -> str:
    return b64encode(f"next:{offset}".encode()).decode()


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        return int(b64decode(cursor, validate=True).decode().removeprefix("next:"))
    except ValueError:
        raise SlackError("invalid_cursor") from None
