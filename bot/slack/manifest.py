"""Reads `slack-manifest.json`: what the Slack app may do, what it is told of, and its commands."""

import json
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parents[2] / "slack-manifest.json"


@dataclass(frozen=True, slots=True)
class ManifestCommand:
    """A slash command as Slack offers it to whoever types `/`."""

    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True, slots=True)
class ManifestShortcut:
    """A shortcut as Slack offers it, everywhere or on a message."""

    callback_id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The Slack app as a workspace installs it."""

    scopes: frozenset[str]
    events: frozenset[str]
    commands: tuple[ManifestCommand, ...]
    shortcuts: tuple[ManifestShortcut, ...]


def read_manifest(file: Path = FILE) -> Manifest:
    written = json.loads(file.read_text(encoding="utf-8"))
    return Manifest(
        scopes=frozenset(written["oauth_config"]["scopes"]["bot"]),
        events=frozenset(written["settings"]["event_subscriptions"]["bot_events"]),
        commands=tuple(
            ManifestCommand(
                each["command"], each["description"], each["usage_hint"], each.get("should_escape", False)
            )
            for each in written["features"]["slash_commands"]
        ),
        shortcuts=tuple(
            ManifestShortcut(each["callback_id"], each["name"], each["type"])
            for each in written["features"]["shortcuts"]
        ),
    )
