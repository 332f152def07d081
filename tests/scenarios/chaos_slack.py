"""A playground in a process of its own, and its control door."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import httpx

from playground.facts import Json

ENDING: Final = 30
"""Seconds within which it is gone after it was asked to."""

RARELY: Final = 0.03
"""Of all calls, for each kind of trouble."""

SAY, LOOK = "chat.postMessage", "conversations.*"
STOPPED: Final = {"kind": "refuse", "status": 429, "retry_after": 1}


def troubles(times: int) -> list[Json]:
    """All kinds, before and after the message was stored; Slack's asking for silence only so many times."""
    calls: tuple[Json, ...] = (
        {**STOPPED, "times": times},
        {"kind": "refuse", "status": 500, "after": False},
        {"kind": "refuse", "status": 503, "after": True},
        {"kind": "slow", "seconds": 0.3, "after": False},
        {"kind": "slow", "seconds": 0.3, "after": True},
        {"kind": "cut", "after": False},
        {"kind": "cut", "after": True},
    )
    # Looks begin a while after the first message was in doubt: a short run has come to its last kill by then.
    looks: tuple[Json, ...] = ({"kind": "refuse", "status": 500}, {"kind": "cut"})
    return [
        *({"method": SAY, "times": None, "chance": RARELY, **each} for each in calls),
        *({"method": LOOK, "times": 1, **each} for each in looks),
    ]


def blindness() -> list[Json]:
    """Trouble for who looks whether a message is there, even after the last kill."""
    return [{"method": LOOK, "times": 1, **STOPPED}]


@dataclass(frozen=True, slots=True)
class Slack:
    address: str
    http: httpx.AsyncClient

    async def arm(self, faults: list[Json], seed: int) -> None:
        await self._ask("PUT", "faults", json={"seed": seed, "faults": faults})

    async def faults(self) -> list[Json]:
        """What is armed, and how often each has struck."""
        armed: list[Json] = (await self._ask("GET", "faults"))["faults"]
        return armed

    async def posted(self) -> int:
        """How many messages were stored, whatever the bot was told of it."""
        calls: dict[str, int] = (await self._ask("GET", "calls"))["calls"].get(SAY, {})
        return calls.get("ok", 0)

    async def times(self) -> dict[str, int]:
        """How often people saw each letter."""
        keys = await self._ask("GET", "seen/keys?key=key")
        assert keys["without"] == 0
        seen: dict[str, int] = keys["posted"]
        return seen

    async def messages_of(self) -> dict[str, int]:
        """How many messages each person has, the bot itself aside."""
        people: dict[str, dict[str, int]] = (await self._ask("GET", "seen/people"))["people"]
        return {who: sum(theirs.values()) for who, theirs in people.items() if who != "U0PLAYGROUND"}

    async def _ask(self, verb: str, path: str, json: Json | None = None) -> Json:
        answer = await self.http.request(verb, f"{self.address}/control/{path}", json=json)
        answer.raise_for_status()
        said: Json = answer.json()
        return said


@asynccontextmanager
async def slack_process(workspace: Path) -> AsyncIterator[Slack]:
    """Ended politely, and made to end if that does not help."""
    command = (sys.executable, "-m", "playground", "--port", "0", "--workspace", str(workspace))
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout is not None
    try:
        address = (await process.stdout.readline()).decode().strip()
        async with httpx.AsyncClient(trust_env=False, timeout=ENDING) as http:
            yield Slack(address, http)
    finally:
        process.terminate()
        try:
            await asyncio.wait_for(process.wait(), ENDING)
        except TimeoutError:
            process.kill()
            await process.wait()
            raise
