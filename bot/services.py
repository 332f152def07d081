"""What handlers may ask for, kept: use cases, acquaintance, the time."""

import contextlib
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from okr.commands.people import MeetPeople
from okr.errors.okr_error import OkrError
from okr.errors.squads import UserGroupTooLarge
from okr.person import Person, PersonId, WorkspaceId
from okr.ports import Clock, Directory
from okr.usecases.meet_people import meet_people
from okr.work import InWorkspace, Work
from storage.work import Store

log = logging.getLogger(__name__)

MOST_FOLLOWED = 100
"""People in a user group that a squad can follow: each is asked for by a call."""

Wake = Callable[[WorkspaceId], None]

CommandT = TypeVar("CommandT", bound=InWorkspace)
ResultT = TypeVar("ResultT")


class BotServices:
    """The Services port. `wake` tells the courier that there may be something to send."""

    def __init__(self, store: Store, directory: Directory, clock: Clock, wake: Wake) -> None:
        self._store = store
        self._directory = directory
        self._clock = clock
        self._wake = wake
        self._met: set[tuple[WorkspaceId, PersonId]] = set()

    async def perform(
        self, use_case: Callable[[Work, CommandT], ResultT], command: CommandT, *, once: str | None = None
    ) -> ResultT:
        result = await self._store.perform(use_case, command, once=once)
        self._wake(command.workspace)
        return result

    async def meet(self, workspace: WorkspaceId, people: Sequence[PersonId]) -> None:
        """Ask the platform about those not met since we started; later changes come as events."""
        fresh = [person for person in people if (workspace, person) not in self._met]
        found = tuple(filter(None, [await self._described(workspace, person) for person in fresh]))
        if found:
            await self._store.perform(meet_people, MeetPeople(workspace, found))
            self._met.update((workspace, person.id) for person in found)

    async def group(self, workspace: WorkspaceId, group: str) -> tuple[PersonId, ...]:
        """Raises NoSuchUserGroup, UserGroupTooLarge, GroupsNotSeen; whom we may not know is passed over."""
        people = await self._directory.group(workspace, group)
        if len(people) > MOST_FOLLOWED:
            raise UserGroupTooLarge(count=len(people), limit=MOST_FOLLOWED)
        known = await self._store.perform(
            lambda work, _: set(work.people.named(people)), MeetPeople(workspace, ())
        )
        for person in people:
            if person not in known:
                with contextlib.suppress(OkrError):
                    await self.meet(workspace, [person])
        return people

    async def _described(self, workspace: WorkspaceId, person: PersonId) -> Person | None:
        """None when the platform cannot be asked: what we remember of them will do."""
        try:
            return await self._directory.person(workspace, person)
        except OkrError:
            raise
        except Exception:
            log.exception("the directory did not answer")
            return None

    def now(self) -> datetime:
        return self._clock()
