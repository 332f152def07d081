"""Serves an ASGI app inside the running event loop, and stops it without leaving anything open."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol


class _Server(uvicorn.Server):
    """Leaves signals to whoever owns the process, and says when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        finally:
            self.ready.set()


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
        timeout_graceful_shutdown=2,
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
            server.should_exit = True
            await serve
