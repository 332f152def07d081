"""Requests as Slack makes them: its payloads, encoded and signed, as bytes for the wire."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Final
from urllib.parse import urlencode

from benchmarks.cast import TEAM
from okr.person import PersonId

SECRET: Final = "benchmark"
SLACKS_DOOR: Final = "/slack/events"

_VIEW: Final = "V0VIEW0PLACE0HOLDER"

Json = dict[str, Any]
Next = Callable[[], bytes]
"""Gives the next request to send."""


def signed(path: str, body: bytes) -> bytes:
    """A POST of a form, with Slack's signature."""
    timestamp = str(int(time.time())).encode()
    signature = hmac.new(SECRET.encode(), b"v0:" + timestamp + b":" + body, hashlib.sha256).hexdigest()
    head = (
        f"POST {path} HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n"
        f"X-Slack-Request-Timestamp: {timestamp.decode()}\r\n"
        f"X-Slack-Signature: v0={signature}\r\n\r\n"
    )
    return head.encode() + body


def command(path: str, words: str, person: str, trigger: str = "1.2.3") -> bytes:
    """A slash command, given to the bot in their direct messages."""
    name, _, text = words.partition(" ")
    said = {
        "token": "unused",
        "team_id": TEAM,
        "team_domain": "bench",
        "channel_id": f"D{person[1:]}",
        "channel_name": "directmessage",
        "user_id": person,
        "user_name": person.lower(),
        "command": name,
        "text": text,
        "api_app_id": "A0BENCH",
        "is_enterprise_install": "false",
        "response_url": f"https://hooks.slack.com/commands/{TEAM}/1/x",
        "trigger_id": trigger,
    }
    return signed(path, urlencode(said).encode())


class Submissions:
    """Submissions without end of the forms the bot opened, person by person, each of a view of its own."""

    def __init__(self, forms: Mapping[PersonId, Json]) -> None:
        self._bodies = [_submission(person, form) for person, form in forms.items()]
        self._numbers = count(1)

    def __call__(self) -> bytes:
        number = next(self._numbers)
        body = self._bodies[number % len(self._bodies)]
        return signed(SLACKS_DOOR, body.replace(_VIEW.encode(), f"V{number:010}".encode()))


def _submission(person: PersonId, form: Json) -> bytes:
    user = {"id": person, "username": person.lower(), "name": person.lower(), "team_id": TEAM}
    payload: Json = {
        "type": "view_submission",
        "team": {"id": TEAM, "domain": "bench"},
        "user": user,
        "api_app_id": "A0BENCH",
        "token": "unused",
        "trigger_id": "1.2.3",
        "enterprise": None,
        "is_enterprise_install": False,
        "response_urls": [],
        "view": {**form, "id": _VIEW, "team_id": TEAM, "hash": "1.abc", "state": {"values": _filled(form)}},
    }
    return urlencode({"payload": json.dumps(payload)}).encode()


def _filled(form: Json) -> Json:
    """The form's fields as they stood, with a note added where a note is asked for."""
    return {
        block["block_id"]: {block["element"]["action_id"]: _answer(block["block_id"], block["element"])}
        for block in form["blocks"]
        if block["type"] == "input"
    }


def _answer(name: str, element: Json) -> Json:
    if element["type"] == "static_select":
        return {"type": element["type"], "selected_option": element["initial_option"]}
    typed = "two more customers told us so" if name.startswith("note") else element.get("initial_value")
    return {"type": element["type"], "value": typed}
