"""Connections to the app, kept open and used one delivery at a time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property
from ssl import SSLContext

import httpx


class Lines:
    """Clients of one connection each: a shared pool looks through all its connections at every request."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._all: list[httpx.AsyncClient] = []
        self._spare: list[httpx.AsyncClient] = []

    @asynccontextmanager
    async def line(self) -> AsyncIterator[httpx.AsyncClient]:
        client = self._spare.pop() if self._spare else self._new()
        try:
            yield client
        finally:
            if not client.is_closed:
                self._spare.append(client)

    async def close(self) -> None:
        closing, self._all, self._spare = self._all, [], []
        for client in closing:
            await client.aclose()

    def _new(self) -> httpx.AsyncClient:
        client = httpx.AsyncClient(
            verify=self._ssl,
            trust_env=False,
            follow_redirects=True,
            max_redirects=2,
            timeout=self._patience,
        )
        self._all.append(client)
        return client

    @cached_property
    def _ssl(self) -> SSLContext:
        return httpx.create_ssl_context(trust_env=False)
