"""As much of Slack's Web API as a bot needs in order to start and to say something; it answers at once.

As a process of its own it prints its address, and tells at the doors of the playground what was said to it.
"""

import asyncio
import signal
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks.cast import NAMES, TEAM, ZONE
from playground.running import serving

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slack:
    """Keeps the forms it was asked to open, by the trigger that opened them, and the messages posted."""

    forms: dict[str, Json] = field(default_factory=dict)
    said: list[Json] = field(default_factory=list)

    def web(self) -> Starlette:
        return Starlette(routes=[Route("/api/{method}", self._answer, methods=["GET", "POST"])])

    def with_doors(self) -> Starlette:
        doors = {
            "/control/calls": self._calls,
            "/control/seen/keys": self._keys,
            "/said": self._said,
            "/forms": self._forms,
        }
        return Starlette(routes=[*self.web().routes, *(Route(path, door) for path, door in doors.items())])

    async def _answer(self, request: Request) -> Response:
        given = await _given(request)
        match request.path_params["method"]:
            case "auth.test":
                found: Json = {"team_id": TEAM, "user_id": "U0BOT", "bot_id": "B0BOT", "url": "https://slack"}
            case "users.info":
                found = {"user": _user(given["user"])}
            case "views.open":
                self.forms[given["trigger_id"]] = given["view"]
                found = {"view": given["view"]}
            case "conversations.open":
                found = {"channel": {"id": f"D{given['users'][1:]}"}}
            case "chat.postMessage":
                self.said.append(given)
                found = {"channel": given["channel"], "ts": f"1.{len(self.said):06}"}
            case _:
                found = {"channel": given.get("channel", ""), "ts": "1.000100"}
        return JSONResponse({"ok": True, **found})

    async def _calls(self, _: Request) -> Response:
        return JSONResponse({"calls": {"chat.postMessage": {"ok": len(self.said)}}})

    async def _keys(self, _: Request) -> Response:
        keys = Counter(each["metadata"]["event_payload"].get("key", "") for each in self.said)
        return JSONResponse({"posted": keys})

    async def _said(self, _: Request) -> Response:
        return JSONResponse(self.said)

    async def _forms(self, _: Request) -> Response:
        return JSONResponse(self.forms)


async def _given(request: Request) -> Json:
    if "json" in request.headers.get("content-type", ""):
        given: Json = await request.json()
        return given
    return {**request.query_params, **await request.form()}


def _user(person: str) -> Json:
    name = NAMES.get(person, person)
    return {"id": person, "team_id": TEAM, "tz": ZONE, "profile": {"display_name": name}}


async def _serve() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with serving(Slack().with_doors(), "127.0.0.1", 0) as address:
        print(address, flush=True)
        await stop.wait()


if __name__ == "__main__":
    uvloop.run(_serve())
