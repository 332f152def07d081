"""Letters: what is still to be said, in the states it passes through until somebody has read it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, FromClause, literal_column

from okr.address import Address
from okr.notices.notice import Notice
from okr.person import WorkspaceId
from okr.ports import Receipt


class Verb(StrEnum):
    TELL = "tell"
    REVISE = "revise"


class State(StrEnum):
    """Waiting, then sending, then sent; the other two are ends that somebody should look at."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    """The platform will never take it."""
    UNKNOWN = "unknown"
    """It may have arrived and may not, and there is no way to look."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Something to say that the courier has claimed."""

    id: str
    """Opaque; it travels with the message, so that the message can be found again."""
    workspace: WorkspaceId
    subject: str
    verb: Verb
    address: Address
    notice: Notice
    attempts: int
    """This one included."""
    claimed_at: datetime
    receipt: Receipt | None
    """Of the message to revise; None when it is to be told."""
    wanted_at: datetime
    """When it could first have been said, whatever has put it off since."""


def is_in(state: State, letters: FromClause) -> ColumnElement[bool]:
    """Letters in `state`, said so that the indexes of unsent letters may serve: they know no parameters."""
    column: ColumnElement[Any] = letters.c.state
    if state in {State.WAITING, State.SENDING}:
        return (column == _literal(state)) & is_unsent(letters)
    return column == _literal(state)


def is_unsent(letters: FromClause) -> ColumnElement[bool]:
    column: ColumnElement[Any] = letters.c.state
    return column.in_([_literal(State.WAITING), _literal(State.SENDING)])


def is_told(letters: FromClause) -> ColumnElement[bool]:
    column: ColumnElement[Any] = letters.c.verb
    return column == _literal(Verb.TELL)


def _literal(word: StrEnum) -> ColumnElement[str]:
    return literal_column(f"'{word.value}'")
