"""Hears every button of ours; one listener, since matching costs by the listener."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.heard import Submission
from handlers.slack import read
from handlers.slack.desk import guarded
from handlers.slack.room import Room
from handlers.wishes import of_choice, of_click
from messages.actions import Action
from okr.notices.notice import FormNotice, Notice

EVERY_BUTTON = re.compile(".*")
"""Those of older versions too: a button that nobody hears looks broken."""

_ONCE = frozenset({Action.NO_CHANGE, Action.NO_CHANGE_REST})
"""Buttons that a double click must not press twice."""


def register(app: AsyncApp, room: Room) -> None:
    @app.action(EVERY_BUTTON)
    async def button(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        async def pressed() -> None:
            notice = await guarded(_press(room, body, client))
            if notice is not None:
                await room.show(client, where, body, notice)

        where = read.origin(body)
        await ack()
        await room.desk.see_through(pressed())


async def _press(room: Room, body: dict[str, Any], client: AsyncWebClient) -> Notice | None:
    form = read.chosen(body, room.services.now())
    if form is not None:
        await _redraw(room, form, body, client)
        return None
    click = read.click(body, room.services.now())
    once = read.click_key(body) if click.action in _ONCE else None
    return await room.ask_and_open(lambda: of_click(click), body, client, once=once)


async def _redraw(room: Room, form: Submission, body: dict[str, Any], client: AsyncWebClient) -> None:
    """What was chosen in a form decides what else it asks."""
    where = read.origin(body)
    answered = await room.ask(lambda: of_choice(form), client, where)
    if isinstance(answered, FormNotice):
        view = room.replies.form(answered, where, room.services.now())
        await room.replies.redraw(client, read.view_shown(body), view)
