"""Serves a web app until it is asked to stop, and finishes what it was answering."""

import uvicorn
from starlette.applications import Starlette

GRACE = 10
"""Seconds that requests under way get when the process is asked to stop."""


def server(app: Starlette, host: str, port: int) -> uvicorn.Server:
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        # Named, because uvicorn falls back to slower ones without a word.
        http="httptools",
        loop="none",
        lifespan="off",
        access_log=False,
        log_config=None,
        timeout_graceful_shutdown=GRACE,
        server_header=False,
    )
    return uvicorn.Server(config)
