"""Web API clients: one for people who wait for an answer, one for the courier."""

from collections.abc import Callable
from typing import Final

from aiohttp import ClientSession, ClientTimeout
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncRateLimitErrorRetryHandler,
    async_default_handlers,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.refusals import retry_after

TIMEOUT: Final = 10
"""Seconds after which a call to Slack is given up."""

PATIENT: Final = 30.0
"""Seconds of a pause that somebody's answer waits for; nobody looks for an answer that comes later."""


Stopped = Callable[[str, float], None]
"""Hears that Slack stopped calls of a method, and for how many seconds."""


class SharedLimit(AsyncRateLimitErrorRetryHandler):
    """Waits when Slack says to, and lets whoever else calls that method know."""

    def __init__(self, stopped: Stopped) -> None:
        super().__init__(max_retry_count=2)
        self._stopped = stopped

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        limited = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        if response is None or not limited:
            return False
        headers = {name.title(): str(values[0]) for name, values in response.headers.items()}
        pause = retry_after(headers)
        self._stopped(request.url.rpartition("/")[2], pause)
        return pause <= PATIENT


def http_session() -> ClientSession:
    """Gives every call its timeout, which a client of the SDK forgets where it is handed a session."""
    return ClientSession(timeout=ClientTimeout(total=TIMEOUT))


def nobody_else(method: str, seconds: float) -> None:
    """There is nobody to be told."""


def answering(
    token: str | None, api_url: str, session: ClientSession, stopped: Stopped = nobody_else
) -> AsyncWebClient:
    """For answers to people; tries again where that can do no harm. Bolt brings the token to each request."""
    handlers = [*async_default_handlers(), SharedLimit(stopped)]
    return AsyncWebClient(
        token=token, base_url=api_url, session=session, timeout=TIMEOUT, retry_handlers=handlers
    )


def sending(token: str, api_url: str, session: ClientSession) -> AsyncWebClient:
    """For the courier, which alone decides what is sent again: a retry in here could send a message twice."""
    return AsyncWebClient(token=token, base_url=api_url, session=session, timeout=TIMEOUT, retry_handlers=[])
