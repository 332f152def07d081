"""The nouns of a Slack workspace, as frozen facts."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Json = dict[str, Any]

SLACKBOT = "USLACKBOT"


class ShortcutType(StrEnum):
    GLOBAL = "global"
    MESSAGE = "message"


class TokenState(StrEnum):
    """What has become of the app's bot token."""

    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNINSTALLED = "uninstalled"


@dataclass(frozen=True, slots=True)
class Team:
    id: str
    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class User:
    id: str
    name: str
    real_name: str
    tz: str = "Etc/UTC"
    is_admin: bool = False
    is_bot: bool = False
    deleted: bool = False
    color: str = "4a6fa5"
    title: str = ""
    email: str = ""
    is_restricted: bool = False
    team: str = ""
    """Of somebody from another workspace, met in a shared channel."""


@dataclass(frozen=True, slots=True)
class Channel:
    id: str
    name: str
    members: tuple[str, ...]
    is_im: bool = False
    is_private: bool = False
    is_archived: bool = False
    topic: str = ""
    created: int = 0

    @property
    def kind(self) -> str:
        """The word scopes and events use for this sort of conversation."""
        if self.is_im:
            return "im"
        return "groups" if self.is_private else "channels"


@dataclass(frozen=True, slots=True)
class UserGroup:
    id: str
    handle: str
    name: str
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SlashCommand:
    command: str
    description: str = ""
    usage_hint: str = ""
    should_escape: bool = True


@dataclass(frozen=True, slots=True)
class Shortcut:
    callback_id: str
    name: str
    type: ShortcutType = ShortcutType.GLOBAL


@dataclass(frozen=True, slots=True)
class File:
    id: str
    name: str
    title: str
    length: int
    alt_text: str = ""
    content: bytes = b""
    mimetype: str = ""
    channel: str | None = None
    user: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    ts: str
    user: str
    text: str
    blocks: tuple[Json, ...] | None = None
    attachments: tuple[Json, ...] = ()
    thread_ts: str | None = None
    broadcast: bool = False
    edited_ts: str | None = None
    metadata: Json | None = None
    files: tuple[str, ...] = ()
    bot_id: str | None = None
    for_user: str | None = None
    """The one person who can see it, when the message is ephemeral."""

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass(frozen=True, slots=True)
class View:
    id: str
    hash: str
    type: str
    blocks: tuple[Json, ...]
    user: str
    title: Json | None = None
    submit: Json | None = None
    close: Json | None = None
    callback_id: str = ""
    private_metadata: str = ""
    external_id: str = ""
    clear_on_close: bool = False
    notify_on_close: bool = False
    submit_disabled: bool = False
    root_id: str = ""
    previous_id: str | None = None
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Workspace:
    """What a playground starts with."""

    team: Team
    users: tuple[User, ...]
    channels: tuple[Channel, ...]
    commands: tuple[SlashCommand, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    groups: tuple[UserGroup, ...] = ()


ALL_SCOPES = frozenset(
    [
        "app_mentions:read",
        "channels:history",
        "channels:join",
        "channels:read",
        "chat:write",
        "chat:write.public",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:read",
        "im:write",
        "links:read",
        "links:write",
        "mpim:write",
        "team:read",
        "usergroups:read",
        "users:read",
        "users:read.email",
    ]
)


@dataclass(frozen=True, slots=True)
class AppUnderTest:
    """The app on the other side of the wire: where it is, what it may do, who it is here."""

    url: str | None = None
    signing_secret: str = "s3cret"  # noqa: S105 - a toy workspace has toy secrets
    bot_token: str = "xoxb-playground"  # noqa: S105
    app_token: str | None = None
    scopes: frozenset[str] = ALL_SCOPES
    events: frozenset[str] | None = None
    """Subscribed event types; None subscribes to all the scopes allow."""
    unfurl_domains: frozenset[str] = frozenset()
    name: str = "app"
    real_name: str = "App"
    app_id: str = "A0PLAYGROUND"
    bot_id: str = "B0PLAYGROUND"
    bot_user_id: str = "U0PLAYGROUND"
    prefer_socket: bool = False

    @property
    def bot_user(self) -> User:
        return User(self.bot_user_id, self.name, self.real_name, is_bot=True, color="2f6f4f")
