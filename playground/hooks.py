"""`response_url`: five late answers within half an hour to what someone did."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from playground.checked import checked_blocks
from playground.errors import SlackError
from playground.facts import Channel, Json, Message
from playground.talk import Talk
from playground.world import World

MOST_POSTS = 5
LIFETIME = 30 * 60.0


@dataclass(slots=True)
class Hook:
    """Where one act happened; `source` is the message that was acted on, if it was one."""

    channel: str
    user: str
    issued: float
    source: str | None = None
    uses: int = 0


class Hooks:
    def __init__(self, world: World, talk: Talk, wall: Callable[[], float]) -> None:
        self._world = world
        self._talk = talk
        self._wall = wall
        self._hooks: dict[str, Hook] = {}

    def issue(self, channel: str, user: str, source: str | None = None) -> str:
        """The path of a new response_url."""
        hook_id = self._world.new_id("R")
        self._hooks[hook_id] = Hook(channel, user, self._wall(), source)
        return f"/actions/{self._world.team.id}/{hook_id}"

    def use(self, hook_id: str, body: Json) -> None:
        hook = self._hooks.get(hook_id)
        if hook is None or self._wall() - hook.issued > LIFETIME:
            raise SlackError("expired_url")
        if hook.uses >= MOST_POSTS:
            raise SlackError("used_url")
        self._answer(self._world.channel(hook.channel), hook, body)
        hook.uses += 1

    def answer_command(self, channel: Channel, user: str, body: Json) -> None:
        """Show what a command's own acknowledgement said."""
        self._answer(channel, Hook(channel.id, user, self._wall()), body)

    def _answer(self, channel: Channel, hook: Hook, body: Json) -> None:
        source = self._source(hook)
        if body.get("delete_original"):
            self._delete(channel, source)
            return
        content = self._content(body)
        if body.get("replace_original") and source is not None:
            self._talk.change(channel, source, replace(source, **content))
        else:
            self._post(channel, hook, body, content)

    def _source(self, hook: Hook) -> Message | None:
        if hook.source is None:
            return None
        try:
            return self._world.message(hook.channel, hook.source)
        except SlackError:
            return None

    def _delete(self, channel: Channel, source: Message | None) -> None:
        if source is None:
            raise SlackError("message_not_found")
        self._talk.delete(channel, source.ts)

    def _content(self, body: Json) -> dict[str, Any]:
        text, blocks = str(body.get("text") or ""), checked_blocks(self._world, body.get("blocks"))
        attachments = tuple(body.get("attachments") or ())
        if not (text.strip() or blocks or attachments):
            raise SlackError("no_text")
        return {"text": text, "blocks": blocks, "attachments": attachments}

    def _post(self, channel: Channel, hook: Hook, body: Json, content: dict[str, Any]) -> None:
        """Ephemeral unless said otherwise; a response_url may speak where the bot itself may not."""
        private = body.get("response_type", "ephemeral") != "in_channel"
        message = Message(
            ts=self._world.stamps.next(),
            user=self._world.app.bot_user_id,
            bot_id=self._world.app.bot_id,
            thread_ts=body.get("thread_ts") or None,
            for_user=hook.user if private else None,
            **content,
        )
        self._talk.post(channel, message)
