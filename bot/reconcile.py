"""Once a day asks the platform about everybody in a squad and every user group that a squad follows.

Changes come as events; what happened while nobody listened is found here, a few a minute.
"""

import logging
from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from handlers.groups import follow
from okr.commands.people import MeetPeople
from okr.errors.okr_error import OkrError
from okr.person import PersonId, WorkspaceId
from okr.ports import Directory, Services
from okr.usecases.follow_people import follow_people
from okr.usecases.roll_call import roll_call

log = logging.getLogger(__name__)

A_MINUTE: Final = 10
"""Things asked about a minute: a fifth of what Slack allows, and 14,400 a day."""


class Reconciler:
    """One workspace's round; what is left of it when the process ends begins anew with the next."""

    def __init__(self, services: Services, directory: Directory, workspace: WorkspaceId) -> None:
        self._services = services
        self._directory = directory
        self._workspace = workspace
        self._day = ""
        self._left: deque[Callable[[], Awaitable[None]]] = deque()

    async def step(self) -> None:
        """A minute's share of the round of the day; never raises."""
        try:
            await self._begin()
        except Exception:
            log.exception("nobody can tell whom to look up; the next minute tries again")
        for _ in range(min(A_MINUTE, len(self._left))):
            await _quietly(self._left.popleft())

    async def _begin(self) -> None:
        today = self._services.now().date().isoformat()
        if self._day == today:
            return
        call = await self._services.perform(roll_call, MeetPeople(self._workspace, ()))
        groups = [partial(follow, self._services, self._workspace, group) for group in call.groups]
        self._left = deque([*groups, *(partial(self._look_up, person) for person in call.people)])
        self._day = today

    async def _look_up(self, person: PersonId) -> None:
        found = await self._directory.person(self._workspace, person)
        await self._services.perform(follow_people, MeetPeople(self._workspace, (found,)))


async def _quietly(look: Callable[[], Awaitable[None]]) -> None:
    try:
        await look()
    except OkrError as error:
        log.warning("one of the day's look-ups was refused: %s", type(error).__name__)
    except Exception:
        log.exception("one of the day's look-ups failed; tomorrow tries again")
