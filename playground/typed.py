"""What people type, as Slack sends it on: escaped, with names turned into mentions."""

import re

from playground.world import World

_NAME = re.compile(r"(?<![\w<])([@#])([\w.-]*\w)")
_LINK = re.compile(r"(?<![<\w])https?://[^\s<>|]+[^\s<>|.,;:!?)'\"]")
_BROADCASTS = frozenset({"channel", "here", "everyone"})


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def message_text(world: World, text: str) -> str:
    """A typed message: mentions without names, links in angle brackets."""
    linked = _LINK.sub(lambda found: f"<{found[0]}>", escaped(text))
    return _mentions(world, linked, named=False)


def command_text(world: World, text: str, *, should_escape: bool) -> str:
    """The arguments of a slash command; mentions carry the name too."""
    return _mentions(world, escaped(text), named=True) if should_escape else text


def _mentions(world: World, text: str, *, named: bool) -> str:
    def mention(found: re.Match[str]) -> str:
        sign, name = found[1], found[2].lower()
        if sign == "#":
            return _channel_mention(world, name) or found[0]
        if name in _BROADCASTS and not named:
            return f"<!{name}>"
        return _user_mention(world, name, named=named) or found[0]

    return _NAME.sub(mention, text)


def _user_mention(world: World, name: str, *, named: bool) -> str | None:
    group = next((one for one in world.groups.values() if one.handle == name), None)
    if group is not None:
        return f"<!subteam^{group.id}|@{group.handle}>"
    user = next((one for one in world.users.values() if one.name.lower() == name and not one.deleted), None)
    if user is None:
        return None
    return f"<@{user.id}|{user.name}>" if named else f"<@{user.id}>"


def _channel_mention(world: World, name: str) -> str | None:
    channel = next((one for one in world.channels.values() if one.name and one.name == name), None)
    return None if channel is None else f"<#{channel.id}|{channel.name}>"
