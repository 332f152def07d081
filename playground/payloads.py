"""The payloads of commands and interactions, with every field the real ones have."""

from playground.facts import Channel, Json, Message, SlashCommand, User, View
from playground.wire import message_json, view_json
from playground.world import World

TOKEN = "playground"  # noqa: S105 - the verification token nobody should use any more


def slash_command(world: World, user: User, channel: Channel, command: SlashCommand, text: str) -> Json:
    """All but `trigger_id` and `response_url`."""
    return {
        "token": TOKEN,
        "team_id": world.team.id,
        "team_domain": world.team.domain,
        "channel_id": channel.id,
        "channel_name": "directmessage" if channel.is_im else channel.name,
        "user_id": user.id,
        "user_name": user.name,
        "command": command.command,
        "text": text,
        "api_app_id": world.app.app_id,
        "is_enterprise_install": "false",
    }


def interaction(world: World, kind: str, user: User) -> Json:
    """What every interaction says."""
    return {
        "type": kind,
        "team": {"id": world.team.id, "domain": world.team.domain},
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team or world.team.id,
        },
        "api_app_id": world.app.app_id,
        "token": TOKEN,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def on_message(world: World, channel: Channel, message: Message) -> Json:
    """Where in a conversation it happened; an ephemeral message is not itself sent back."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": message.for_user is not None,
    }
    if message.is_reply:
        container["thread_ts"] = message.thread_ts
    shape: Json = {"container": container, "channel": channel_ref(channel)}
    if message.for_user is None:
        shape["message"] = message_json(world, channel, message)
    return shape


def in_view(world: World, view: View) -> Json:
    return {"container": {"type": "view", "view_id": view.id}, "view": view_json(world, view)}


def channel_ref(channel: Channel) -> Json:
    return {"id": channel.id, "name": "directmessage" if channel.is_im else channel.name}


def acted(element: Json, block_id: str, action: Json, at: str) -> Json:
    """One entry of `actions`: what the page says was chosen, and what the block itself knows."""
    known: Json = {
        name: element[name]
        for name in ("text", "value", "style", "url")
        if name in element and element["type"] == "button"
    }
    return {
        **action,
        **known,
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": at,
    }
