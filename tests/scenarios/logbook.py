"""A logbook of everything a small Slack shows, as its people see it: when on whose clock, where, what."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playground import Workspace
from tests.stage import Scene, buttons_of, words_of

Json = dict[str, Any]

WIDE = 110
MOST_OPTIONS = 4


@dataclass(slots=True)
class Logbook:
    scene: Scene
    workspace: Workspace
    channels: tuple[str, ...]
    """Those whose messages are written down, beside all direct messages."""
    lines: list[str] = field(default_factory=list)
    seen: dict[tuple[str, str, str], str] = field(default_factory=dict)
    calls: int = 0

    async def live_until(self, moment: datetime, step: timedelta = timedelta(hours=1)) -> None:
        """Let every hour come, and write down what it brings."""
        while (now := self.scene.play.clock.now()) < moment:
            await self.scene.go(min(now + step, moment))
            if len(self.scene.play.calls) != self.calls:
                await self.look()

    async def does(self, who: str, what: str) -> None:
        """Somebody says something to the bot in their direct messages, or gives a command there."""
        channel = await self.scene.person(who).app_channel()
        self._act(who, f"writes: {what}")
        await self.scene.person(who).say(channel, what)
        await self._settled(who)

    async def presses(self, who: str, button: str, holding: str, channel: str = "") -> None:
        """Press a button of the latest message that says `holding`."""
        place = channel or await self.scene.person(who).app_channel()
        shown = [each for each in await self.scene.person(who).reads(place) if holding in words_of(each)]
        self._act(who, f"presses [{button}]")
        await self.scene.press(who, place, shown[-1], button)
        await self._settled(who)

    async def submits(self, who: str, fields: Json) -> None:
        self._act(who, f"sends the form: {', '.join(map(_filled, fields.items()))}")
        answer = await self.scene.submit(who, fields)
        for text in answer.get("errors", {}).values():
            self._write(f"    beside the field: {text}")
        await self._settled(who)

    async def look(self) -> None:
        """Write down what is new or changed."""
        self.calls = len(self.scene.play.calls)
        found = [
            (shown["ts"], place, who, shown)
            for place, who in [*await self._direct(), *await self._open()]
            for shown in await self.scene.person(who).reads(place)
            if shown["user"] != who
        ]
        for _, place, who, shown in sorted(found, key=lambda each: each[:3]):
            self._note(place, who, shown)

    async def _direct(self) -> list[tuple[str, str]]:
        return [(await self.scene.person(each.id).app_channel(), each.id) for each in self.workspace.users]

    async def _open(self) -> list[tuple[str, str]]:
        return [(channel, each.id) for channel in self.channels for each in self.workspace.users]

    async def _settled(self, who: str) -> None:
        await self.scene.settled()
        for form in await self.scene.modals(who):
            self._write(f"    a form opens: {form['title']['text']}")
            self._write(*_wrapped(_named("\n".join(map(_asked, form["blocks"])), self.workspace)))
        await self.look()

    def _note(self, place: str, who: str, shown: Json) -> None:
        private = shown["ephemeral"]
        everybody = place in self.channels and not private
        key = (place, "" if everybody else who, shown["ts"])
        text = _named(_said(shown), self.workspace)
        if self.seen.get(key) == text or (place in self.channels and private and not text):
            return
        changed = key in self.seen
        self.seen[key] = text
        where = f"#{self._channel(place)}" if place in self.channels else "direct message"
        whom = "everybody" if everybody else self._name(who)
        self._write(
            "",
            f"{self._clock(who, everybody=everybody)}  to {whom}, {where}{' (changed)' if changed else ''}",
        )
        self._write(*_wrapped(text))

    def _act(self, who: str, what: str) -> None:
        self._write("", f"{self._clock(who)}  {self._name(who)} {what}")

    def _clock(self, who: str, *, everybody: bool = False) -> str:
        zone = self.workspace.users[0].tz if everybody else self._user(who).tz
        at = self.scene.play.clock.now().astimezone(ZoneInfo(zone))
        return f"{at:%a} {at.day} {at:%b %H:%M} {zone.rpartition('/')[2].replace('_', ' ')}"

    def _user(self, who: str) -> Any:
        return next(each for each in self.workspace.users if each.id == who)

    def _name(self, who: str) -> str:
        return str(self._user(who).real_name)

    def _channel(self, place: str) -> str:
        return next(each.name for each in self.workspace.channels if each.id == place)

    def _write(self, *lines: str) -> None:
        self.lines.extend(each.rstrip() for each in lines)

    def text(self) -> str:
        return "\n".join(self.lines).lstrip("\n") + "\n"


def _said(shown: Json) -> str:
    if not shown.get("blocks"):
        return str(shown.get("text", ""))
    menus = [each for block in shown["blocks"] for each in block.get("elements", ()) if "options" in each]
    of_controls = {*buttons_of(shown), *(word for each in menus for word in words_of(each).splitlines())}
    told = [each for each in words_of(shown["blocks"]).splitlines() if each not in of_controls]
    controls = [*(f"[{each}]" for each in buttons_of(shown)), *map(_menu, menus)]
    return "\n".join([*told, " ".join(controls)])


def _asked(block: Json) -> str:
    """A field by its label and hint, without what could be chosen; anything else in full."""
    if block["type"] != "input":
        return words_of(block)
    return " · ".join(filter(None, (words_of(block["label"]), words_of(block.get("hint") or {}))))


def _menu(menu: Json) -> str:
    """`[Later: This afternoon, Tomorrow]`; of many only the first and the last."""
    words = [words_of(each) for each in menu["options"]]
    shown = words if len(words) <= MOST_OPTIONS else [words[0], "…", words[-1]]
    return f"[{words_of(menu.get('placeholder', {}))}: {', '.join(shown)}]"


def _named(text: str, workspace: Workspace) -> str:
    for each in workspace.users:
        text = text.replace(f"<@{each.id}>", f"@{each.real_name}")
    for channel in workspace.channels:
        text = text.replace(f"<#{channel.id}>", f"#{channel.name}")
    return text


def _filled(field: tuple[str, Any]) -> str:
    name, given = field
    value = given["value"] if isinstance(given, dict) else given
    return f"{name} = {value}"


def _wrapped(text: str) -> Iterator[str]:
    for line in text.splitlines():
        yield from textwrap.wrap(line, WIDE, initial_indent="    ", subsequent_indent="      ") or [""]
