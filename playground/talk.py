"""Posting, changing and deleting messages: the world remembers, the app is told."""

from dataclasses import replace

from playground.errors import SlackError
from playground.events import Events
from playground.facts import Channel, Message
from playground.seen import Seen, Sight
from playground.world import World


class Talk:
    def __init__(self, world: World, events: Events, seen: Seen) -> None:
        self._seen = seen
        self._world = world
        self._events = events

    def post(self, channel: Channel, message: Message) -> Message:
        if message.thread_ts is not None and not message.for_user:
            self._refuse_lost_thread(channel, message.thread_ts)
        self._world.put_message(channel, message)
        self._seen.note(Sight.POSTED, channel, message)
        if not message.for_user:
            self._events.posted(channel, message)
        return message

    def change(self, channel: Channel, before: Message, after: Message) -> Message:
        if not before.for_user:
            after = replace(after, edited_ts=self._world.stamps.next())
        self._world.put_message(channel, after)
        self._seen.note(Sight.CHANGED, channel, after)
        if not before.for_user:
            self._events.changed(channel, before, after)
        return after

    def delete(self, channel: Channel, ts: str) -> None:
        gone = self._world.drop_message(channel, ts)
        self._seen.note(Sight.DELETED, channel, gone)
        if not gone.for_user:
            self._events.deleted(channel, gone)

    def _refuse_lost_thread(self, channel: Channel, thread_ts: str) -> None:
        """A thread hangs under a top-level message; under a reply there is none."""
        try:
            parent = self._world.message(channel.id, thread_ts)
        except SlackError:
            raise SlackError("thread_not_found") from None
        if parent.is_reply or parent.for_user:
            raise SlackError("thread_not_found")
