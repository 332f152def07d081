"""Delivery by signed HTTP, the way Slack calls a request URL."""

import asyncio
import hashlib
import hmac
import json
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlencode

import httpx

from playground.facts import AppUnderTest, Json
from playground.parcels import Answer, Attempt, Kind, Parcel

_FORM = "application/x-www-form-urlencoded"


def signature(secret: str, timestamp: str, body: bytes) -> str:
    base = b"v0:" + timestamp.encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


class SignedHttp:
    def __init__(self, client: httpx.AsyncClient, wall: Callable[[], float], patience: float) -> None:
        self._client = client
        self._wall = wall
        self._patience = patience

    async def send(self, app: AppUnderTest, parcel: Parcel, attempt: Attempt) -> Answer:
        body, kind = _encoded(parcel)
        headers = {"Content-Type": kind, "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)"}
        headers |= self._signed(app.signing_secret, body) | _retry_headers(attempt)
        try:
            async with asyncio.timeout(self._patience):
                return _answer(await self._client.post(app.url or "", content=body, headers=headers))
        except (TimeoutError, httpx.TimeoutException):
            return Answer(failure="http_timeout")
        except httpx.TooManyRedirects:
            return Answer(failure="too_many_redirects")
        except (httpx.HTTPError, httpx.InvalidURL):
            return Answer(failure="connection_failed")

    def _signed(self, secret: str, body: bytes) -> dict[str, str]:
        timestamp = str(int(self._wall()))
        return {
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(secret, timestamp, body),
        }


def _encoded(parcel: Parcel) -> tuple[bytes, str]:
    match parcel.kind:
        case Kind.COMMAND:
            return urlencode(parcel.payload).encode(), _FORM
        case Kind.INTERACTIVE:
            return urlencode({"payload": json.dumps(parcel.payload)}).encode(), _FORM
        case Kind.EVENT:
            return json.dumps(parcel.payload).encode(), "application/json"


def _retry_headers(attempt: Attempt) -> dict[str, str]:
    if not attempt.number:
        return {}
    return {
        "X-Slack-Retry-Num": str(attempt.number),
        "X-Slack-Retry-Reason": attempt.reason or "unknown_error",
    }


def _answer(response: httpx.Response) -> Answer:
    if not response.is_success:
        return Answer(failure="http_error", no_retry=response.headers.get("x-slack-no-retry") == "1")
    if response.status_code == HTTPStatus.NO_CONTENT or not response.content.strip():
        return Answer()
    return Answer(body=_body(response))


def _body(response: httpx.Response) -> Json:
    """A JSON object as it is; anything else is text to show."""
    try:
        parsed = response.json()
    except ValueError:
        parsed = None
    return parsed if isinstance(parsed, dict) else {"text": response.text}
