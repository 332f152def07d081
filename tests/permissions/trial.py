"""A command tried by one person and forgotten again, so that the next finds everything as it was."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from okr.errors.history import NothingToUndo
from okr.errors.links import NoLinkYet
from okr.errors.okr_error import NotAllowed, NotFound
from okr.errors.week import NothingSkipped
from okr.person import PersonId, WorkspaceId
from okr.usecases.answer import answer
from storage.repositories.work_in_workspace import WorkInWorkspace
from tests.permissions.verbs import Asked, Verb
from tests.usecases.room import OURS, Room

NOTHING_OF_THEIRS: Final = (NothingToUndo, NoLinkYet, NothingSkipped)
"""As good as a refusal: there is nothing they could do it to."""


class Outcome(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_FOUND = "not found"


class Tried(Exception):
    """What came of it; raising it takes everything back."""

    def __init__(self, outcome: Outcome, shown: object) -> None:
        super().__init__()
        self.outcome = outcome
        self.shown = shown


async def tried(room: Room, verb: Verb, person: PersonId, workspace: WorkspaceId = OURS) -> Tried:
    def trial(connection: Connection, now: datetime) -> Tried:
        for by, asked in verb.first:
            _perform(connection, now, asked, by, OURS)
        raise _outcome(connection, now, verb.asked, person, workspace)

    try:
        return await room.store.run(trial)
    except Tried as tried:
        return tried


def _outcome(
    connection: Connection, now: datetime, asked: Asked, by: PersonId, workspace: WorkspaceId
) -> Tried:
    try:
        shown = _perform(connection, now, asked, by, workspace)
    except (*NOTHING_OF_THEIRS, NotAllowed) as error:
        return Tried(Outcome.NO, str(error))
    except NotFound as error:
        return Tried(Outcome.NOT_FOUND, str(error))
    return Tried(Outcome.YES, shown)


def _perform(
    connection: Connection, now: datetime, asked: Asked, by: PersonId, workspace: WorkspaceId
) -> object:
    work = WorkInWorkspace(connection, workspace, now, iter(map(str, range(1000))).__next__)
    return answer(work, asked.by(by, workspace))
