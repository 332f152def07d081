"""`chat.*`: posting, changing, deleting and pointing at messages."""

from dataclasses import replace

from playground.checked import checked_blocks
from playground.errors import SlackError
from playground.facts import Channel, Json, Message
from playground.web_api.call import Call
from playground.web_api.content import checked_content
from playground.wire import message_json


async def post_message(call: Call) -> Json:
    channel = _postable(call)
    message = _new_message(call)
    call.services.talk.post(channel, message)
    return _posted(call, channel, message)


async def post_ephemeral(call: Call) -> Json:
    channel = _postable(call)
    reader = call.required("user")
    if reader not in channel.members:
        raise SlackError("user_not_in_channel")
    message = replace(_new_message(call), for_user=reader)
    call.services.talk.post(channel, message)
    return {"message_ts": message.ts}


async def update(call: Call) -> Json:
    channel, before = _own_message(call, "cant_update_message")
    content = checked_content(call)
    kept = {name: getattr(before, name) for name in ("metadata", "attachments") if name not in call.params}
    after = call.services.talk.change(channel, before, replace(before, **{**content, **kept}))
    return {**_posted(call, channel, after), "text": after.text}


async def delete(call: Call) -> Json:
    channel, message = _own_message(call, "cant_delete_message")
    call.services.talk.delete(channel, message.ts)
    return {"channel": channel.id, "ts": message.ts}


async def get_permalink(call: Call) -> Json:
    channel = call.channel()
    message = call.world.message(channel.id, call.required("message_ts"))
    link = f"{call.services.base_url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


async def unfurl(call: Call) -> Json:
    """Cards under a person's links: they become attachments of the message."""
    channel = call.channel()
    message = call.world.message(channel.id, call.required("ts"))
    unfurls = call.structure("unfurls") or {}
    if not isinstance(unfurls, dict) or not all(url in message.text for url in unfurls):
        raise SlackError("cannot_unfurl_url")
    cards = tuple(_card(call, url, given) for url, given in unfurls.items())
    call.world.put_message(channel, replace(message, attachments=(*message.attachments, *cards)))
    return {}


def _card(call: Call, url: str, given: Json) -> Json:
    blocks = checked_blocks(call.world, given.get("blocks"))
    shown = {**given, **({"blocks": list(blocks)} if blocks else {})}
    return {**shown, "from_url": url, "app_unfurl_url": url, "is_app_unfurl": True}


def _new_message(call: Call) -> Message:
    return Message(
        ts=call.world.stamps.next(),
        user=call.bot,
        bot_id=call.world.app.bot_id,
        thread_ts=call.text("thread_ts") or None,
        broadcast=call.flag("reply_broadcast"),
        **checked_content(call),
    )


def _postable(call: Call) -> Channel:
    channel = _addressed(call)
    if channel.is_archived:
        raise SlackError("is_archived")
    open_to_all = channel.kind == "channels" and "chat:write.public" in call.world.app.scopes
    if call.bot not in channel.members and not open_to_all:
        raise SlackError("channel_not_found" if channel.is_im else "not_in_channel")
    return channel


def _addressed(call: Call) -> Channel:
    """A channel by id or name, or a person, whose direct messages are opened."""
    given = call.text("channel")
    if not given:
        raise SlackError("channel_not_found")
    if given in call.world.users:
        return call.world.im(call.bot, _reachable(call, given))
    if given in call.world.channels:
        return call.world.channels[given]
    named = (one for one in call.world.channels.values() if one.name and one.name == given.removeprefix("#"))
    return next(named, None) or call.world.channel(given)


def _reachable(call: Call, user_id: str) -> str:
    user = call.world.user(user_id)
    if user.deleted:
        raise SlackError("user_disabled")
    if user.is_bot:
        raise SlackError("cannot_dm_bot")
    return user.id


def _own_message(call: Call, refusal: str) -> tuple[Channel, Message]:
    channel = call.channel()
    message = call.world.message(channel.id, call.required("ts"))
    if message.for_user:
        raise SlackError("message_not_found")
    if message.user != call.bot:
        raise SlackError(refusal)
    return channel, message


def _posted(call: Call, channel: Channel, message: Message) -> Json:
    return {"channel": channel.id, "ts": message.ts, "message": message_json(call.world, channel, message)}
