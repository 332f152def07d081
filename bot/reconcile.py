"""Once a day asks the platform about everybody in a squad and every user group that a squad follows.

Changes come as events; what happened while nobody listened is found here, a few a minute, by one process
at a time: see `call_roll`.
"""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from handlers.groups import follow
from okr.commands.clockwork import CallRoll, RollCalled
from okr.commands.people import MeetPeople
from okr.errors.okr_error import OkrError
from okr.person import PersonId, WorkspaceId
from okr.ports import Directory, Services
from okr.usecases.call_roll import RollCall, call_roll, go_on
from okr.usecases.follow_people import follow_people

log = logging.getLogger(__name__)


class Reconciler:
    """One workspace's round, of which each process does a share when it finds one to be done."""

    def __init__(self, services: Services, directory: Directory, workspace: WorkspaceId) -> None:
        self._services = services
        self._directory = directory
        self._workspace = workspace

    async def step(self) -> None:
        """A minute's share of the round of the day, if it is ours to do; never raises."""
        try:
            call = await self._services.perform(call_roll, CallRoll(self._workspace))
            if call is not None:
                await self._look(call)
                await self._services.perform(
                    go_on, RollCalled(self._workspace, call.after, call.until, call.last)
                )
        except Exception:
            log.exception("nobody can tell whom to look up; the next minute tries again")

    async def _look(self, call: RollCall) -> None:
        for group in call.groups:
            await _quietly(partial(follow, self._services, self._workspace, group))
        for person in call.people:
            await _quietly(partial(self._look_up, person))

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
