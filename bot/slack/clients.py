"""Web API clients: one for people who wait for an answer, one for the courier."""

from aiohttp import ClientSession
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncRateLimitErrorRetryHandler,
    async_default_handlers,
)
from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT = 10
"""Seconds after which a call to Slack is given up."""


def answering(token: str | None, api_url: str, session: ClientSession) -> AsyncWebClient:
    """For answers to people; tries again where that can do no harm. Bolt brings the token to each request."""
    handlers = [*async_default_handlers(), AsyncRateLimitErrorRetryHandler(max_retry_count=2)]
    return AsyncWebClient(
        token=token, base_url=api_url, session=session, timeout=TIMEOUT, retry_handlers=handlers
    )


def sending(token: str, api_url: str, session: ClientSession) -> AsyncWebClient:
    """For the courier, which alone decides what is sent again: a retry in here could send a message twice."""
    return AsyncWebClient(token=token, base_url=api_url, session=session, timeout=TIMEOUT, retry_handlers=[])
