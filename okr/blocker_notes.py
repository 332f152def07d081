"""What the history keeps of a blocker, beside the key result it is in the way of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import assert_never

from okr.blocker import Blocker, BlockerId
from okr.change import Change, ChangeId
from okr.history import remember
from okr.person import PersonId
from okr.squad import SquadId
from okr.work import Work


class Note(StrEnum):
    """How the history calls what became of it."""

    LOGGED = "blocker logged"
    REWORDED = "blocker reworded"
    CLEARED = "blocker cleared"
    ASKED = "blocker asked of another squad"
    ACCEPTED = "blocker accepted"
    REFUSED = "blocker not theirs"


@dataclass(frozen=True, slots=True)
class Noted:
    """Which blocker it was, and what of it is worth reading."""

    number: str
    text: str = ""
    """What is in the way, in the words of whoever said it."""
    waits_on: PersonId | None = None
    asked: SquadId | None = None
    promised: date | None = None
    why: str = ""


def note(work: Work, by: PersonId, verb: Note, blocker: Blocker) -> ChangeId:
    return remember(work, by, f"KR{blocker.key_result}", verb, after=_noted(verb, blocker))


def blocker_in(change: Change) -> BlockerId:
    """Which blocker a note is about."""
    return BlockerId(int(str(change.after["number"]).removeprefix("B")))


def _noted(verb: Note, blocker: Blocker) -> Noted:
    match verb:
        case Note.ACCEPTED:
            return Noted(blocker.ref, promised=blocker.promised)
        case Note.REFUSED:
            return Noted(blocker.ref, why=blocker.why)
        case Note.ASKED:
            return Noted(blocker.ref, asked=blocker.asked)
        case Note.LOGGED | Note.REWORDED | Note.CLEARED:
            return Noted(blocker.ref, blocker.text, blocker.waits_on)
        case _:
            assert_never(verb)
