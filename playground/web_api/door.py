"""The HTTP side of the Web API: reads any body Slack reads, checks the token, limits and faults, answers."""

import math
from collections import deque
from dataclasses import dataclass
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from playground.errors import SlackError
from playground.facts import Json
from playground.services import Services
from playground.web_api.call import Call
from playground.web_api.faults import Fault, Meter, RateLimits
from playground.web_api.methods import METHODS, Method
from playground.web_api.params import read_params


@dataclass(frozen=True, slots=True)
class RecordedCall:
    """One call the app made, for tests to look back at."""

    method: str
    params: Json
    answer: Json


class Door:
    def __init__(self, services: Services, limits: RateLimits | None) -> None:
        self.faults: list[Fault] = []
        self.calls: deque[RecordedCall] = deque(maxlen=10_000)
        self._services = services
        self._meter = Meter(limits, services.wall)

    async def answer(self, request: Request) -> Response:
        name, params = request.path_params["method"], await read_params(request)
        token = _token(request, params)
        fault = self._fault(name, params)
        if fault is not None and not fault.after:
            return _faulty(fault)
        response = await self._respond(name, params, token)
        return response if fault is None else _faulty(fault)

    async def _respond(self, name: str, params: Json, token: str) -> Response:
        try:
            answer = {"ok": True, **await self._run(name, params, token)}
        except TooFastError as error:
            return _too_fast(error.wait)
        except SlackError as error:
            answer = error.answer()
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
        return await self._let_through(name, method, Call(self._services, params))

    async def _let_through(self, name: str, method: Method, call: Call) -> Json:
        if method.scope is not None:
            call.need_scope(method.scope)
        wait = self._meter.wait(name, call.params, method.per_minute)
        if wait > 0:
            raise TooFastError(wait)
        return await method.run(call)

    def _open_connection(self, token: str) -> Json:
        app = self._services.world.app
        if token == app.bot_token:
            raise SlackError("not_allowed_token_type")
        _check_token(token, app.app_token)
        host = self._services.base_url.replace("http", "ws", 1)
        return {"url": f"{host}/socket?ticket={self._services.sockets.ticket()}"}

    def _fault(self, method: str, params: Json) -> Fault | None:
        fault = next((one for one in self.faults if one.fits(method, params)), None)
        if fault is not None:
            fault.times -= 1
        return fault


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


def _too_fast(wait: float) -> Response:
    answer = {"ok": False, "error": "ratelimited"}
    return JSONResponse(answer, HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": str(max(1, math.ceil(wait)))})


def _faulty(fault: Fault) -> Response:
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    default = "ratelimited" if fault.status == HTTPStatus.TOO_MANY_REQUESTS else "internal_error"
    return JSONResponse({"ok": False, "error": fault.error or default}, fault.status, headers)
