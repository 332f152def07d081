"""Serves an ASGI app inside the running event loop, and stops it without leaving anything open."""

import asyncio
import itertools
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Final

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

TICK: Final = 0.1
"""Seconds between two of the server's own chores, such as noting the date."""

GRACE: Final = 2
"""Seconds that requests under way get when the block ends."""

LOOK_AGAIN: Final = 0.002
"""Seconds between two looks whether they are through."""


class _Server(uvicorn.Server):
    """Leaves signals to whoever owns the process, says when it is ready, and ends as soon as it may.

    uvicorn's own looks ten times a second whether it should end: tests end servers all the time.
    """

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.over = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.ready.set()

    async def main_loop(self) -> None:
        ticks = itertools.cycle(range(864_000))
        while not self.over.is_set():
            await self.on_tick(next(ticks))
            with suppress(TimeoutError):
                await asyncio.wait_for(self.over.wait(), TICK)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for listening in (*self.servers, *(sockets or ())):
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            await asyncio.wait_for(self._through(), GRACE)
        for task in self.server_state.tasks:
            task.cancel()
        await self.lifespan.shutdown()

    async def _through(self) -> None:
        while self.server_state.connections or self.server_state.tasks:  # noqa: ASYNC110 - nobody says when
            await asyncio.sleep(LOOK_AGAIN)


async def _nothing() -> None:
    return None


@asynccontextmanager
async def serving(
    asgi: Starlette,
    host: str,
    port: int,
    before_stop: Callable[[], Awaitable[None]] = _nothing,
    http: type[asyncio.Protocol] = HttpToolsProtocol,
) -> AsyncIterator[str]:
    """The base url of `asgi`, served until the block ends; port 0 takes a free one."""
    config = uvicorn.Config(
        asgi,
        http=http,
        log_level="warning",
        access_log=False,
        ws_ping_interval=None,
    )
    with socket.create_server((host, port)) as listening:
        # inherited by what is accepted; without it an answer in two writes waits 40 ms for an acknowledgement
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        server = _Server(config)
        serve = asyncio.create_task(server.serve(sockets=[listening]))
        await server.ready.wait()
        try:
            yield f"http://{host}:{listening.getsockname()[1]}"
        finally:
            await before_stop()
            server.over.set()
            await serve
