"""Hears `/okr`: the answer is for its caller's eyes only."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from handlers.slack.desk import guarded
from handlers.slack.room import Room
from okr.notices.notice import Notice
from okr.phrases import read_phrase


def register(app: AsyncApp, room: Room) -> None:
    @app.command("/okr")
    async def okr(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        async def at_once(notice: Notice | None) -> None:
            message = notice and room.replies.message(notice)
            await (ack(text=message.text, blocks=message.blocks) if message else ack())

        async def later(notice: Notice | None) -> None:
            if notice is not None:
                await room.tell_privately(client, read.origin(body), notice)

        said = read.said(body, room.services.now())
        answer = room.ask_and_open(lambda: read_phrase(said), body, client)
        await room.desk.take(guarded(answer, typed=read.command_typed(body)), at_once=at_once, later=later)
