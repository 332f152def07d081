"""The page's side: its snapshot, its messages, and what a person does in it."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from playground import acts, clicks, modals, snapshot
from playground.clock import Jumps, TimeRunsForwardError, Travel
from playground.errors import SlackError
from playground.facts import Channel, Json, User
from playground.services import Services
from playground.wire import instant

Act = Callable[["Ui", Json], Awaitable[Json]]


@dataclass(frozen=True, slots=True)
class Ui:
    services: Services
    jumps: Jumps
    travel: Travel

    def routes(self) -> list[BaseRoute]:
        reading: list[BaseRoute] = [
            Route("/ui/people", self.people),
            Route("/ui/state", self.state),
            Route("/ui/messages", self.messages),
            WebSocketRoute("/ui/live", self.live),
        ]
        return reading + [
            Route(f"/ui/{name}", self._acting(act), methods=["POST"]) for name, act in _ACTS.items()
        ]

    async def people(self, request: Request) -> Response:  # noqa: ARG002 - asked by the route, nothing in it to read
        world = self.services.world
        return JSONResponse({"users": [snapshot.person(world, one) for one in world.people()]})

    async def state(self, request: Request) -> Response:
        user = request.query_params.get("user") or next((one.id for one in self.services.world.people()), "")
        try:
            shown = await self.snapshot(self.services.world.user(user).id)
        except SlackError as error:
            return JSONResponse(error.answer(), status_code=404)
        return JSONResponse(shown)

    async def messages(self, request: Request) -> Response:
        asked = request.query_params
        try:
            channel = self.channel(dict(asked))
        except SlackError as error:
            return JSONResponse(error.answer(), status_code=404)
        thread = asked.get("thread") or None
        return JSONResponse(
            {"messages": snapshot.messages(self.services.world, asked["user"], channel, thread)}
        )

    async def live(self, socket: WebSocket) -> None:
        user = socket.query_params.get("user", "")
        if user not in self.services.world.users:
            await socket.close(code=4404)
            return
        self.services.world.im(user, self.services.world.app.bot_user_id)
        await self.services.live.serve(socket, user, self.snapshot)

    async def snapshot(self, user: str) -> Json:
        return await snapshot.state(self.services.world, user, self.jumps)

    async def act(self, name: str, given: Json) -> Json:
        """What a person did, by the name of its path; the answer is the page's."""
        try:
            return {"ok": True, **await _ACTS[name](self, given)}
        except SlackError as error:
            return error.answer()
        except (KeyError, TypeError, ValueError, AttributeError):
            return {"ok": False, "error": "invalid_arguments"}

    def user(self, given: Json) -> User:
        return self.services.world.user(given["user"])

    def channel(self, given: Json) -> Channel:
        """The channel meant, which this person must be in to see."""
        channel = self.services.world.channel(given.get("channel", ""))
        if given.get("user") not in channel.members:
            raise SlackError("channel_not_found")
        return channel

    def _acting(self, act: Act) -> Callable[[Request], Awaitable[Response]]:
        name = next(name for name, one in _ACTS.items() if one is act)

        async def endpoint(request: Request) -> Response:
            try:
                given = json.loads(await request.body())
            except ValueError:
                given = None
            return JSONResponse(await self.act(name, given))

        return endpoint


async def _message(ui: Ui, given: Json) -> Json:
    thread = given.get("thread_ts") or None
    return await acts.write(ui.services, ui.user(given), ui.channel(given), given["text"], thread)


async def _edit(ui: Ui, given: Json) -> Json:
    return await acts.edit(ui.services, ui.user(given), ui.channel(given), given["ts"], given["text"])


async def _delete(ui: Ui, given: Json) -> Json:
    return await acts.delete(ui.services, ui.user(given), ui.channel(given), given["ts"])


async def _action(ui: Ui, given: Json) -> Json:
    return await clicks.act(ui.services, ui.user(given), given)


async def _suggest(ui: Ui, given: Json) -> Json:
    return await clicks.suggest(ui.services, ui.user(given), given)


async def _submit(ui: Ui, given: Json) -> Json:
    values = (given.get("state") or {}).get("values") or {}
    return await modals.submit(ui.services, ui.user(given), given["view_id"], values)


async def _close(ui: Ui, given: Json) -> Json:
    everything = bool(given.get("all"))
    return await modals.close(ui.services, ui.user(given), given["view_id"], everything=everything)


async def _home(ui: Ui, given: Json) -> Json:
    return await acts.open_home(ui.services, ui.user(given), given.get("tab", "home"))


async def _shortcut(ui: Ui, given: Json) -> Json:
    place = (ui.channel(given), given["ts"]) if given.get("ts") else None
    return await acts.shortcut(ui.services, ui.user(given), given["callback_id"], place)


async def _read(ui: Ui, given: Json) -> Json:
    ui.services.world.mark_read(ui.user(given).id, ui.channel(given).id)
    return {}


async def _clock(ui: Ui, given: Json) -> Json:
    clock = ui.services.world.clock
    ahead = timedelta(hours=float(given.get("hours") or 0), days=float(given.get("days") or 0))
    to = _instant(given["to"]) if given.get("to") else clock.now() + ahead
    try:
        await ui.travel(to)
    except TimeRunsForwardError:
        raise SlackError("time_runs_forward") from None
    ui.services.live.state(ui.services.world.users)
    return {"now": instant(clock.now())}


async def _join(ui: Ui, given: Json) -> Json:
    user, channel = ui.user(given), ui.services.world.channel(given["channel"])
    if channel.kind != "channels":
        raise SlackError("channel_not_found")
    if user.id not in channel.members:
        ui.services.events.joined(ui.services.world.join(channel, user.id), user.id)
    return {}


async def _open(ui: Ui, given: Json) -> Json:
    (other,) = given["with"]
    return {"channel": ui.services.world.im(ui.user(given).id, ui.services.world.user(other).id).id}


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


_ACTS: dict[str, Act] = {
    "message": _message,
    "edit": _edit,
    "delete": _delete,
    "action": _action,
    "suggest": _suggest,
    "submit": _submit,
    "close": _close,
    "home": _home,
    "shortcut": _shortcut,
    "read": _read,
    "clock": _clock,
    "join": _join,
    "open": _open,
}
