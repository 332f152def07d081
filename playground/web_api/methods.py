"""The Web API: every method the playground answers, with the scopes it asks for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playground.facts import Json
from playground.web_api import about, chat, conversations, files, home, usergroups, users, views
from playground.web_api.call import Call


@dataclass(frozen=True, slots=True)
class Method:
    run: Callable[[Call], Awaitable[Json]]
    scope: str | None = None
    per_minute: int = 50


async def _nothing(call: Call) -> Json:
    return {"args": call.params} if call.params else {}


METHODS: dict[str, Method] = {
    "api.test": Method(_nothing),
    "auth.test": Method(about.auth_test, per_minute=300),
    "team.info": Method(about.team_info, "team:read"),
    "bots.info": Method(about.bots_info, "users:read"),
    "chat.postMessage": Method(chat.post_message, "chat:write", per_minute=300),
    "chat.postEphemeral": Method(chat.post_ephemeral, "chat:write", per_minute=100),
    "chat.update": Method(chat.update, "chat:write"),
    "chat.delete": Method(chat.delete, "chat:write"),
    "chat.unfurl": Method(chat.unfurl, "links:write"),
    "chat.getPermalink": Method(chat.get_permalink, per_minute=300),
    "conversations.open": Method(conversations.open_im, "im:write"),
    "conversations.info": Method(conversations.info),
    "conversations.list": Method(conversations.list_all, per_minute=20),
    "conversations.members": Method(conversations.members, per_minute=100),
    "conversations.join": Method(conversations.join, "channels:join"),
    "conversations.history": Method(conversations.history),
    "conversations.replies": Method(conversations.replies),
    "users.info": Method(users.info, "users:read", per_minute=100),
    "users.list": Method(users.list_all, "users:read", per_minute=20),
    "users.lookupByEmail": Method(users.lookup_by_email, "users:read.email"),
    "users.conversations": Method(users.conversations, per_minute=20),
    "usergroups.list": Method(usergroups.list_all, "usergroups:read", per_minute=20),
    "usergroups.users.list": Method(usergroups.list_users, "usergroups:read", per_minute=20),
    "views.open": Method(views.open_view, per_minute=100),
    "views.push": Method(views.push, per_minute=100),
    "views.update": Method(views.update, per_minute=100),
    "views.publish": Method(home.publish, per_minute=100),
    "files.getUploadURLExternal": Method(files.get_upload_url, "files:write", per_minute=100),
    "files.completeUploadExternal": Method(files.complete, "files:write", per_minute=100),
    "files.info": Method(files.info, "files:read", per_minute=100),
}
"""`apps.connections.open` is not here: it takes an app-level token and stands at the door itself."""
