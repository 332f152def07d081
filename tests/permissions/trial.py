"""A command tried by one person and forgotten again, so that the next finds everything as it was."""

from datetime import datetime
from enum import StrEnum
from itertools import count
from typing import Final

from sqlalchemy import Connection

from okr.cadence import iso_week
from okr.errors.history import NothingToUndo
from okr.errors.links import NoLinkYet
from okr.errors.okr_error import NotAllowed, NotFound
from okr.errors.week import NothingSkipped, NothingWaits, QuestionOver
from okr.person import PersonId, WorkspaceId
from okr.prompt import Prompt
from okr.usecases.answer import answer
from storage.repositories.work_in_workspace import WorkInWorkspace
from tests.permissions.verbs import KR1, KR2, KR3, Asked, Verb
from tests.usecases.room import ANA, DEE, OURS, Room

NOTHING_OF_THEIRS: Final = (NothingToUndo, NoLinkYet, NothingSkipped, NothingWaits, QuestionOver)
"""As good as a refusal: there is nothing they could do it to."""


_LETTERS: Final = count()
"""Each letter has an id of its own, also beside those of what others did before."""


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
        if verb.prompted:
            _prompt(connection, now)
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


def _prompt(connection: Connection, now: datetime) -> None:
    work = _work(connection, now, OURS)
    week = iso_week(now.date())
    work.prompts.add_all([Prompt(each, week, (KR1, KR2, KR3), now) for each in (ANA, DEE)])


def _work(connection: Connection, now: datetime, workspace: WorkspaceId) -> WorkInWorkspace:
    return WorkInWorkspace(connection, workspace, now, iter(map(str, range(1000))).__next__)


def _perform(
    connection: Connection, now: datetime, asked: Asked, by: PersonId, workspace: WorkspaceId
) -> object:
    work = WorkInWorkspace(connection, workspace, now, lambda: str(next(_LETTERS)))
    return answer(work, asked.by(by, workspace))
