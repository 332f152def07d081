"""What a courier takes in hand: letters whose turn it is, and those of which nobody knows what became."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from bot.courier.pace import FEW
from okr.person import WorkspaceId
from storage import outbox
from storage.letters import Letter, Verb

SETTLED: Final = 15.0
"""Seconds after a claim when nothing of it can be on its way any more: a wait for its turn and a timeout."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What may be taken in hand."""

    verbs: Sequence[Verb]
    room: int
    """For letters, as far as the pace allows."""
    slots: int
    """For letters and for those in doubt."""
    besides: Collection[str]
    """What is in hand already."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was taken in hand."""

    doubtful: Sequence[Letter]
    letters: Sequence[Letter]


NOTHING: Final = Batch((), ())


def take(workspace: WorkspaceId, wish: Wish, connection: Connection, now: datetime) -> Batch:
    """The more is in doubt the less is begun: when a platform falters, what is in doubt stays little."""
    before = now - timedelta(seconds=SETTLED)
    found = outbox.orphans(connection, before, workspace, limit=FEW)
    doubtful = [letter for letter in found if letter.id not in wish.besides][: wish.slots]
    room = min(wish.room, wish.slots - len(doubtful))
    only = wish.verbs[0] if len(wish.verbs) == 1 else None
    letters = outbox.claim(connection, now, workspace, room, only) if room > 0 else []
    return Batch(doubtful, letters)
