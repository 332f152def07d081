"""The Slack app asks for what the bot uses: no scope too few, none too many, and a reason for each."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from jsonschema import Draft202012Validator

from bot.slack.manifest import FILE, read_manifest
from handlers.slack import register
from handlers.slack.desk import Desk
from messages.actions import Shortcut
from messages.words import Words
from tests.house.manifest_schema import MANIFEST

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "install-slack.md"
ROOMS = ("handlers/slack", "bot")

SCOPE_OF_METHOD: dict[str, str | None] = {
    "auth.test": None,
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.getPermalink": None,
    "chat.unfurl": None,  # asked for where CAIRN_URL is set, as the guide says: nobody else needs it
    "conversations.open": "im:write",
    "conversations.history": "im:history",
    "users.info": "users:read",
    "users.list": "users:read",
    "usergroups.list": "usergroups:read",
    "usergroups.users.list": "usergroups:read",
    "views.open": None,
    "views.update": None,
    "views.publish": None,
}
"""The Web API methods of ours, each with the scope Slack asks for."""

SCOPE_OF_EVENT: dict[str, str | None] = {
    "message.im": "im:history",
    "user_change": "users:read",
    "subteam_members_changed": "usergroups:read",
    "app_home_opened": None,
}

BESIDES = {
    "commands": "`/okr` itself",
    "chat:write.public": "a digest goes to a channel nobody invited the bot to",
}
"""Scopes that go with no single method or event."""

CALLED = re.compile(r"""["'](?P<dotted>[a-z]+\.[a-zA-Z]+)["']|\.(?P<snake>[a-z]+_[a-zA-Z]+)\(""")

F = TypeVar("F")


class Ear:
    """Stands where the Bolt app does and notes what is listened to."""

    def __init__(self) -> None:
        self.events: set[str] = set()
        self.commands: set[str] = set()

    def event(self, name: object) -> Callable[[F], F]:
        if isinstance(name, str):
            self.events.add("message.im" if name == "message" else name)
        return _unchanged

    def command(self, name: str) -> Callable[[F], F]:
        self.commands.add(name)
        return _unchanged

    def __getattr__(self, _: str) -> Callable[[object], Callable[[F], F]]:
        """Buttons, forms and shortcuts need neither scope nor subscription."""
        return lambda _: _unchanged


def _unchanged(listener: F) -> F:
    return listener


@pytest.fixture(scope="module")
def ear() -> Ear:
    ear = Ear()
    app: Any = ear
    services: Any = None  # asked only when something is heard
    register(app, services, Words(), Desk())
    return ear


def written() -> Any:
    return json.loads(FILE.read_text(encoding="utf-8"))


def called() -> set[str]:
    """Every Web API method named in the code, as Slack writes it or as its client does."""
    known = {**{name: name for name in SCOPE_OF_METHOD}, **{_snake(name): name for name in SCOPE_OF_METHOD}}
    return {known[name] for name in _names() if name in known}


def _snake(method: str) -> str:
    return method.replace(".", "_")


def _names() -> Iterator[str]:
    for room in ROOMS:
        for file in (ROOT / room).rglob("*.py"):
            for found in CALLED.finditer(file.read_text(encoding="utf-8")):
                yield found["dotted"] or found["snake"]


def test_slack_takes_it() -> None:
    wrong = Draft202012Validator(MANIFEST, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [f"{error.json_path}: {error.message}" for error in wrong.iter_errors(written())] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("display_information", "name"), "C" * 36),
        (("display_information", "description"), "C" * 141),
        (("features", "slash_commands", 0, "command"), "okr"),
        (("features", "slash_commands", 0, "should_escape"), False),
        (("settings", "event_subscriptions", "request_url"), "http://cairn.example.com"),
        (("settings", "events"), {}),
    ],
)
def test_what_slack_would_refuse_is_found(path: tuple[str | int, ...], value: object) -> None:
    broken = written()
    place = broken
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not Draft202012Validator(MANIFEST).is_valid(broken)


def test_every_address_is_the_one_door() -> None:
    manifest = written()
    settings = manifest["settings"]
    doors = {
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        *(each["url"] for each in manifest["features"]["slash_commands"]),
    }
    assert doors == {"https://cairn.example.com/slack/events"}


def test_without_the_lines_that_hold_an_address_it_is_one_for_socket_mode() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    socket = json.loads("\n".join(line for line in lines if "cairn.example.com" not in line))
    socket["settings"]["socket_mode_enabled"] = True
    assert Draft202012Validator(MANIFEST).is_valid(socket)
    assert "url" not in json.dumps(socket)


def test_no_method_is_called_that_the_table_leaves_out() -> None:
    slack = r"(?:admin|apps|auth|bots|chat|conversations|files|team|usergroups|users|views)"
    looks = re.compile(rf"{slack}[._][a-z]+[a-zA-Z]*")
    known = {*SCOPE_OF_METHOD, *map(_snake, SCOPE_OF_METHOD)}
    assert {name for name in _names() if looks.fullmatch(name)} <= known


def test_it_asks_for_the_scopes_the_code_needs_and_no_others() -> None:
    manifest = read_manifest()
    for_methods = {SCOPE_OF_METHOD[method] for method in called()}
    for_events = {SCOPE_OF_EVENT[event] for event in manifest.events}
    assert manifest.scopes == (for_methods | for_events | set(BESIDES)) - {None}


def test_it_subscribes_to_what_is_listened_to(ear: Ear) -> None:
    assert read_manifest().events == ear.events


def test_it_names_the_commands_that_are_heard(ear: Ear) -> None:
    assert {each.command for each in read_manifest().commands} == ear.commands


def test_the_home_is_on_when_there_is_one(ear: Ear) -> None:
    assert written()["features"]["app_home"]["home_tab_enabled"] == ("app_home_opened" in ear.events)


def test_people_can_write_to_the_bot() -> None:
    home = written()["features"]["app_home"]
    assert (home["messages_tab_enabled"], home["messages_tab_read_only_enabled"]) == (True, False)


def test_the_guide_gives_a_reason_for_every_scope() -> None:
    rows = re.compile(r"^\| `([a-z:.]+)` \| (\S.*?) \|$", re.MULTILINE)
    reasons = dict(rows.findall(GUIDE.read_text(encoding="utf-8")))
    assert set(reasons) == read_manifest().scopes
    assert min(map(len, reasons.values())) > len("for messages")


def test_it_offers_the_shortcuts_that_are_heard() -> None:
    assert {each.callback_id for each in read_manifest().shortcuts} == set(Shortcut)
