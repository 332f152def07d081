"""The state of one workspace, in memory, and the ways it changes; whoever watches is told of each change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from playground.clock import PlayClock, Stamps
from playground.errors import SlackError
from playground.facts import (
    SLACKBOT,
    AppUnderTest,
    Channel,
    File,
    Message,
    TokenState,
    User,
    UserGroup,
    Workspace,
)
from playground.threads import Threads
from playground.views import Views


class Feed(Protocol):
    """Who is told when something people can see has changed."""

    def message(self, channel: Channel, message: Message) -> None: ...

    def deleted(self, channel: Channel, message: Message) -> None: ...

    def state(self, users: Iterable[str]) -> None: ...

    def toast(self, user: str, text: str) -> None: ...


class World:
    def __init__(self, workspace: Workspace, app: AppUnderTest, clock: PlayClock, feed: Feed) -> None:
        self.team = workspace.team
        self.users = {user.id: user for user in workspace.users}
        self.users.setdefault(app.bot_user_id, app.bot_user)
        self.users.setdefault(SLACKBOT, User(SLACKBOT, "slackbot", "Slackbot", is_bot=True, color="757575"))
        self.channels = {channel.id: channel for channel in workspace.channels}
        self.commands = {command.command: command for command in workspace.commands}
        self.shortcuts = {shortcut.callback_id: shortcut for shortcut in workspace.shortcuts}
        self.groups: dict[str, UserGroup] = {group.id: group for group in workspace.groups}
        self.files: dict[str, File] = {}
        self.app = app
        self.token = TokenState.VALID
        self.clock = clock
        self.feed = feed
        self.stamps = Stamps(clock)
        self.views = Views(self)
        self._messages: dict[str, dict[str, Message]] = {}
        self._threads = Threads()
        self._ims = {frozenset(one.members): one.id for one in workspace.channels if one.is_im}
        self._read: dict[tuple[str, str], str] = {}
        self._last_id = 0

    def new_id(self, prefix: str) -> str:
        self._last_id += 1
        return f"{prefix}0PG{self._last_id:07X}"

    # People and channels

    def user(self, user_id: str) -> User:
        try:
            return self.users[user_id]
        except KeyError:
            raise SlackError("user_not_found") from None

    def people(self) -> list[User]:
        return [user for user in self.users.values() if not user.is_bot and not user.deleted]

    def channel(self, channel_id: str) -> Channel:
        try:
            return self.channels[channel_id]
        except KeyError:
            raise SlackError("channel_not_found") from None

    def put_user(self, user: User) -> None:
        self.users[user.id] = user
        self.feed.state(self.users)

    def put_channel(self, channel: Channel) -> Channel:
        self.channels[channel.id] = channel
        if channel.is_im:
            self._ims[frozenset(channel.members)] = channel.id
        self.feed.state(channel.members if channel.is_im else self.users)
        return channel

    def join(self, channel: Channel, user_id: str) -> Channel:
        if user_id in channel.members:
            return channel
        return self.put_channel(replace(channel, members=(*channel.members, user_id)))

    def find_im(self, one: str, other: str) -> Channel | None:
        found = self._ims.get(frozenset((one, other)))
        return None if found is None else self.channels[found]

    def im(self, one: str, other: str) -> Channel:
        """The direct messages of two people, made when first needed."""
        found = self.find_im(one, other)
        if found is not None:
            return found
        created = int(self.clock.now().timestamp())
        return self.put_channel(Channel(self.new_id("D"), "", (one, other), is_im=True, created=created))

    # Messages

    def messages(self, channel: str) -> Iterator[Message]:
        """Every message of a channel, oldest first, ephemeral ones too."""
        yield from self._messages.get(channel, {}).values()

    def message(self, channel: str, ts: str) -> Message:
        try:
            return self._messages[channel][ts]
        except KeyError:
            raise SlackError("message_not_found") from None

    def replies(self, channel: str, ts: str) -> list[Message]:
        return self._threads.replies(channel, ts)

    def put_message(self, channel: Channel, message: Message) -> Message:
        """Add a message, or replace the one of the same stamp; a thread's parent shows the new count."""
        self._messages.setdefault(channel.id, {})[message.ts] = message
        self._threads.put(channel.id, message)
        self._refresh_thread(channel, message)
        self.feed.message(channel, message)
        self.feed.state(channel.members)
        return message

    def drop_message(self, channel: Channel, ts: str) -> Message:
        gone = self.message(channel.id, ts)
        del self._messages[channel.id][ts]
        self._threads.drop(channel.id, gone)
        self.feed.deleted(channel, gone)
        self._refresh_thread(channel, gone)
        self.feed.state(channel.members)
        return gone

    def _refresh_thread(self, channel: Channel, message: Message) -> None:
        if message.thread_ts is None or not message.is_reply or message.for_user:
            return
        parent = self._messages[channel.id].get(message.thread_ts)
        if parent is not None:
            self.feed.message(channel, parent)

    # What has been read

    def mark_read(self, user: str, channel: str) -> None:
        self._read[user, channel] = self.stamps.next()
        self.feed.state([user])

    def unread(self, user: str, channel: str) -> int:
        since = self._read.get((user, channel), "")
        news = (one for one in self.messages(channel) if one.ts > since and one.user != user)
        return sum(1 for one in news if one.for_user in {None, user})
