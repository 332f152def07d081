"""Speaks in Slack without being asked: the Messenger port over the Web API."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Mapping
from datetime import datetime
from typing import Any

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.clients import TIMEOUT
from bot.slack.refusals import ASK_AGAIN, PERHAPS_SHUT_OUT, refused
from messages.compose import compose
from messages.slack import SlackMessage, draw
from messages.words import Words
from okr.address import Address, Place
from okr.notices.notice import Notice
from okr.ports import CannotLookUp, DeliveryUnknown, NotDelivered, NotWelcome, Receipt

METADATA_TYPE = "cairn_message"

NO_SUCH_CHANNEL = "channel_not_found"

UNREADABLE = (AttributeError, TypeError, ValueError)
"""What the SDK raises over an answer that is no object: by then the call was made."""

AT_ONCE = 200
"""Messages looked through with one call."""


class SlackMessenger:
    """One workspace's voice. `client` must not retry by itself."""

    def __init__(self, client: AsyncWebClient, words: Words) -> None:
        self._client = client
        self._words = words
        self._opened: dict[str, str] = {}
        """The conversation with each person, which stays the same."""

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        """Slack opens the conversation with a person by itself: one call a message, even for the first.

        Others that speak Slack's language may want it opened beforehand, and know no such channel.
        """
        try:
            async with asyncio.timeout(TIMEOUT):  # for all of it: whoever looks for it later relies on that
                return await self._told(address, notice, key)
        except TimeoutError as error:
            raise DeliveryUnknown(type(error).__name__) from error

    async def _told(self, address: Address, notice: Notice, key: str) -> Receipt:
        try:
            return await self._post(address, address.id, notice, key)
        except NotDelivered as error:
            if address.place is not Place.PERSON or error.reason != NO_SUCH_CHANNEL:
                raise
        return await self._post(address, await self._conversation(address), notice, key)

    async def _post(self, address: Address, channel: str, notice: Notice, key: str) -> Receipt:
        answer = await self._call(
            "chat.postMessage",
            channel=channel,
            **self._drawn(notice),
            metadata={"event_type": METADATA_TYPE, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        if not {"channel", "ts"} <= answer.keys():
            raise DeliveryUnknown("Slack does not say where it is")
        return Receipt(address.workspace, str(answer["channel"]), str(answer["ts"]))

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        await self._call(
            "chat.update", channel=receipt.conversation, ts=receipt.message, **self._drawn(notice)
        )

    async def retract(self, receipt: Receipt) -> None:
        await self._call("chat.delete", channel=receipt.conversation, ts=receipt.message)

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        """Needs `im:history`, and in channels `channels:history` or `groups:history` and to be a member."""
        try:
            conversation = await self._conversation(address)
            async for message in self._said(conversation, since):
                if _key_of(message) == key:
                    return Receipt(address.workspace, conversation, str(message["ts"]))
        except NotDelivered as error:
            if error.retry_after is None and not isinstance(error, DeliveryUnknown):
                raise CannotLookUp(error.reason) from error
            raise
        return None

    async def _conversation(self, address: Address) -> str:
        if address.place is Place.CHANNEL:
            return address.id
        if address.id not in self._opened:
            opened = await self._call("conversations.open", users=address.id)
            self._opened[address.id] = str(opened["channel"]["id"])
        return self._opened[address.id]

    async def _said(self, conversation: str, since: datetime) -> AsyncIterator[Mapping[str, Any]]:
        """Everything said there since then."""
        cursor: str | None = ""
        while cursor is not None:
            answer = await self._answered(
                self._client.conversations_history(
                    channel=conversation,
                    oldest=f"{since.timestamp():.6f}",
                    include_all_metadata=True,
                    limit=AT_ONCE,
                    cursor=cursor,
                )
            )
            for message in answer["messages"]:
                yield message
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or None

    def _drawn(self, notice: Notice) -> dict[str, Any]:
        message: SlackMessage = draw(compose(notice, self._words))
        return {"text": message.text, "blocks": message.blocks}

    async def _call(self, method: str, **arguments: object) -> Mapping[str, Any]:
        return await self._answered(self._client.api_call(method, json=arguments))

    async def _answered(self, call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
        """Raises NotDelivered, by kind."""
        try:
            return await _answered(call)
        except NotDelivered as error:
            if error.reason in PERHAPS_SHUT_OUT and await self._is_shut_out():
                raise NotWelcome(error.reason, seconds=ASK_AGAIN) from error
            raise

    async def _is_shut_out(self) -> bool:
        """Whether it is us whom Slack means; where nobody answers, a letter that waits harms less."""
        try:
            await _answered(self._client.auth_test())
        except NotDelivered:
            return True
        return False


async def _answered(call: Awaitable[AsyncSlackResponse]) -> Mapping[str, Any]:
    """Raises NotDelivered, by kind."""
    try:
        answer = await call
    except SlackApiError as error:
        raise refused(error) from error
    except ClientConnectorError as error:
        raise NotDelivered("unreachable", retry_after=0) from error
    except (ClientError, TimeoutError, *UNREADABLE) as error:
        raise DeliveryUnknown(type(error).__name__) from error
    data: Mapping[str, Any] = answer.data  # type: ignore[assignment]  # bytes only for files
    return data


def _key_of(message: Mapping[str, Any]) -> object:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != METADATA_TYPE:
        return None
    return (metadata.get("event_payload") or {}).get("key")
