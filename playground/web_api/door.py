"""The HTTP side of the Web API: reads any body Slack reads, checks the token, limits and faults, answers."""

import math
from collections import Counter, deque
from dataclasses import dataclass
from http import HTTPStatus
from typing import assert_never

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.errors import SlackError
from playground.facts import Json, TokenState
from playground.faults import Faults
from playground.services import Services
from playground.web_api.call import Call
from playground.web_api.meter import Meter, RateLimits
from playground.web_api.methods import METHODS, Method
from playground.web_api.params import read_params
from playground.web_api.trouble import struck


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """One call the app made, for tests to look back at."""

    method: str
    params: Json
    answer: Json


class Door:
    def __init__(self, services: Services, faults: Faults, limits: RateLimits | None) -> None:
        self.calls: deque[RecordedCall] = deque(maxlen=10_000)
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self.meter = Meter(limits, services.wall)
        self._services = services
        self._faults = faults

    async def answer(self, request: Request) -> Response:
        name, params = request.path_params["method"], await read_params(request)
        token = _token(request, params)
        fault = self._faults.take(name, params.get("channel"))
        if fault is None:
            return await self._respond(name, params, token)
        self.outcomes[name, f"struck: {fault.kind}"] += 1
        return await struck(fault, lambda: self._respond(name, params, token), self._services.connections)

    async def _respond(self, name: str, params: Json, token: str) -> Response:
        try:
            answer = {"ok": True, **await self._run(name, params, token)}
        except TooFastError as error:
            self.outcomes[name, "ratelimited"] += 1
            return _too_fast(error.wait)
        except SlackError as error:
            answer = error.answer()
        self.outcomes[name, answer.get("error", "ok")] += 1
        self.calls.append(RecordedCall(name, params, answer))
        return JSONResponse(
            answer, headers={"X-OAuth-Scopes": ",".join(sorted(self._services.world.app.scopes))}
        )

    async def _run(self, name: str, params: Json, token: str) -> Json:
        app = self._services.world.app
        if name == "apps.connections.open":
            return self._open_connection(token)
        method = METHODS.get(name)
        if method is None:
            raise SlackError("unknown_method", req_method=name)
        if name != "api.test":
            _check_token(token, app.bot_token)
            _check_installed(self._services.world.token)
        return await self._let_through(name, method, Call(self._services, params))

    async def _let_through(self, name: str, method: Method, call: Call) -> Json:
        if method.scope is not None:
            call.need_scope(method.scope)
        if self.meter.limits is not None:
            self._slow_down(name, method, call)
        return await method.run(call)

    def _slow_down(self, name: str, method: Method, call: Call) -> None:
        wait = self.meter.wait(name, _conversation(call), method.per_minute)
        if wait > 0:
            raise TooFastError(wait)

    def _open_connection(self, token: str) -> Json:
        app = self._services.world.app
        if token == app.bot_token:
            raise SlackError("not_allowed_token_type")
        _check_token(token, app.app_token)
        host = self._services.base_url.replace("http", "ws", 1)
        return {"url": f"{host}/socket?ticket={self._services.sockets.ticket()}"}


class TooFastError(Exception):
    """The app calls faster than Slack lets it."""

    def __init__(self, wait: float) -> None:
        super().__init__(wait)
        self.wait = wait


def _token(request: Request, params: Json) -> str:
    """The bearer token; a `token` parameter is taken out of what the method sees."""
    given = str(params.pop("token", "") or "")
    kind, _, bearer = request.headers.get("authorization", "").partition(" ")
    return bearer.strip() if kind.lower() == "bearer" else given


def _check_token(token: str, expected: str | None) -> None:
    if not token:
        raise SlackError("not_authed")
    if token != expected:
        raise SlackError("invalid_auth")


def _check_installed(state: TokenState) -> None:
    match state:
        case TokenState.VALID:
            return
        case TokenState.EXPIRED:
            raise SlackError("token_expired")
        case TokenState.REVOKED:
            raise SlackError("token_revoked")
        case TokenState.UNINSTALLED:
            raise SlackError("account_inactive")
        case _:
            assert_never(state)


def _conversation(call: Call) -> str:
    """Direct messages are one conversation, whether named by their id or by the person."""
    named = call.text("channel")
    direct = call.world.find_im(call.bot, named)
    return named if direct is None else direct.id


def _too_fast(wait: float) -> Response:
    answer = {"ok": False, "error": "ratelimited"}
    return JSONResponse(answer, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(max(1, math.ceil(wait)))})
