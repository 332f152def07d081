"""What a person does in conversations: write, edit, delete, give commands, use shortcuts."""

from dataclasses import replace

from playground import payloads
from playground.errors import SlackError
from playground.facts import Channel, Json, Message, ShortcutType, SlashCommand, User
from playground.parcels import Answer, Kind, Parcel
from playground.services import Services
from playground.typed import command_text, message_text
from playground.wire import message_json


async def write(services: Services, user: User, channel: Channel, text: str, thread_ts: str | None) -> Json:
    if text.startswith("/"):
        return await command(services, user, channel, text, thread_ts)
    if not text.strip():
        raise SlackError("no_text")
    if channel.is_archived:
        raise SlackError("is_archived")
    words = message_text(services.world, text)
    message = Message(services.world.stamps.next(), user.id, words, thread_ts=thread_ts)
    services.talk.post(channel, message)
    return {"ts": message.ts}


async def edit(services: Services, user: User, channel: Channel, ts: str, text: str) -> Json:
    before = services.world.message(channel.id, ts)
    if before.user != user.id:
        raise SlackError("cant_update_message")
    if not text.strip():
        raise SlackError("no_text")
    services.talk.change(channel, before, replace(before, text=message_text(services.world, text)))
    return {}


async def delete(services: Services, user: User, channel: Channel, ts: str) -> Json:
    """One's own messages are deleted; an ephemeral one is dismissed by its reader."""
    message = services.world.message(channel.id, ts)
    if user.id not in {message.user, message.for_user}:
        raise SlackError("cant_delete_message")
    services.talk.delete(channel, ts)
    return {}


async def command(services: Services, user: User, channel: Channel, text: str, thread_ts: str | None) -> Json:
    name, _, arguments = text.strip().partition(" ")
    known = services.world.commands.get(name)
    if known is None:
        raise SlackError("unknown_command")
    if thread_ts is not None:
        raise SlackError("command_not_supported_in_threads")
    answer = await services.delivery.send(_command_parcel(services, user, channel, known, arguments.strip()))
    if answer.spoken_failure is not None:
        return told(services, user, answer, f'{name} failed with the error "{answer.spoken_failure}"')
    _show_answer(services, user, channel, answer)
    return {}


async def shortcut(
    services: Services, user: User, callback_id: str, place: tuple[Channel, str] | None
) -> Json:
    known = services.world.shortcuts.get(callback_id)
    if known is None or (known.type is ShortcutType.MESSAGE) != (place is not None):
        raise SlackError("unknown_shortcut")
    kind = "shortcut" if place is None else "message_action"
    payload = payloads.interaction(services.world, kind, user)
    payload |= {"callback_id": callback_id, "action_ts": services.world.stamps.next()}
    payload["trigger_id"] = services.triggers.issue(user.id)
    if place is not None:
        payload |= _on_message(services, user, *place)
    answer = await services.delivery.send(Parcel(Kind.INTERACTIVE, payload))
    return told(services, user, answer)


async def open_home(services: Services, user: User, tab: str = "home") -> Json:
    channel = services.world.im(user.id, services.world.app.bot_user_id)
    services.events.home_opened(user.id, channel, tab)
    return {}


def told(services: Services, user: User, answer: Answer, words: str | None = None) -> Json:
    """Say in the page that the app failed, if it did."""
    failure = answer.spoken_failure
    if failure is None:
        return {}
    services.live.toast(user.id, words or f"We had some trouble connecting. Try again? ({failure})")
    return {"failed": failure}


def _command_parcel(
    services: Services, user: User, channel: Channel, known: SlashCommand, text: str
) -> Parcel:
    words = command_text(services.world, text, should_escape=known.should_escape)
    payload = payloads.slash_command(services.world, user, channel, known, words)
    payload["response_url"] = services.base_url + services.hooks.issue(channel.id, user.id)
    payload["trigger_id"] = services.triggers.issue(user.id)
    return Parcel(Kind.COMMAND, payload)


def _show_answer(services: Services, user: User, channel: Channel, answer: Answer) -> None:
    """Text or JSON in the acknowledgement itself is shown; a broken one is only told to the person."""
    if not answer.body:
        return
    try:
        services.hooks.answer_command(channel, user.id, answer.body)
    except SlackError as error:
        services.live.toast(user.id, f"The app's answer could not be shown ({error.code})")


def _on_message(services: Services, user: User, channel: Channel, ts: str) -> Json:
    message = services.world.message(channel.id, ts)
    return {
        "channel": payloads.channel_ref(channel),
        "message_ts": ts,
        "message": message_json(services.world, channel, message),
        "response_url": services.base_url + services.hooks.issue(channel.id, user.id, ts),
    }
