"""`conversations.*`: channels, their people and what was said in them."""

from collections.abc import Iterable

from playground.errors import SlackError
from playground.facts import Channel, Json, Message
from playground.web_api.call import Call
from playground.web_api.paging import page
from playground.wire import channel_json, message_json

KIND_OF_TYPE = {"public_channel": "channels", "private_channel": "groups", "im": "im"}


async def open_im(call: Call) -> Json:
    if call.text("channel"):
        channel = call.joined_channel()
        return {"channel": channel_json(call.world, channel), "no_op": True, "already_open": True}
    people = call.items("users")
    if len(people) != 1:
        raise SlackError("users_list_not_supplied" if not people else "method_not_supported_for_channel_type")
    user = call.world.user(people[0])
    if user.deleted:
        raise SlackError("user_disabled")
    if user.is_bot:
        raise SlackError("cannot_dm_bot")
    known = call.world.find_im(call.bot, user.id) is not None
    channel = call.world.im(call.bot, user.id)
    opened = channel_json(call.world, channel) if call.flag("return_im") else {"id": channel.id}
    return {"channel": opened, **({"no_op": True, "already_open": True} if known else {})}


async def info(call: Call) -> Json:
    channel = _visible(call)
    call.need_scope(f"{channel.kind}:read")
    return {"channel": channel_json(call.world, channel)}


async def list_all(call: Call) -> Json:
    kinds = _asked_kinds(call)
    seen = [one for one in call.world.channels.values() if one.kind in kinds and _sees(call, one)]
    if call.flag("exclude_archived"):
        seen = [one for one in seen if not one.is_archived]
    rows, following = page(call, seen)
    return {"channels": [channel_json(call.world, one) for one in rows], "response_metadata": following}


async def members(call: Call) -> Json:
    channel = _visible(call)
    call.need_scope(f"{channel.kind}:read")
    rows, following = page(call, channel.members)
    return {"members": rows, "response_metadata": following}


async def join(call: Call) -> Json:
    channel = _visible(call)
    if channel.kind != "channels":
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    if call.bot not in channel.members:
        channel = call.world.join(channel, call.bot)
        call.services.events.joined(channel, call.bot)
    return {"channel": channel_json(call.world, channel)}


async def history(call: Call) -> Json:
    channel = call.joined_channel()
    call.need_scope(f"{channel.kind}:history")
    said = [one for one in call.world.messages(channel.id) if not one.for_user]
    top = [one for one in said if not one.is_reply or one.broadcast]
    rows, following = page(call, list(reversed(list(_between(call, top)))), most=999)
    return _messages(call, channel, rows, following)


async def replies(call: Call) -> Json:
    channel = call.joined_channel()
    call.need_scope(f"{channel.kind}:history")
    asked = call.required("ts")
    try:
        message = call.world.message(channel.id, asked)
    except SlackError:
        raise SlackError("thread_not_found") from None
    thread = [message] if message.is_reply else [message, *call.world.replies(channel.id, asked)]
    rows, following = page(call, list(_between(call, thread)))
    return _messages(call, channel, rows, following)


def _messages(call: Call, channel: Channel, rows: list[Message], following: Json) -> Json:
    full = call.flag("include_all_metadata")
    return {
        "messages": [message_json(call.world, channel, one, with_metadata=full) for one in rows],
        "has_more": bool(following["next_cursor"]),
        "response_metadata": following,
    }


def _between(call: Call, said: Iterable[Message]) -> Iterable[Message]:
    oldest, latest = call.text("oldest", "0"), call.text("latest") or "inf"
    try:
        low, high = float(oldest), float(latest)
    except ValueError:
        raise SlackError("invalid_ts_oldest") from None
    edges = {oldest, latest} if call.flag("inclusive") else set()
    return (one for one in said if low < float(one.ts) < high or one.ts in edges)


def _asked_kinds(call: Call) -> set[str]:
    asked = call.items("types") or ["public_channel"]
    unknown = [one for one in asked if one not in {*KIND_OF_TYPE, "mpim"}]
    if unknown:
        raise SlackError("invalid_types")
    kinds = {KIND_OF_TYPE[one] for one in asked if one in KIND_OF_TYPE}
    for kind in sorted(kinds):
        call.need_scope(f"{kind}:read")
    return kinds


def _sees(call: Call, channel: Channel) -> bool:
    return channel.kind == "channels" or call.bot in channel.members


def _visible(call: Call) -> Channel:
    channel = call.channel()
    if not _sees(call, channel):
        raise SlackError("channel_not_found")
    return channel
