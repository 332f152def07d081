"""The Slack that a fan-out goes to: the playground or a stand-in, each in a process of its own."""

import json
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx

from benchmarks.cast import TEAM
from benchmarks.load import Wrong
from benchmarks.process import ENDING, Child, child
from benchmarks.request import SECRET
from benchmarks.server import TOKEN

STAND_IN: Final = "stand-in"
PLAYGROUND: Final = "playground"

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Theirs:
    """One Slack and what can be asked of it beside the Web API."""

    name: str
    address: str
    process: Child
    http: httpx.AsyncClient

    async def posted(self) -> int:
        """How many messages were stored, whatever the bot was told of it."""
        calls = (await self.ask("GET", "/control/calls"))["calls"].get("chat.postMessage", {})
        return int(calls.get("ok", 0))

    async def check(self, letters: Iterable[str]) -> None:
        """Raises Wrong unless each of these letters was posted, and once."""
        posted: dict[str, int] = (await self.ask("GET", "/control/seen/keys?key=key"))["posted"]
        lost = [each for each in letters if each not in posted]
        twice = [each for each in letters if posted.get(each, 0) > 1]
        if lost or twice:
            raise Wrong(f"{len(lost)} messages were lost, and {len(twice)} came twice")

    async def limit(self, scale: float) -> None:
        """Keep Slack's limits from now on, so many times faster."""
        await self.ask("PUT", "/control/limits", json={"scale": scale})

    async def ask(self, verb: str, path: str, json: Json | None = None) -> Any:
        answer = await self.http.request(verb, f"{self.address}{path}", json=json)
        answer.raise_for_status()
        return answer.json()


@asynccontextmanager
async def stand_in() -> AsyncIterator[Theirs]:
    """Does nothing but keep what it is told: what is slow against it is slow by itself."""
    async with child("benchmarks.slack", deaf=True) as process, _opened(STAND_IN, process) as slack:
        yield slack


@asynccontextmanager
async def playground(folder: Path, people: Iterable[str]) -> AsyncIterator[Theirs]:
    """Checks every message as Slack does; its limits are off."""
    file = folder / "workspace.json"
    users = [{"id": each, "name": each.lower(), "real_name": each} for each in people]
    team = {"id": TEAM, "name": "Bench", "domain": "bench"}
    file.write_text(json.dumps({"team": team, "users": users, "channels": []}), encoding="utf-8")
    secrets = ("--bot-token", TOKEN, "--signing-secret", SECRET)
    arguments = ("--port", "0", "--workspace", str(file), *secrets)
    async with child("playground", *arguments, deaf=True) as process, _opened(PLAYGROUND, process) as slack:
        yield slack


@asynccontextmanager
async def _opened(name: str, process: Child) -> AsyncIterator[Theirs]:
    """Its first line is its address."""
    address = await process.answer()
    async with httpx.AsyncClient(trust_env=False, timeout=ENDING) as http:
        yield Theirs(name, address, process, http)
