"""Polls: the votes that were opened together, and stand on one card."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from okr.vote import Vote, VoteId

_REF: Final = re.compile(r"[vV](\d{1,9})(?:-[vV](\d{1,9}))?")
_TOLD: Final = "vote"


@dataclass(frozen=True, slots=True)
class Poll:
    """The first and the last of the votes on one card; they have numbers that follow each other."""

    first: VoteId
    last: VoteId

    @classmethod
    def of(cls, votes: Sequence[Vote]) -> "Poll":
        return cls(votes[0].id, votes[-1].id)

    @property
    def ref(self) -> str:
        """As it is written: `V7-V9`, or `V7` for one alone."""
        return f"V{self.first}" if self.first == self.last else f"V{self.first}-V{self.last}"

    @property
    def subject(self) -> str:
        """What the outbox calls the card."""
        return f"{_TOLD}:{self.ref}"

    @property
    def votes(self) -> tuple[VoteId, ...]:
        return tuple(VoteId(each) for each in range(self.first, self.last + 1))


def poll_called(ref: str) -> Poll | None:
    """The poll written `V7-V9`; None for anything else."""
    found = _REF.fullmatch(ref)
    if found is None:
        return None
    first = int(found[1])
    last = int(found[2] or first)
    return Poll(VoteId(first), VoteId(last)) if first <= last else None


def poll_told_as(subject: str) -> Poll | None:
    """The poll of a card told as `subject`; None when it is another message."""
    kind, _, ref = subject.partition(":")
    return poll_called(ref) if kind == _TOLD else None
