"""Hears the shortcuts: check in from anywhere, and keep a message as evidence or as a blocker."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from handlers.slack.desk import guarded
from handlers.slack.room import Room
from handlers.wishes import of_shortcut
from messages.actions import Shortcut
from okr.notices.notice import Notice

OURS = re.compile(f"^({'|'.join(Shortcut)})$")


def register(app: AsyncApp, room: Room) -> None:
    @app.shortcut(OURS)
    async def taken(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        async def answered() -> None:
            notice = await guarded(_take(room, body, client))
            if notice is not None:
                await room.tell_privately(client, read.origin(body), notice)

        await ack()
        await room.desk.see_through(answered())


async def _take(room: Room, body: dict[str, Any], client: AsyncWebClient) -> Notice | None:
    taken = read.taken(body, room.services.now())
    link = await _link(client, taken) if taken.message else ""
    return await room.ask_and_open(
        lambda: of_shortcut(taken.shortcut, taken.who, taken.text, link), body, client
    )


async def _link(client: AsyncWebClient, taken: read.Taken) -> str:
    """Slack tells it of conversations the bot is in; for the others it is written as Slack writes it."""
    try:
        found = await client.chat_getPermalink(channel=taken.channel, message_ts=taken.message)
    except SlackApiError:
        return taken.address
    return str(found["permalink"])
