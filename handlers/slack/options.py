"""Hears what people type into a field that is looked up, and offers what it may mean."""

import re
from collections.abc import Iterable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from handlers.slack.room import Room
from messages.actions import FIND
from messages.card import Option
from messages.slack import draw_options
from okr.commands.reading import Nameable
from okr.errors.okr_error import OkrError
from okr.notices.named import Name
from okr.usecases.find_names import find_names

EVERY_LOOKUP = re.compile(f"^{FIND}:.*")


def register(app: AsyncApp, room: Room) -> None:
    @app.options(EVERY_LOOKUP)
    async def typed(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack(options=draw_options(await _found(room, body, client)))


async def _found(room: Room, body: dict[str, Any], client: AsyncWebClient) -> list[Option]:
    """Nothing, for who may read nothing: the form says why when it is sent."""
    try:
        asked = read.suggestion(body)
        if asked.kind is Nameable.USER_GROUP:
            return _options(await room.groups.find(client, asked.workspace, asked.text))
        names = await room.services.perform(find_names, asked)
    except OkrError:
        return []
    return _options(names)


def _options(names: Iterable[Name]) -> list[Option]:
    return [Option(each.value, each.label) for each in names]
