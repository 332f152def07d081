"""The load: a few keep-alive connections that ask, wait for the answer, check it, and ask again."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import cast

from benchmarks.request import Next

_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = b"content-length: "


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes


Right = Callable[[Answer], bool]
"""Whether an answer is the one that was asked for."""


_ACKNOWLEDGED = (Answer(200, b""), Answer(200, b'{"response_action": "clear"}'))
"""A command, and a form with all those below it."""


def is_acknowledged(answer: Answer) -> bool:
    return answer in _ACKNOWLEDGED


class Wrong(Exception):
    """The bot answered something else than it should; its times would mean nothing."""


class Connection(asyncio.Protocol):
    """HTTP/1.1 as far as one well-known server on the same machine speaks it; anything more would cost."""

    def __init__(self) -> None:
        self._received = b""
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Answer] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)  # uvloop's own is no subclass

    async def ask(self, request: bytes) -> Answer:
        assert self._transport is not None
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def data_received(self, data: bytes) -> None:
        self._received += data
        answer = _read(self._received)
        if answer is not None and self._answer is not None:
            self._received = b""
            self._answer.set_result(answer)

    def connection_lost(self, error: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error or ConnectionResetError())

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()


def _read(received: bytes) -> Answer | None:
    """None until all of it has come."""
    head, end, body = received.partition(_END_OF_HEAD)
    if not end:
        return None
    at = head.lower().find(_LENGTH)
    length = int(head[at + len(_LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0
    return Answer(int(head[9:12]), body) if len(body) >= length else None


@asynccontextmanager
async def connected(host: str, port: int, connections: int) -> AsyncIterator[list[Connection]]:
    async with AsyncExitStack() as stack:
        opened: list[Connection] = []
        for _ in range(connections):
            _, connection = await asyncio.get_running_loop().create_connection(Connection, host, port)
            stack.callback(connection.close)
            opened.append(connection)
        yield opened


@dataclass(frozen=True, slots=True)
class Leg:
    """What one stretch of load saw."""

    seconds: float
    latencies: list[float]
    client_cpu: float
    """Seconds of processor time that asking took."""

    @property
    def rate(self) -> float:
        return len(self.latencies) / self.seconds


async def run(
    connections: list[Connection], following: Next, right: Right, seconds: float, pause: float = 0
) -> Leg:
    """Keep all connections asking for so long; raises Wrong at the first answer that is not right.

    With a pause they do not ask all they can, but rest after each answer, for about so long.
    """
    latencies: list[float] = []
    cpu, began = time.process_time(), time.perf_counter()

    async def keep_asking(connection: Connection) -> None:
        while (at := time.perf_counter()) < began + seconds:
            answer = await connection.ask(following())
            if not right(answer):
                raise Wrong(f"{answer.status} {answer.body[:300]!r}")
            latencies.append(time.perf_counter() - at)
            if pause:
                await asyncio.sleep(pause * (0.5 + random.random()))  # noqa: S311 - lest all keep in step

    await asyncio.gather(*map(keep_asking, connections))
    return Leg(time.perf_counter() - began, latencies, time.process_time() - cpu)
