"""Open TCP connections by the address at their other end, so that one can be cut while it is in use."""

import asyncio
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

Address = tuple[str, int]


class Connections:
    def __init__(self) -> None:
        self._open: dict[Address, asyncio.Transport] = {}
        self._held: set[Address] = set()

    def opened(self, client: Address, transport: asyncio.Transport) -> None:
        self._open = {one: known for one, known in self._open.items() if not known.is_closing()}
        self._open[client] = transport

    def cut(self, client: Any) -> None:
        """Without a goodbye, as when a cable is pulled."""
        transport = self._open.pop(tuple(client or ()), None)
        if transport is None:
            raise ConnectionError("only a served playground has connections to cut")
        transport.abort()

    def hold(self, client: Any) -> None:
        """It will never be answered; whoever stops the playground lets go of it."""
        self._held.add(tuple(client))

    def release(self, client: Any) -> None:
        self._held.discard(tuple(client))

    def close(self) -> None:
        for client in self._held & self._open.keys():
            self.cut(client)

    def protocol(self) -> type[asyncio.Protocol]:
        """HTTP as uvicorn speaks it, noting each connection here."""

        class Noting(HttpToolsProtocol):
            def connection_made(noting, transport: asyncio.Transport) -> None:  # type: ignore[override]  # noqa: N805
                super().connection_made(transport)
                if noting.client is not None:
                    self.opened(noting.client, transport)

        return Noting


class Unanswered(Response):
    """What a caller gets who gets nothing: the connection is cut, or held until the caller has gone."""

    def __init__(self, connections: Connections, *, cut: bool) -> None:
        super().__init__()
        self._connections = connections
        self._cut = cut

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - nothing is sent
        client = scope.get("client")
        if self._cut:
            self._connections.cut(client)
        self._connections.hold(client)
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        finally:
            self._connections.release(client)
