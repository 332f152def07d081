"""Socket Mode on two connections, each replaced by itself, so that at nearly any moment one of them hears.

The SDK's own client closes a connection before it opens the next, tries a used ticket for ever, and drops at
its end what it has heard and not acknowledged.
"""

import asyncio
import logging
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Final

from aiohttp import ClientSession
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.clients import TIMEOUT
from bot.slack.envelopes import Envelope, acknowledgement
from bot.slack.line import Line
from bot.slack.tokens import NotTaken, ticket
from bot.turnstile import Turnstile

log = logging.getLogger(__name__)

LINES: Final = 2
"""Connections kept open; Slack allows an app ten."""

HEARTBEAT: Final = 10.0
"""Seconds between pings; half as long after one without an answer, a connection is taken for broken."""

AT_MOST_EACH: Final = 0.5
"""Seconds from one dialling of a line to the next, however soon it breaks."""

LONGEST: Final = 60.0
"""Seconds to wait before another try when nothing helps."""

SLACKS_PATIENCE: Final = 3.0
"""Seconds after which Slack has no use for an acknowledgement."""

DEAF_FOR_LONG: Final = 900.0
"""Seconds without any connection after which a restart is worth trying."""

REFUSALS: Final = frozenset({"link_disabled", "too_many_websockets"})
"""Goodbyes after which Slack takes no new connection soon."""


@dataclass(frozen=True, slots=True)
class Time:
    """Seconds of any clock, and the waiting for them."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Sockets:
    """Deliveries come over any of the lines, and are acknowledged where they came from if that still goes."""

    def __init__(
        self,
        app: AsyncApp,
        client: AsyncWebClient,
        token: str,
        session: ClientSession,
        turnstile: Turnstile,
        seconds: Time,
    ) -> None:
        self._app = app
        self._client = client
        self._token = token
        self._session = session
        self._turnstile = turnstile
        self._time = seconds
        self._lines: dict[Line, asyncio.Task[None]] = {}
        self._somebody = asyncio.Event()
        self._excused_at = seconds.clock()
        """When last a line ended, or Slack's own door was shut, where a new process would stand as well."""

    @property
    def connected(self) -> bool:
        """Whether Slack can deliver."""
        return any(not line.worn.is_set() for line in self._lines)

    @property
    def wedged(self) -> bool:
        """Whether nothing has come through for so long that a new process may do better."""
        return not self.connected and self._time.clock() - self._excused_at >= DEAF_FOR_LONG

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Hear Slack while the block lasts; then take in no more, and acknowledge what was heard.

        Raises NotTaken, and aiohttp's errors when Slack cannot be reached.
        """
        first = await self._dial()
        keepers = [asyncio.create_task(self._keep(line)) for line in (first, *[None] * (LINES - 1))]
        try:
            yield
        finally:
            await _ended(keepers)
            await _ended(list(self._lines.values()))

    async def _keep(self, line: Line | None) -> None:
        """One line after another, the next before the one before it is gone."""
        while True:
            dialled_at = self._time.clock()
            line = line or await self._dial_until_taken()
            await line.worn.wait()
            pause = LONGEST if line.goodbye in REFUSALS else AT_MOST_EACH
            await self._time.sleep(max(0.0, dialled_at + pause - self._time.clock()))
            line = None

    async def _dial_until_taken(self) -> Line:
        wait = AT_MOST_EACH
        while True:
            try:
                return await self._dial()
            except Exception as error:  # noqa: BLE001 - whatever it is, there must be another try
                log.warning("no connection to Slack (%s); the next try is in %.0f s", reason(error), wait)
            await self._time.sleep(wait * (0.5 + random.random() / 2))  # noqa: S311 - spreads those who wait
            wait = min(2 * wait, LONGEST)

    async def _dial(self) -> Line:
        address = await self._ticket()
        ssl = True if self._client.ssl is None else self._client.ssl
        async with asyncio.timeout(TIMEOUT):
            socket = await self._session.ws_connect(
                address, heartbeat=HEARTBEAT, proxy=self._client.proxy, ssl=ssl
            )
        line = Line(socket, self._hear, self._say)
        self._lines[line] = task = asyncio.create_task(line.listen())
        task.add_done_callback(lambda _: self._forget(line))
        self._somebody.set()
        return line

    async def _ticket(self) -> str:
        try:
            return await ticket(self._client, self._token)
        except Exception:
            self._excused_at = self._time.clock()
            raise

    def _forget(self, line: Line) -> None:
        del self._lines[line]
        self._excused_at = self._time.clock()

    async def _hear(self, envelope: Envelope) -> str | None:
        """Nothing is sent back for what is turned away: Slack delivers events again, also to others."""
        with self._turnstile.entered() as room:
            try:
                return await acknowledgement(self._app, envelope) if room else None
            except Exception:
                log.exception("a delivery could not be answered")
                return None

    async def _say(self, text: str) -> None:
        """Over any line; where none comes up in time there is nobody to hear it, and Slack has given up."""
        with suppress(TimeoutError):
            async with asyncio.timeout(SLACKS_PATIENCE):
                while not await self._said_over_a_line(text):
                    self._somebody.clear()
                    await self._somebody.wait()

    async def _said_over_a_line(self, text: str) -> bool:
        for line in sorted(self._lines, key=lambda one: one.worn.is_set()):
            with suppress(ConnectionError):
                await line.send(text)
                return True
        return False


def reason(error: Exception) -> str:
    """Why it failed, without the address, which carries a ticket."""
    return str(error) if isinstance(error, NotTaken) else type(error).__name__


async def _ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
