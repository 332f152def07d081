"""Brings parcels to the app: once for what people do, with Slack's retries for events."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from playground.facts import AppUnderTest
from playground.faults import Fault, Faults, Trouble
from playground.lines import Lines
from playground.mishaps import Mishaps
from playground.parcels import Answer, Attempt, Parcel
from playground.signed_http import SignedHttp
from playground.sockets import Sockets

MOST_EVENTS_AT_ONCE = 50
"""More would only wait for a connection, and an app's three seconds would run out while they do."""


@dataclass(frozen=True, slots=True)
class Timing:
    """Real seconds: how long an app may take, and how long Slack waits before each retry of an event."""

    ack: float = 3.0
    trigger: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)


class Delivery:
    def __init__(
        self,
        app: Callable[[], AppUnderTest],
        sockets: Sockets,
        wall: Callable[[], float],
        timing: Timing,
        faults: Faults,
    ) -> None:
        self._mishaps = Mishaps(faults)
        self._at_once = asyncio.Semaphore(MOST_EVENTS_AT_ONCE)
        self._app = app
        self._sockets = sockets
        self._wall = wall
        self._timing = timing
        self._lines = Lines(timing.ack)
        self._tasks: set[asyncio.Task[None]] = set()

    async def send(self, parcel: Parcel, attempt: Attempt | None = None) -> Answer:
        app, attempt = self._app(), attempt or Attempt()
        if self._sockets.count and (app.prefer_socket or app.url is None):
            return await self._sockets.send(parcel, attempt)
        if app.url is None:
            return Answer(failure="connection_failed")
        async with self._lines.line() as client:
            return await SignedHttp(client, self._wall, self._timing.ack).send(app, parcel, attempt)

    @property
    def somebody_listens(self) -> bool:
        """An app that has neither a url nor sockets hears nothing, now or later."""
        app = self._app()
        return app.url is not None or app.app_token is not None

    def send_event(self, parcel: Parcel) -> None:
        self.in_background(self._send_event(parcel))

    def in_background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Wait until nothing is on its way, retries included."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._lines.close()

    async def _send_event(self, parcel: Parcel) -> None:
        fault = self._mishaps.strike(parcel.payload["event"])
        if fault is not None:
            await self._mishaps.hold_up(fault)
        await self._send_with_retries(parcel, fault)
        if fault is not None and fault.kind is Trouble.DUPLICATE:
            await self._send_with_retries(parcel)
        self._mishaps.delivered()

    async def _send_with_retries(self, parcel: Parcel, fault: Fault | None = None) -> None:
        answer = await self._first_try(parcel, fault)
        for number, delay in enumerate(self._timing.retries, start=1):
            if answer.failure is None or answer.no_retry:
                return
            await asyncio.sleep(delay)
            answer = await self._try(parcel, Attempt(number, answer.failure))

    async def _first_try(self, parcel: Parcel, fault: Fault | None) -> Answer:
        if fault is None or fault.kind is not Trouble.CUT:
            return await self._try(parcel, Attempt())
        if not fault.after:
            return Answer(failure="connection_failed")
        await self._try(parcel, Attempt())
        return Answer(failure="http_timeout")

    async def _try(self, parcel: Parcel, attempt: Attempt) -> Answer:
        async with self._at_once:
            return await self.send(parcel, attempt)
