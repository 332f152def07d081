"""Hears what happens to people; everything else Slack tells is acknowledged, so that it is not sent again."""

import re
from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers.slack import read
from handlers.slack.desk import guarded
from handlers.slack.room import Room
from okr.commands import MeetPeople
from okr.usecases.follow_people import follow_people


def register(app: AsyncApp, room: Room) -> None:
    @app.event("user_change")
    async def changed(body: dict[str, Any]) -> None:
        await room.desk.see_through(_follow(room, body))

    @app.event(re.compile(".*"))
    async def anything() -> None:
        """Nothing to do; without a listener Bolt would answer 404 and Slack would try again."""


async def _follow(room: Room, body: dict[str, Any]) -> None:
    news = MeetPeople(read.workspace(body), (read.changed_person(body),))
    await guarded(room.services.perform(follow_people, news))
