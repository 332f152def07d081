"""Changes: the lines of the history."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from okr.person import PersonId

ChangeId = NewType("ChangeId", int)
"""In the order in which things changed; nobody types it."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history."""

    by: PersonId
    at: datetime
    subject: str
    """`squad:1`, `O12`, `KR31`."""
    verb: str
    before: dict[str, object]
    after: dict[str, object]
    id: ChangeId | None = None
    """None until it is recorded."""
