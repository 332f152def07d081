"""Events API: what the app is told of, when its scopes and subscriptions let it hear."""

import re
from typing import Final
from urllib.parse import urlsplit

from playground.deliver import Delivery
from playground.facts import Channel, Json, Message, TokenState
from playground.parcels import Kind, Parcel
from playground.wire import message_json, view_json
from playground.world import World

_TYPE_OF_CHANNEL: Final = {"im": "im", "channels": "channel", "groups": "group"}

_HEARING: Final = {TokenState.VALID, TokenState.EXPIRED}

_LINK = re.compile(r"<(https?://[^>|]+)")


class Events:
    def __init__(self, world: World, delivery: Delivery) -> None:
        self._world = world
        self._delivery = delivery

    def posted(self, channel: Channel, message: Message) -> None:
        shape = message_json(self._world, channel, message)
        if message.files:
            shape["subtype"] = "file_share"
        self._message(channel, {**shape, "event_ts": message.ts})
        if f"<@{self._world.app.bot_user_id}>" in message.text and not channel.is_im:
            self._emit(
                "app_mention", {**shape, "type": "app_mention", "channel": channel.id, "event_ts": message.ts}
            )

        if message.bot_id is None:
            self._link_shared(channel, message)

    def changed(self, channel: Channel, before: Message, after: Message) -> None:
        news = {
            "message": message_json(self._world, channel, after),
            "previous_message": message_json(self._world, channel, before),
        }
        self._hidden(channel, "message_changed", news)

    def deleted(self, channel: Channel, gone: Message) -> None:
        news = {"deleted_ts": gone.ts, "previous_message": message_json(self._world, channel, gone)}
        self._hidden(channel, "message_deleted", news)

    def joined(self, channel: Channel, user: str) -> None:
        kind = "G" if channel.is_private else "C"
        event = {"type": "member_joined_channel", "user": user, "channel": channel.id, "channel_type": kind}
        self._emit("member_joined_channel", event, f"{channel.kind}:read")

    def home_opened(self, user: str, channel: Channel, tab: str) -> None:
        event: Json = {"type": "app_home_opened", "user": user, "channel": channel.id, "tab": tab}
        home = self._world.views.home(user)
        if home is not None and tab == "home":
            event["view"] = view_json(self._world, home)
        self._emit("app_home_opened", event)

    def emit(self, event: Json) -> None:
        """Any other event, for whoever drives the playground: `user_change`, `team_join`, ..."""
        self._emit(event["type"], event)

    def _link_shared(self, channel: Channel, message: Message) -> None:
        """Slack says so wherever a person posts a link to one of the app's domains."""
        links = [
            {"domain": domain, "url": url}
            for url in _LINK.findall(message.text)
            for domain in self._world.app.unfurl_domains
            if urlsplit(url).hostname == domain
        ]
        if links:
            event = {
                "type": "link_shared",
                "user": message.user,
                "channel": channel.id,
                "source": "conversations_history",
            }
            where = {
                "message_ts": message.ts,
                "thread_ts": message.thread_ts,
                "unfurl_id": self._world.new_id("U"),
            }
            self._emit("link_shared", {**event, **where, "links": links}, "links:read")

    def _hidden(self, channel: Channel, subtype: str, news: Json) -> None:
        ts = self._world.stamps.next()
        self._message(
            channel, {"type": "message", "subtype": subtype, "hidden": True, "ts": ts, "event_ts": ts, **news}
        )

    def _message(self, channel: Channel, event: Json) -> None:
        if self._world.app.bot_user_id not in channel.members:
            return
        kind = _TYPE_OF_CHANNEL[channel.kind]
        subscription = f"message.{channel.kind}"
        event = {**event, "channel": channel.id, "channel_type": kind}
        self._emit(subscription, event, f"{channel.kind}:history")

    def _emit(self, subscription: str, event: Json, scope: str | None = None) -> None:
        app = self._world.app
        if not (self._delivery.somebody_listens and self._world.token in _HEARING):
            return
        subscribed = app.events is None or subscription in app.events
        if subscribed and (scope is None or scope in app.scopes):
            self._delivery.send_event(Parcel(Kind.EVENT, self._envelope(event)))

    def _envelope(self, event: Json) -> Json:
        world = self._world
        who = {
            "enterprise_id": None,
            "team_id": world.team.id,
            "user_id": world.app.bot_user_id,
            "is_bot": True,
        }
        event = {"event_ts": world.stamps.next(), **event}
        return {
            "token": "playground",
            "team_id": world.team.id,
            "context_team_id": world.team.id,
            "api_app_id": world.app.app_id,
            "event": event,
            "type": "event_callback",
            "event_id": world.new_id("Ev"),
            "event_time": int(world.clock.now().timestamp()),
            "authorizations": [{**who, "is_enterprise_install": False}],
            "is_ext_shared_channel": False,
        }
