"""Live push: every open page follows one person's view of the workspace over a websocket."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable

from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.facts import Channel, Json, Message

STATE: Json = {"type": "state"}
GOODBYE: Json = {"type": "goodbye"}
"""Never sent: it ends a connection's writing."""

ShowMessage = Callable[[Channel, Message], Json]
ShowState = Callable[[str], Awaitable[Json]]


class Live:
    """Implements the world's feed; what a push looks like is given by whoever serves it."""

    def __init__(self) -> None:
        self._queues: dict[str, set[asyncio.Queue[Json]]] = defaultdict(set)
        self.show_message: ShowMessage = lambda _channel, message: {"ts": message.ts}
        self.heard: list[Callable[[str, Json], None]] = []

    def message(self, channel: Channel, message: Message) -> None:
        readers = self._watching(_readers(channel, message))
        if not readers:
            return
        push = {"type": "message", "channel": channel.id, "message": self.show_message(channel, message)}
        self._push(readers, push)

    def deleted(self, channel: Channel, message: Message) -> None:
        push = {"type": "message_deleted", "channel": channel.id, "ts": message.ts}
        self._push(_readers(channel, message), push)

    def state(self, users: Iterable[str]) -> None:
        self._push(users, STATE)

    def toast(self, user: str, text: str) -> None:
        self._push([user], {"type": "toast", "text": text})

    async def serve(self, socket: WebSocket, user: str, show_state: ShowState) -> None:
        queue: asyncio.Queue[Json] = asyncio.Queue()
        await socket.accept()
        queue.put_nowait(STATE)
        self._queues[user].add(queue)
        writing = asyncio.create_task(_write(socket, queue, user, show_state))
        try:
            await _until_gone(socket)
        finally:
            self._leave(user, queue)
            queue.put_nowait(GOODBYE)
            await writing

    def close(self) -> None:
        for queues in list(self._queues.values()):
            for queue in queues:
                queue.put_nowait(GOODBYE)

    def _watching(self, users: Iterable[str]) -> Collection[str]:
        """Pages that are not open cost nothing, however many people a channel has."""
        if self.heard:
            return list(users)
        return self._queues.keys() & set(users) if self._queues else ()

    def _leave(self, user: str, queue: "asyncio.Queue[Json]") -> None:
        self._queues[user].discard(queue)
        if not self._queues[user]:
            del self._queues[user]

    def _push(self, users: Iterable[str], push: Json) -> None:
        for user in self._watching(users):
            for listener in self.heard:
                listener(user, push)
            for queue in self._queues.get(user, ()):
                queue.put_nowait(push)


def _readers(channel: Channel, message: Message) -> Iterable[str]:
    return channel.members if message.for_user is None else (message.for_user,)


async def _until_gone(socket: WebSocket) -> None:
    try:
        while True:
            await socket.receive_text()
    except WebSocketDisconnect:
        return


async def _write(socket: WebSocket, queue: "asyncio.Queue[Json]", user: str, show_state: ShowState) -> None:
    """Send what comes, in order; several changes of state at once are one push."""
    while True:
        batch = [await queue.get()]
        while not queue.empty():
            batch.append(queue.get_nowait())
        try:
            await _send(socket, batch, user, show_state)
        except (RuntimeError, WebSocketDisconnect):
            return
        if GOODBYE in batch:
            return


async def _send(socket: WebSocket, batch: list[Json], user: str, show_state: ShowState) -> None:
    for push in batch:
        if push is not STATE and push is not GOODBYE:
            await socket.send_text(json.dumps(push))
    if GOODBYE in batch:
        await socket.close()
    elif STATE in batch:
        await socket.send_text(json.dumps({**STATE, **await show_state(user)}))
