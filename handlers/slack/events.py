"""Hears what happens to people and their groups.

Everything else Slack tells is acknowledged, so that it is not sent again.
"""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from handlers.groups import follow
from handlers.slack import read
from handlers.slack.desk import guarded
from handlers.slack.room import Room
from okr.commands.people import MeetPeople
from okr.usecases.follow_people import follow_people

ANYTHING = re.compile(".*")


def register(app: AsyncApp, room: Room) -> None:
    @app.event("user_change")
    async def changed(body: dict[str, Any]) -> None:
        await room.desk.see_through(_follow(room, body))

    @app.event("subteam_members_changed")
    async def regrouped(body: dict[str, Any]) -> None:
        await room.desk.see_through(_regroup(room, body))

    @app.event(ANYTHING)
    async def happened() -> None:
        """Nothing to do; without a listener Bolt would answer 404 and Slack would try again."""

    @app.shortcut(ANYTHING)
    @app.view_closed(ANYTHING)
    @app.options(ANYTHING)
    async def asked(ack: AsyncAck) -> None:
        """Nothing of ours, or of an older manifest; unheard, it would look broken to whoever asked."""
        await ack()


async def _follow(room: Room, body: dict[str, Any]) -> None:
    news = MeetPeople(read.workspace(body), (read.changed_person(body),))
    await guarded(room.services.perform(follow_people, news))


async def _regroup(room: Room, body: dict[str, Any]) -> None:
    await guarded(follow(room.services, read.workspace(body), read.changed_group(body)))
