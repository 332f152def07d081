"""Asks Slack whether it takes our tokens, before anything rests on them."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from aiohttp import ClientError
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.refusals import PERHAPS_SHUT_OUT, SHUT_OUT, word_of
from handlers.slack.read import PREFIX
from okr.person import WorkspaceId

ASK_AFTER: Final = 30.0
"""Seconds for which an answer about the token holds, however often the process is asked about itself."""

ANSWER_WITHIN: Final = 2.0
"""Seconds that whoever asks about the process can be kept waiting for Slack."""


class NotTaken(Exception):
    """Slack refuses a token; says which setting holds it, and never the token."""

    def __init__(self, setting: str, error: SlackApiError) -> None:
        word = word_of(error) or "its answer cannot be read"
        super().__init__(f"Slack does not take {setting}: {word}.")


@dataclass(frozen=True, slots=True)
class Installation:
    """What Slack says of the bot's token."""

    workspace: WorkspaceId
    authorized: AuthorizeResult


async def installation(client: AsyncWebClient) -> Installation:
    """Ask once whose token this is, as Bolt would on the way of somebody's request. Raises NotTaken."""
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        raise NotTaken("SLACK_BOT_TOKEN", error) from error
    owner = answer.get("enterprise_id") if answer.get("is_enterprise_install") else answer["team_id"]
    authorized = AuthorizeResult.from_auth_test_response(auth_test_response=answer, bot_token=client.token)
    return Installation(WorkspaceId(f"{PREFIX}{owner}"), authorized)


async def ticket(client: AsyncWebClient, token: str) -> str:
    """Where one connection of Socket Mode may be opened, once. Raises NotTaken."""
    try:
        answer = await client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        raise NotTaken("SLACK_APP_TOKEN", error) from error
    return str(answer["url"])


class TokenWatch:
    """Whether Slack takes the bot's token: asked after a while anew; as last heard where nobody answers."""

    def __init__(self, client: AsyncWebClient, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._clock = clock
        self._valid = True
        self._ask_at = clock() + ASK_AFTER

    async def valid(self) -> bool:
        if self._clock() >= self._ask_at:
            self._ask_at = self._clock() + ASK_AFTER
            self._valid = await self._is_taken()
        return self._valid

    async def _is_taken(self) -> bool:
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                await self._client.auth_test()
        except SlackApiError as error:
            return word_of(error) not in SHUT_OUT | PERHAPS_SHUT_OUT
        except (ClientError, TimeoutError):
            return self._valid
        return True
