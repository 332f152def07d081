"""One websocket over which Slack delivers, from its hello to its end."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from aiohttp import ClientWebSocketResponse, WSMessage, WSMsgType

log = logging.getLogger(__name__)

SILENCE: Final = 3600.0
"""Seconds without a delivery after which a line is given up: some live on without carrying anything."""

LAST_WORDS: Final = 30.0
"""Seconds that a line is listened to after Slack's goodbye; Slack hangs up about ten after it."""

OVER: Final = frozenset({WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR})

Hear = Callable[[Mapping[str, Any]], Awaitable[str | None]]
"""What is to be sent back for a delivery. Raises nothing."""

Elsewhere = Callable[[str], Awaitable[None]]
"""Sends it over another line."""


class Line:
    """A line is worn once it should be replaced: it broke, or Slack said goodbye and will soon hang up."""

    def __init__(self, socket: ClientWebSocketResponse, hear: Hear, elsewhere: Elsewhere) -> None:
        self._socket = socket
        self._hear = hear
        self._elsewhere = elsewhere
        self._in_hand: set[asyncio.Task[None]] = set()
        self.worn = asyncio.Event()
        self.goodbye = ""
        """Why Slack said goodbye, if it did."""

    async def listen(self) -> None:
        """Take in what comes until the line is over or this is cancelled; then acknowledge it and hang up."""
        try:
            async with asyncio.timeout(SILENCE) as patience:
                while (message := await self._socket.receive()).type not in OVER:
                    self._take_in(message, patience)
        except TimeoutError:
            log.info("a connection to Slack has carried nothing for long and is replaced")
        finally:
            self.worn.set()
            await self._hang_up()

    async def send(self, text: str) -> None:
        """Raises ConnectionError when the line is known to be broken."""
        await self._socket.send_str(text)

    def _take_in(self, message: WSMessage, patience: asyncio.Timeout) -> None:
        said = _read(message)
        if said.get("type") == "disconnect":
            self.goodbye = str(said.get("reason"))
            log.info("Slack takes back a connection: %s", self.goodbye)
            self.worn.set()
        elif "envelope_id" in said:
            self._begin(self._answer(said))
        wait = LAST_WORDS if self.goodbye else SILENCE
        patience.reschedule(asyncio.get_running_loop().time() + wait)

    def _begin(self, answering: Awaitable[None]) -> None:
        task = asyncio.ensure_future(answering)
        self._in_hand.add(task)
        task.add_done_callback(self._in_hand.discard)

    async def _answer(self, said: Mapping[str, Any]) -> None:
        text = await self._hear(said)
        if text is None:
            return
        try:
            await self.send(text)
        except ConnectionError:
            await self._elsewhere(text)

    async def _hang_up(self) -> None:
        while self._in_hand:
            await asyncio.wait(set(self._in_hand))
        await self._socket.close()


def _read(message: WSMessage) -> Mapping[str, Any]:
    """What Slack says; nothing where it cannot be read."""
    try:
        said = json.loads(message.data)
    except (TypeError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}
