"""The door for whoever tests: faults, limits, sockets, the token, and what people saw, by HTTP."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from playground.facts import Json, TokenState
from playground.faults import Faults
from playground.installation import set_token
from playground.orders import read_app, read_body, read_faults, read_limits, read_number
from playground.seen import Seen
from playground.services import Services
from playground.web_api.door import Door
from playground.web_api.meter import RateLimits

Order = Callable[[Request], Awaitable[Json]]


@dataclass(frozen=True, slots=True)
class Control:
    services: Services
    door: Door
    faults: Faults
    seen: Seen

    def routes(self) -> list[BaseRoute]:
        orders: dict[tuple[str, str], Order] = {
            ("GET", "faults"): self.show_faults,
            ("PUT", "faults"): self.arm,
            ("DELETE", "faults"): self.disarm,
            ("GET", "limits"): self.show_limits,
            ("PUT", "limits"): self.limit,
            ("DELETE", "limits"): self.unlimit,
            ("GET", "sockets"): self.show_sockets,
            ("POST", "sockets/drop"): self.drop_sockets,
            ("POST", "sockets/warn"): self.warn_sockets,
            ("POST", "sockets/refresh"): self.refresh_sockets,
            ("GET", "token"): self.show_token,
            ("PUT", "token"): self.set_token,
            ("PUT", "app"): self.set_app,
            ("GET", "calls"): self.calls,
            ("GET", "seen"): self.what_was_seen,
            ("GET", "seen/people"): self.seen_by_person,
            ("GET", "seen/keys"): self.seen_by_key,
        }
        return [
            Route(f"/control/{path}", _answering(order), methods=[verb])
            for (verb, path), order in orders.items()
        ]

    async def show_faults(self, _: Request) -> Json:
        return {"seed": self.faults.seed, "faults": self.faults.shown()}

    async def arm(self, request: Request) -> Json:
        given = await read_body(request)
        self.faults.arm(read_faults(given), given.get("seed"))
        return await self.show_faults(request)

    async def disarm(self, request: Request) -> Json:
        self.faults.arm((), self.faults.seed)
        return await self.show_faults(request)

    async def show_limits(self, _: Request) -> Json:
        return {"limits": _shown(self.door.meter.limits)}

    async def limit(self, request: Request) -> Json:
        self.door.meter.limit(read_limits(await read_body(request)))
        return await self.show_limits(request)

    async def unlimit(self, request: Request) -> Json:
        self.door.meter.limit(None)
        return await self.show_limits(request)

    async def show_sockets(self, _: Request) -> Json:
        return {"connected": self.services.sockets.count}

    async def drop_sockets(self, _: Request) -> Json:
        return {"dropped": self.services.sockets.drop()}

    async def warn_sockets(self, _: Request) -> Json:
        return {"warned": await self.services.sockets.warn()}

    async def refresh_sockets(self, _: Request) -> Json:
        return {"refreshed": await self.services.sockets.refresh()}

    async def show_token(self, _: Request) -> Json:
        return {"state": self.services.world.token.value}

    async def set_token(self, request: Request) -> Json:
        state = TokenState((await read_body(request))["state"])
        set_token(self.services.world, self.services.events, state)
        return await self.show_token(request)

    async def set_app(self, request: Request) -> Json:
        world = self.services.world
        world.app = replace(world.app, **read_app(await read_body(request)))
        events = None if world.app.events is None else sorted(world.app.events)
        return {"app": {"url": world.app.url, "events": events}}

    async def calls(self, _: Request) -> Json:
        counted: dict[str, dict[str, int]] = {}
        for (method, outcome), times in self.door.outcomes.items():
            counted.setdefault(method, {})[outcome] = times
        return {"calls": counted}

    async def what_was_seen(self, request: Request) -> Json:
        asked = request.query_params
        since, limit = read_number(asked, "since", 0), read_number(asked, "limit", 10_000)
        rows = self.seen.rows(since, limit, asked.get("user"), asked.get("channel"))
        return {"seen": rows, "next": min(since + limit, self.seen.count), "count": self.seen.count}

    async def seen_by_person(self, _: Request) -> Json:
        return {"people": self.seen.by_person()}

    async def seen_by_key(self, request: Request) -> Json:
        key = request.query_params["key"]
        posted, without = self.seen.by_key(key)
        twice = {value: times for value, times in posted.items() if times > 1}
        return {"key": key, "posted": posted, "twice": twice, "without": without}


def _answering(order: Order) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse({"ok": True, **await order(request)})
        except (KeyError, TypeError, ValueError) as error:
            return JSONResponse({"ok": False, "error": "invalid_arguments", "detail": str(error)}, 400)

    return endpoint


def _shown(limits: RateLimits | None) -> Any:
    if limits is None:
        return None
    return {
        "scale": limits.scale,
        "per_method": limits.per_method,
        "seconds_per_channel": limits.seconds_per_channel,
        "per_minute": dict(limits.per_minute),
        "a_minute_lasts": limits.minute,
    }
