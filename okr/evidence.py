"""Evidence: messages somebody marked, to be offered in the next check-in."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from okr.key_result import KeyResultId
from okr.person import PersonId

EvidenceId = NewType("EvidenceId", int)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A message that says something about a key result."""

    id: EvidenceId
    key_result: KeyResultId
    by: PersonId
    """Who marked it."""
    at: datetime
    text: str
    link: str = ""
    """Where the message is to be found."""
    used: bool = False
    """Whether a check-in has taken it up."""
