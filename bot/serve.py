"""Serves a web app until it is asked to stop, and finishes what it was answering."""

import asyncio
import logging
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette

log = logging.getLogger(__name__)

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
            # Platforms say it more than once: by now it ends, and cut off it would leave letters in doubt.
            loop.add_signal_handler(signal.SIGTERM, _no_more)
            loop.remove_signal_handler(signal.SIGINT)


def _no_more() -> None:
    log.info("asked to stop once more: it is ending already")


@contextmanager
def may_be_stopped() -> Iterator[None]:
    """Until a server hears the signals itself, one of them has this task end in good order."""
    loop, task, told = asyncio.get_running_loop(), asyncio.current_task(), asyncio.Event()

    def stop() -> None:
        if task and not told.is_set():
            log.info("asked to stop before it had begun")
            told.set()
            task.cancel()

    for number in STOP:
        loop.add_signal_handler(number, stop)
    try:
        yield
    except asyncio.CancelledError:
        if not task or not told.is_set():
            raise
        task.uncancel()
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
