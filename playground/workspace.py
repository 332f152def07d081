"""Where a playground begins: a small default workspace, or one read from a JSON file."""

import json
from pathlib import Path
from typing import Any

from playground.facts import (
    Channel,
    Json,
    Shortcut,
    ShortcutType,
    SlashCommand,
    Team,
    User,
    UserGroup,
    Workspace,
)

_PEOPLE = (
    User("U0ANA", "ana", "Ana Lima", "America/Sao_Paulo", is_admin=True, color="8b3a62", title="Product"),
    User("U0BO", "bo", "Bo Lindqvist", "Europe/Stockholm", color="2e6da4", title="Engineering"),
    User("U0KEI", "kei", "Kei Tanaka", "Asia/Tokyo", color="b5651d", title="Marketing"),
)


def default_workspace() -> Workspace:
    everyone = tuple(person.id for person in _PEOPLE)
    general = Channel("C0GENERAL", "general", everyone, topic="Company-wide talk")
    random = Channel("C0RANDOM", "random", everyone, topic="Anything else")
    return Workspace(Team("T0PLAYGROUND", "Playground", "playground"), _PEOPLE, (general, random))


def read_workspace(path: Path) -> Workspace:
    """Read a workspace file; what it leaves out is taken from the default."""
    return workspace_of(json.loads(path.read_text(encoding="utf-8")))


def workspace_of(given: Json) -> Workspace:
    default = default_workspace()
    users = tuple(User(**row) for row in given.get("users", ())) or default.users
    everyone = [person.id for person in users]
    return Workspace(
        team=Team(**given["team"]) if "team" in given else default.team,
        users=users,
        channels=tuple(_channel(row, everyone) for row in _rows(given, "channels", default.channels)),
        commands=tuple(SlashCommand(**row) for row in given.get("commands", ())),
        shortcuts=tuple(_shortcut(row) for row in given.get("shortcuts", ())),
        groups=tuple(_group(row) for row in given.get("groups", ())),
    )


def _rows(given: Json, key: str, default: tuple[Channel, ...]) -> list[Json]:
    """Default channels are taken over by name, so that they fit whoever the file's people are."""
    plain: list[Json] = [{"id": one.id, "name": one.name, "topic": one.topic} for one in default]
    rows: list[Json] = given.get(key, plain)
    return rows


def _channel(row: Json, everyone: list[str]) -> Channel:
    return Channel(**{**row, "members": tuple(row.get("members", everyone))})


def _group(row: Json) -> UserGroup:
    return UserGroup(**{**row, "users": tuple(row["users"])})


def _shortcut(row: dict[str, Any]) -> Shortcut:
    return Shortcut(**{**row, "type": ShortcutType(row.get("type", "global"))})
