"""Hears what people write to the bot: words as after `/okr`, or an answer to this week's question."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.slack import read
from handlers.slack.desk import guarded
from handlers.slack.read import Origin
from handlers.slack.reply import offer
from handlers.slack.room import Room
from okr.commands.clockwork import Hear
from okr.commands.week import AmendInWords, AnswerInWords
from okr.commands.wish import Wish
from okr.errors.okr_error import OkrError
from okr.notices.notice import FormNotice, Notice
from okr.notices.week import CheckInsRecorded
from okr.phrases import is_phrase, read_phrase
from okr.phrases.said import Said
from okr.usecases.amend_in_words import amend_in_words
from okr.usecases.hear import hear

_COMMAND = re.compile(r"^\s*/?okr\b", re.IGNORECASE)
"""Begins what is typed here out of habit."""


_EDITED: dict[str, str | Sequence[str | re.Pattern[Any] | None] | None] = {
    "type": "message",
    "subtype": "message_changed",
}


def register(app: AsyncApp, room: Room) -> None:
    @app.event(_EDITED)
    async def edited(body: dict[str, Any], client: AsyncWebClient) -> None:
        said = read.edited(body)
        if said is not None:
            await room.desk.see_through(_amend(room, said, body, client))

    @app.event("message")
    async def written(body: dict[str, Any], client: AsyncWebClient) -> None:
        said = read.message(body, room.services.now())
        if said is not None:
            await room.desk.see_through(_reply(room, said, body, client))


async def _reply(room: Room, said: Said, body: dict[str, Any], client: AsyncWebClient) -> None:
    where = read.message_origin(body)
    words = AnswerInWords(said.workspace, said.by, "", read.message_source(body))
    notice = await guarded(_answer(room, said, words, read.event_key(body), client, where), typed=said.text)
    await _show(room, words, await room.name_people(said.workspace, notice), client, where)


async def _amend(room: Room, said: AmendInWords, body: dict[str, Any], client: AsyncWebClient) -> None:
    where = read.message_origin(body)
    notice = await guarded(_amended(room, said, read.event_key(body)), typed=said.text)
    room.homes.changed(client, where, AnswerInWords(said.workspace, said.by, said.text, said.source))
    await _show(room, said, await room.name_people(said.workspace, notice), client, where)


async def _show(
    room: Room,
    said: AnswerInWords | AmendInWords,
    notice: Notice | None,
    client: AsyncWebClient,
    where: Origin,
) -> None:
    if isinstance(notice, CheckInsRecorded):
        await room.echo(client, where, said, notice)
    elif notice is not None:
        await room.tell_privately(client, where, notice)


async def _answer(
    room: Room, said: Said, words: AnswerInWords, once: str, client: AsyncWebClient, where: Origin
) -> Notice | None:
    try:
        answered = await room.ask(lambda: _wish(said, words), client, where, once=once)
    except OkrError:
        await _heard(room, words, once)
        raise
    return offer(answered) if isinstance(answered, FormNotice) else answered


async def _amended(room: Room, said: AmendInWords, once: str) -> Notice | None:
    try:
        return await room.services.perform(amend_in_words, said, once=once)
    except OkrError:
        await _heard(room, said, once)
        raise


async def _heard(room: Room, said: AnswerInWords | AmendInWords, once: str) -> None:
    """What was wrong is undone, its key too; marked by itself, a second delivery is not complained about."""
    await room.services.perform(hear, Hear(said.workspace, said.by), once=once)


def _wish(said: Said, words: AnswerInWords) -> Wish:
    text = _COMMAND.sub("", said.text, count=1).strip()
    spoken = Said(said.workspace, said.by, text, said.today)
    if is_phrase(spoken) or not text:
        return read_phrase(spoken)
    return replace(words, text=text)
