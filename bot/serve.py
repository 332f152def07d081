"""Serves a web app until it is asked to stop, and finishes what it was answering."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

GRACE = 10
"""Seconds that requests under way get when the process is asked to stop."""

STOP = (signal.SIGINT, signal.SIGTERM)


class Server(uvicorn.Server):
    """Stops at a signal and returns; uvicorn's own raises it again, and what comes after would never run."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in STOP:
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in STOP:
                loop.remove_signal_handler(number)


async def serve(app: Starlette, host: str, port: int) -> None:
    """Serve until SIGINT or SIGTERM; a second SIGINT does not wait for requests under way."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        # Named, because uvicorn falls back to a slower one without a word.
        http="httptools",
        lifespan="off",
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE,
        server_header=False,
    )
    await Server(config).serve()
