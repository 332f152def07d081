"""Puts a playground together: one world, its doors, and the page, as one ASGI app."""

import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from playground import snapshot
from playground.clock import Jumps, PlayClock, Travel, no_jumps
from playground.connections import Connections
from playground.control import Control
from playground.deliver import Delivery, Timing
from playground.doors import Doors
from playground.events import Events
from playground.facts import AppUnderTest, Channel, Json, Workspace
from playground.faults import Faults
from playground.hooks import Hooks
from playground.live import Live
from playground.person import Person
from playground.running import serving
from playground.seen import Seen
from playground.services import Services
from playground.sockets import Sockets
from playground.talk import Talk
from playground.triggers import Triggers
from playground.ui import Ui
from playground.web_api.door import Door, RecordedCall
from playground.web_api.meter import RateLimits
from playground.workspace import default_workspace
from playground.world import World

STATIC = Path(__file__).with_name("static")


class Playground:
    """A Slack workspace for one app; `running()` serves it, or take `asgi()`."""

    def __init__(
        self,
        workspace: Workspace | None = None,
        app: AppUnderTest | None = None,
        clock: PlayClock | None = None,
        *,
        jumps: Jumps = no_jumps,
        travel: Travel | None = None,
        rate_limits: RateLimits | None = None,
        timing: Timing | None = None,
        wall: Callable[[], float] = time.time,
        seed: int | None = None,
    ) -> None:
        timing, self.clock, self.live = timing or Timing(), clock or PlayClock(), Live()
        self.world = World(workspace or default_workspace(), app or AppUnderTest(), self.clock, self.live)
        self.faults, self.connections, self.seen = Faults(seed), Connections(), Seen(self.world)
        self.sockets = Sockets(timing.ack, self.connections)
        self.delivery = Delivery(lambda: self.world.app, self.sockets, wall, timing, self.faults)
        self.events = Events(self.world, self.delivery)
        talk = Talk(self.world, self.events, self.seen)
        self.services = Services(
            world=self.world,
            live=self.live,
            delivery=self.delivery,
            sockets=self.sockets,
            events=self.events,
            talk=talk,
            triggers=Triggers(wall, timing.trigger),
            hooks=Hooks(self.world, talk, wall),
            wall=wall,
            connections=self.connections,
            base_url="http://127.0.0.1:8090",
        )
        self.door = Door(self.services, self.faults, rate_limits)
        self.control = Control(self.services, self.door, self.faults, self.seen)
        self.ui = Ui(self.services, jumps, travel or self._travel)
        self.live.show_message = lambda channel, message: snapshot.message(self.world, channel, message)

    @property
    def app(self) -> AppUnderTest:
        return self.world.app

    @app.setter
    def app(self, app: AppUnderTest) -> None:
        """Point the playground at an app whose address was not known before."""
        self.world.app = app
        self.world.put_user(app.bot_user)

    @property
    def calls(self) -> deque[RecordedCall]:
        return self.door.calls

    @property
    def base_url(self) -> str:
        return self.services.base_url

    async def act(self, name: str, **given: object) -> Json:
        """Do what the page does, without a browser: `act("message", user=..., channel=..., text=...)`."""
        return await self.ui.act(name, dict(given))

    def person(self, user: str) -> Person:
        """Someone to act as, without a browser."""
        return Person(self, self.world.user(user).id)

    def tell(self, event: Json) -> None:
        """Send the app any other event, if it may hear it: `user_change`, `channel_archive`, ..."""
        self.events.emit(event)

    async def messages(self, user: str, channel: str, thread: str | None = None) -> list[Json]:
        """What this person reads there."""
        place: Channel = self.world.channel(channel)
        return snapshot.messages(self.world, user, place, thread)

    async def state(self, user: str) -> Json:
        """What this person's page shows."""
        return await self.ui.snapshot(user)

    async def settled(self) -> None:
        """Wait until every event has been delivered or given up."""
        await self.delivery.settled()

    def asgi(self) -> Starlette:
        routes = [
            Route("/", _page),
            Route("/favicon.ico", _no_icon),
            Route("/api/{method:path}", self.door.answer, methods=["GET", "POST"]),
            *self.ui.routes(),
            *self.control.routes(),
            *Doors(self.services).routes(),
            Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
        ]
        return Starlette(routes=routes, lifespan=self._lifespan)

    def running(self, host: str = "127.0.0.1", port: int = 0) -> AbstractAsyncContextManager[str]:
        """Serve in this event loop; gives the base url, under which the Web API is at `/api/`."""
        return self._running(host, port)

    async def close_connections(self) -> None:
        """Let go of every websocket, so that a server can stop."""
        self.live.close()
        await self.sockets.close()
        self.connections.close()

    @asynccontextmanager
    async def _running(self, host: str, port: int) -> AsyncIterator[str]:
        noting = self.connections.protocol()
        async with serving(self.asgi(), host, port, self.close_connections, noting) as base_url:
            self.services.base_url = base_url
            yield base_url

    @asynccontextmanager
    async def _lifespan(self, asgi: Starlette) -> AsyncIterator[None]:  # noqa: ARG002 - Starlette's signature
        try:
            yield
        finally:
            await self.delivery.close()

    async def _travel(self, to: datetime) -> None:
        self.clock.set(to)


async def _page(request: Request) -> Response:  # noqa: ARG001 - the same page for everyone
    page = STATIC / "index.html"
    return FileResponse(page) if page.exists() else PlainTextResponse("The page is not installed.", 404)


async def _no_icon(request: Request) -> Response:  # noqa: ARG001
    return Response(status_code=204)
