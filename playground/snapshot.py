"""What the page is shown: one person's view of the workspace."""

from playground.clock import Jumps
from playground.facts import Channel, File, Json, Message, User, View
from playground.wire import instant
from playground.world import World


async def state(world: World, user: str, jumps: Jumps) -> Json:
    world.im(user, world.app.bot_user_id)
    home = world.views.home(user)
    return {
        "team": {"id": world.team.id, "name": world.team.name, "domain": world.team.domain},
        "me": user,
        "app": {
            "id": world.app.app_id,
            "name": world.app.real_name,
            "bot_user_id": world.app.bot_user_id,
            "home": True,
        },
        "clock": await _clock(world, jumps),
        "users": [person(world, one) for one in world.users.values()],
        "channels": [_channel(world, one, user) for one in _seen(world, user)],
        "commands": [
            {"command": one.command, "usage_hint": one.usage_hint, "description": one.description}
            for one in world.commands.values()
        ],
        "shortcuts": [
            {"callback_id": one.callback_id, "name": one.name, "type": one.type.value}
            for one in world.shortcuts.values()
        ],
        "modals": [_view(one) for one in world.views.stack(user)],
        "home": None if home is None else _view(home),
    }


def messages(world: World, user: str, channel: Channel, thread: str | None) -> list[Json]:
    """Oldest first: the top level of a channel, or one thread with its parent."""
    readable = [one for one in world.messages(channel.id) if one.for_user in {None, user}]
    if thread is None:
        chosen = [one for one in readable if not one.is_reply or one.broadcast]
    else:
        chosen = [one for one in readable if thread in {one.ts, one.thread_ts}]
    return [message(world, channel, one) for one in chosen]


def message(world: World, channel: Channel, one: Message) -> Json:
    replies = [] if one.is_reply else world.replies(channel.id, one.ts)
    return {
        "ts": one.ts,
        "user": one.user,
        "text": one.text,
        "blocks": None if one.blocks is None else list(one.blocks),
        "thread_ts": one.thread_ts or (one.ts if replies else None),
        "reply_count": len(replies),
        "latest_reply": replies[-1].ts if replies else None,
        "edited": one.edited_ts is not None,
        "ephemeral": one.for_user is not None,
        "files": [_file(world.files[file_id]) for file_id in one.files],
        "attachments": list(one.attachments),
        "metadata": one.metadata,
    }


def person(world: World, user: User) -> Json:
    return {
        "id": user.id,
        "name": user.name,
        "real_name": user.real_name,
        "tz": user.tz,
        "is_bot": user.is_bot,
        "is_app": user.id == world.app.bot_user_id,
        "is_admin": user.is_admin,
        "deleted": user.deleted,
        "color": user.color,
        "title": user.title,
    }


async def _clock(world: World, jumps: Jumps) -> Json:
    named = [{"label": one.label, "at": instant(one.at)} for one in await jumps()]
    return {"now": instant(world.clock.now()), "jumps": named}


def _seen(world: World, user: str) -> list[Channel]:
    return [one for one in world.channels.values() if user in one.members]


def _channel(world: World, channel: Channel, user: str) -> Json:
    other = next((one for one in channel.members if one != user), user) if channel.is_im else None
    return {
        "id": channel.id,
        "name": world.users[other].name if other in world.users else channel.name,
        "kind": "im" if channel.is_im else "channel",
        "with": other,
        "is_private": channel.is_private,
        "is_archived": channel.is_archived,
        "topic": channel.topic,
        "members": list(channel.members),
        "unread": world.unread(user, channel.id),
    }


def _file(file: File) -> Json:
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "url": f"/files/{file.id}/{file.name}",
        "size": file.length,
    }


def _view(view: View) -> Json:
    return {
        "id": view.id,
        "hash": view.hash,
        "type": view.type,
        "title": view.title,
        "submit": view.submit,
        "close": view.close,
        "blocks": list(view.blocks),
        "errors": view.errors,
        "callback_id": view.callback_id,
        "notify_on_close": view.notify_on_close,
        "submit_disabled": view.submit_disabled,
        "state": {"values": view.values},
    }
