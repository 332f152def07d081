"""Keeps each person's Home as it should be, beside what they asked for and never in its way."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from handlers.slack.desk import Desk, guarded
from handlers.slack.read import Origin
from handlers.slack.reply import Replies
from okr.commands.reading import ShowHome
from okr.commands.wish import Looks, Wish
from okr.notices.home import Home
from okr.notices.notice import Notice
from okr.person import PersonId, WorkspaceId
from okr.ports import Services
from okr.usecases.show_home import show_home, show_home_again

AT_ONCE: Final = 4
"""Homes brought up to date at the same time: whoever waits for an answer goes first."""

Whose = tuple[WorkspaceId, PersonId]


@dataclass(frozen=True, slots=True)
class Homes:
    """Every Home that is about to be shown; one at a time for each person."""

    services: Services
    replies: Replies
    desk: Desk
    _under_way: dict[Whose, Origin | None] = field(default_factory=dict)
    """By person, and where they were when they changed something once more meanwhile."""
    _few: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def open(self, client: AsyncWebClient, where: Origin, workspace: WorkspaceId) -> None:
        """Show somebody their Home, since they came to look."""
        await self._show(client, where, lambda: guarded(self._visit(workspace, where.person)))

    async def turn(self, client: AsyncWebClient, where: Origin, workspace: WorkspaceId, home: Home) -> None:
        """Show another page; where their Home has changed meanwhile, as it is now."""
        look = ShowHome(workspace, where.person, home.page, home.since)
        if not await self.replies.publish(client, where, home):
            await self._show(client, replace(where, seen=""), lambda: self.services.perform(show_home, look))

    def changed(self, client: AsyncWebClient, where: Origin, wish: Wish) -> None:
        """Bring the Home of whoever changed something up to date, soon; nobody else's."""
        if isinstance(wish, Looks):
            return
        whose = (wish.workspace, wish.by)
        if whose in self._under_way:
            self._under_way[whose] = where
        else:
            self._under_way[whose] = None
            self.desk.beside(self._follow(client, where, whose))

    async def _follow(self, client: AsyncWebClient, where: Origin, whose: Whose) -> None:
        """Until nothing changed while it was being shown."""
        latest: Origin | None = where
        try:
            while latest is not None:
                self._under_way[whose] = None
                async with self._few:
                    await self._again(client, latest, whose[0])
                latest = self._under_way[whose]
        finally:
            del self._under_way[whose]

    async def _again(self, client: AsyncWebClient, where: Origin, workspace: WorkspaceId) -> None:
        page, since = (where.home.page, where.home.since) if where.home else (0, None)
        look = ShowHome(workspace, where.person, page, since)
        await self._show(client, where, lambda: self.services.perform(show_home_again, look))

    async def _visit(self, workspace: WorkspaceId, person: PersonId) -> Home:
        await self.services.meet(workspace, (person,))
        return await self.services.perform(show_home, ShowHome(workspace, person, visit=True))

    async def _show(
        self, client: AsyncWebClient, where: Origin, look: Callable[[], Awaitable[Notice | None]]
    ) -> None:
        """What there is to see; where it has changed meanwhile, what there is to see by then."""
        for seen in (where.seen, ""):
            notice = await look()
            if notice is None or await self.replies.publish(client, replace(where, seen=seen), notice):
                return


def register(app: AsyncApp, homes: Homes) -> None:
    @app.event("app_home_opened")
    async def opened(body: dict[str, Any], client: AsyncWebClient) -> None:
        if read.opens_home(body):
            where, workspace = read.home_origin(body), read.workspace(body)
            await homes.desk.see_through(homes.open(client, where, workspace))
