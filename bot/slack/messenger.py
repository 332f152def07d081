"""Speaks in Slack without being asked: the Messenger port over the Web API."""

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from messages.compose import compose
from messages.slack import SlackMessage, draw
from messages.words import Words
from okr.notices import Notice
from okr.ports import Address, DeliveryUnknown, NotDelivered, Place, Receipt

METADATA_TYPE = "cairn_message"

SOON = 5.0
"""Seconds to wait when Slack could not be reached at all."""

SERVER_ERROR = 500


class SlackMessenger:
    """One workspace's voice. `client` must not retry by itself."""

    def __init__(self, client: AsyncWebClient, words: Words) -> None:
        self._client = client
        self._words = words
        self._direct: dict[str, str] = {}
        """The conversation with each person, once opened."""

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        answer = await self._call(
            "chat.postMessage",
            channel=await self._conversation(address),
            **self._drawn(notice),
            metadata={"event_type": METADATA_TYPE, "event_payload": {"key": key}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return Receipt(address.workspace, str(answer["channel"]), str(answer["ts"]))

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        await self._call(
            "chat.update", channel=receipt.conversation, ts=receipt.message, **self._drawn(notice)
        )

    async def retract(self, receipt: Receipt) -> None:
        await self._call("chat.delete", channel=receipt.conversation, ts=receipt.message)

    async def _conversation(self, address: Address) -> str:
        if address.place is Place.CHANNEL:
            return address.id
        if address.id not in self._direct:
            self._direct[address.id] = await self._opened(address.id)
        return self._direct[address.id]

    async def _opened(self, person: str) -> str:
        """Nothing was said yet: whatever became of this call, it may be made again."""
        try:
            opened = await self._call("conversations.open", users=person)
        except DeliveryUnknown as error:
            raise NotDelivered(error.reason, retry_after=SOON) from error
        return str(opened["channel"]["id"])

    def _drawn(self, notice: Notice) -> dict[str, Any]:
        message: SlackMessage = draw(compose(notice, self._words))
        return {"text": message.text, "blocks": message.blocks}

    async def _call(self, method: str, **arguments: object) -> Mapping[str, Any]:
        try:
            answer = await self._client.api_call(method, json=arguments)
        except SlackApiError as error:
            raise _refused(error) from error
        except ClientConnectorError as error:
            raise NotDelivered("unreachable", retry_after=SOON) from error
        except (ClientError, TimeoutError) as error:
            raise DeliveryUnknown(type(error).__name__) from error
        data: Mapping[str, Any] = answer.data  # type: ignore[assignment]  # bytes only for files
        return data


def _refused(error: SlackApiError) -> NotDelivered:
    response = error.response
    reason = str(response.get("error") or f"status {response.status_code}")
    if response.status_code >= SERVER_ERROR:
        return DeliveryUnknown(reason)
    if reason == "ratelimited" or response.status_code == 429:  # noqa: PLR2004
        return NotDelivered(reason, retry_after=float(response.headers.get("Retry-After", 1)))
    return NotDelivered(reason, retry_after=None)
