"""Facts in the shapes Slack's Web API and payloads give them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playground.facts import AppUnderTest, Channel, File, Json, Message, User, View
from playground.world import World


def user_json(world: World, user: User, *, with_email: bool = True) -> Json:
    return {
        "id": user.id,
        "team_id": user.team or world.team.id,
        "name": user.name,
        "real_name": user.real_name,
        "deleted": user.deleted,
        "color": user.color,
        "is_bot": user.is_bot,
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_restricted": user.is_restricted,
        "is_ultra_restricted": False,
        "is_app_user": False,
        "is_stranger": bool(user.team),
        "updated": 0,
        **_zone(world, user),
        "profile": _profile(world, user, with_email=with_email),
    }


def _zone(world: World, user: User) -> Json:
    offset = world.clock.now().astimezone(ZoneInfo(user.tz)).utcoffset()
    return {"tz": user.tz, "tz_label": user.tz, "tz_offset": int(offset.total_seconds()) if offset else 0}


def _profile(world: World, user: User, *, with_email: bool) -> Json:
    profile = {
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "title": user.title,
        "team": world.team.id,
    }
    return profile | ({"email": user.email} if with_email and user.email else {})


def channel_json(world: World, channel: Channel) -> Json:
    common = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.is_archived,
        "is_im": channel.is_im,
    }
    if channel.is_im:
        bot = world.app.bot_user_id
        other = next((one for one in channel.members if one != bot), bot)
        return {
            **common,
            "user": other,
            "is_channel": False,
            "is_private": True,
            "context_team_id": world.team.id,
        }
    return {
        **common,
        "name": channel.name,
        "name_normalized": channel.name,
        "is_channel": not channel.is_private,
        "is_group": channel.is_private,
        "is_private": channel.is_private,
        "is_mpim": False,
        "is_general": channel.name == "general",
        "is_member": world.app.bot_user_id in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "context_team_id": world.team.id,
    }


def message_json(world: World, channel: Channel, message: Message, *, with_metadata: bool = True) -> Json:
    shape: Json = {"type": "message", "user": message.user, "text": message.text, "ts": message.ts}
    shape["team"] = world.team.id
    shape |= _author(world.app, message)
    if message.blocks is not None:
        shape["blocks"] = list(message.blocks)
    if message.attachments:
        shape["attachments"] = list(message.attachments)
    if message.broadcast:
        shape["subtype"] = "thread_broadcast"
    if message.edited_ts is not None:
        shape["edited"] = {"user": message.user, "ts": message.edited_ts}
    if message.metadata is not None and with_metadata:
        shape["metadata"] = message.metadata
    if message.files:
        shape["files"] = [file_json(world, world.files[one]) for one in message.files]
    return shape | _thread(world, channel, message)


def _author(app: AppUnderTest, message: Message) -> Json:
    if message.bot_id is None:
        return {}
    profile = {"id": message.bot_id, "app_id": app.app_id, "name": app.name, "deleted": False}
    return {"bot_id": message.bot_id, "app_id": app.app_id, "bot_profile": profile}


def _thread(world: World, channel: Channel, message: Message) -> Json:
    if message.is_reply:
        return {"thread_ts": message.thread_ts}
    replies = world.replies(channel.id, message.ts)
    if not replies:
        return {}
    writers = list(dict.fromkeys(one.user for one in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": writers,
        "reply_users_count": len(writers),
        "latest_reply": replies[-1].ts,
    }


def file_json(world: World, file: File) -> Json:
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2],
        "size": file.length,
        "alt_txt": file.alt_text,
        "user": file.user,
        "url_private": f"/files/{file.id}/{file.name}",
        "channels": [file.channel] if file.channel in world.channels else [],
    }


def view_json(world: World, view: View) -> Json:
    return {
        "id": view.id,
        "team_id": world.team.id,
        "type": view.type,
        "title": view.title,
        "submit": view.submit,
        "close": view.close,
        "blocks": list(view.blocks),
        "private_metadata": view.private_metadata,
        "callback_id": view.callback_id,
        "external_id": view.external_id,
        "state": {"values": view.values},
        "hash": view.hash,
        "clear_on_close": view.clear_on_close,
        "notify_on_close": view.notify_on_close,
        "submit_disabled": view.submit_disabled,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": world.app.app_id,
        "app_installed_team_id": world.team.id,
        "bot_id": world.app.bot_id,
    }


def instant(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")
