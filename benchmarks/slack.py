"""As much of Slack's Web API as a bot needs in order to start and to say something; it answers at once."""

from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from benchmarks.cast import NAMES, TEAM, ZONE

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slack:
    """Keeps the forms it was asked to open, by the trigger that opened them."""

    forms: dict[str, Json] = field(default_factory=dict)

    def web(self) -> Starlette:
        return Starlette(routes=[Route("/api/{method}", self._answer, methods=["GET", "POST"])])

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
            case _:
                found = {"channel": given.get("channel", ""), "ts": "1.000100"}
        return JSONResponse({"ok": True, **found})


async def _given(request: Request) -> Json:
    if "json" in request.headers.get("content-type", ""):
        given: Json = await request.json()
        return given
    return {**request.query_params, **await request.form()}


def _user(person: str) -> Json:
    return {"id": person, "team_id": TEAM, "tz": ZONE, "profile": {"display_name": NAMES[person]}}
