"""Hears what people write to the bot: words as after `/okr`, or an answer to this week's question."""

import re
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from handlers.slack.desk import guarded
from handlers.slack.read import Origin
from handlers.slack.reply import offer
from handlers.slack.room import Room
from okr.commands.clockwork import Hear
from okr.commands.week import AnswerInWords
from okr.commands.wish import Wish
from okr.errors.okr_error import OkrError
from okr.notices.notice import FormNotice, Notice
from okr.phrases import is_phrase, read_phrase
from okr.phrases.said import Said
from okr.usecases.hear import hear

_COMMAND = re.compile(r"^\s*/?okr\b", re.IGNORECASE)
"""Begins what is typed here out of habit."""


def register(app: AsyncApp, room: Room) -> None:
    @app.event("message")
    async def written(body: dict[str, Any], client: AsyncWebClient) -> None:
        said = read.message(body, room.services.now())
        if said is not None:
            await room.desk.see_through(_reply(room, said, body, client))


async def _reply(room: Room, said: Said, body: dict[str, Any], client: AsyncWebClient) -> None:
    where = read.message_origin(body)
    notice = await guarded(_answer(room, said, read.event_key(body), client, where), typed=said.text)
    if notice is not None:
        await room.tell_privately(client, where, notice)


async def _answer(room: Room, said: Said, once: str, client: AsyncWebClient, where: Origin) -> Notice | None:
    try:
        answered = await room.ask(lambda: _wish(said), client, where, once=once)
    except OkrError:
        # What is wrong is undone, its key too; marked by itself, a second delivery is not complained about.
        await room.services.perform(hear, Hear(said.workspace, said.by), once=once)
        raise
    return offer(answered) if isinstance(answered, FormNotice) else answered


def _wish(said: Said) -> Wish:
    text = _COMMAND.sub("", said.text, count=1).strip()
    spoken = Said(said.workspace, said.by, text, said.today)
    if is_phrase(spoken) or not text:
        return read_phrase(spoken)
    return AnswerInWords(said.workspace, said.by, text)
