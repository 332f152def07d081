"""Socket Mode: tickets, connected sockets, envelopes and their acknowledgements."""

import asyncio
import itertools
import json
import secrets
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.connections import Connections
from playground.facts import AppUnderTest, Json
from playground.parcels import Answer, Attempt, Kind, Parcel


class Sockets:
    def __init__(self, patience: float, connections: Connections) -> None:
        self._connections = connections
        self._patience = patience
        self._tickets: set[str] = set()
        self._open: set[WebSocket] = set()
        self._connected: list[WebSocket] = []
        """Those of the open ones that still get deliveries."""
        self._somebody = asyncio.Event()
        self._turn = itertools.count()
        self._awaited: dict[str, asyncio.Future[Json | None]] = {}

    @property
    def count(self) -> int:
        return len(self._connected)

    async def somebody(self) -> None:
        """Wait until a socket gets deliveries."""
        await self._somebody.wait()

    def ticket(self) -> str:
        ticket = secrets.token_urlsafe(12)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket, app: AppUnderTest) -> None:
        """One connection from hello to goodbye; a ticket opens one socket only."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close(code=4401)
            return
        self._tickets.remove(ticket)
        await socket.accept()
        self._open.add(socket)
        self._connected.append(socket)
        self._somebody.set()
        try:
            await socket.send_text(json.dumps(_hello(app, self.count)))
            await self._listen(socket)
        finally:
            self._leave(socket)

    async def send(self, parcel: Parcel, attempt: Attempt) -> Answer:
        if not self._connected:
            return Answer(failure="connection_failed")
        envelope_id = secrets.token_hex(16)
        acknowledged: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        self._awaited[envelope_id] = acknowledged
        try:
            async with asyncio.timeout(self._patience):
                await self._next().send_text(json.dumps(_envelope(envelope_id, parcel, attempt)))
                return Answer(body=await acknowledged)
        except TimeoutError:
            return Answer(failure="http_timeout")
        except (RuntimeError, WebSocketDisconnect):
            return Answer(failure="connection_failed")
        finally:
            del self._awaited[envelope_id]

    def drop(self) -> int:
        """Lose every connection without a word."""
        sockets = self._taken_out()
        for socket in sockets:
            self._connections.cut(socket.client)
        return len(sockets)

    async def warn(self) -> int:
        """Say that the end is near; deliveries go on meanwhile."""
        return await self._say_goodbye(self._connected, "warning")

    async def refresh(self, reason: str = "refresh_requested") -> int:
        """Ask every client to connect anew, as Slack does now and then; these get no more deliveries."""
        return await self._say_goodbye(self._taken_out(), reason)

    def _taken_out(self) -> list[WebSocket]:
        sockets, self._connected = self._connected, []
        self._somebody.clear()
        return sockets

    async def _say_goodbye(self, sockets: list[WebSocket], reason: str) -> int:
        for socket in list(sockets):
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.send_text(json.dumps({"type": "disconnect", "reason": reason}))
        return len(sockets)

    async def close(self) -> None:
        for socket in list(self._open):
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.close()

    def _leave(self, socket: WebSocket) -> None:
        self._open.discard(socket)
        if socket in self._connected:
            self._connected.remove(socket)
        if not self._connected:
            self._somebody.clear()

    def _next(self) -> WebSocket:
        """Each delivery goes to any one of the sockets: here, to each in turn."""
        return self._connected[next(self._turn) % len(self._connected)]

    async def _listen(self, socket: WebSocket) -> None:
        with suppress(WebSocketDisconnect):
            while True:
                self._acknowledge(await socket.receive_text())

    def _acknowledge(self, text: str) -> None:
        with suppress(ValueError, AttributeError):
            said = json.loads(text)
            awaited = self._awaited.get(said.get("envelope_id"))
            if awaited is not None and not awaited.done():
                awaited.set_result(_payload(said))


def _payload(said: Json) -> Json | None:
    payload = said.get("payload")
    if isinstance(payload, str):
        return {"text": payload} if payload else None
    return payload or None


def _hello(app: AppUnderTest, count: int) -> Json:
    return {
        "type": "hello",
        "num_connections": count,
        "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
        "connection_info": {"app_id": app.app_id},
    }


def _envelope(envelope_id: str, parcel: Parcel, attempt: Attempt) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": parcel.kind.value,
        "accepts_response_payload": parcel.kind is not Kind.EVENT,
        "payload": parcel.payload,
    }
    if parcel.kind is Kind.EVENT:
        envelope |= {"retry_attempt": attempt.number, "retry_reason": attempt.reason or ""}
    return envelope
