"""`python -m playground` as a process of its own: it says where it is, and holds thousands of people."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession

from playground.__main__ import options, playground_of

PEOPLE = 5_000


@asynccontextmanager
async def process(*arguments: str) -> AsyncIterator[str]:
    """The first line it prints; ended politely."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "playground", "--port", "0", *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert started.stdout is not None
    try:
        yield (await started.stdout.readline()).decode().strip()
    finally:
        started.terminate()
        assert await started.wait() == 0


def crowd(folder: Path) -> Path:
    rows = [{"id": f"U{number:05d}", "name": f"p{number}", "real_name": "P"} for number in range(PEOPLE)]
    path = folder / "workspace.json"
    path.write_text(json.dumps({"users": rows}), encoding="utf-8")
    return path


async def test_it_says_where_it_is_and_knows_everybody_of_its_file(tmp_path: Path) -> None:
    async with process("--workspace", str(crowd(tmp_path))) as address, ClientSession() as session:
        session.headers["Authorization"] = "Bearer xoxb-playground"
        message: Any = {"channel": f"U{PEOPLE - 1:05d}", "text": "hello"}
        async with session.post(f"{address}/api/chat.postMessage", json=message) as response:
            assert (await response.json())["ok"]
        async with session.get(f"{address}/control/seen") as response:
            assert [row["person"] for row in (await response.json())["seen"]] == [message["channel"]]


def test_limits_events_and_chance_are_given_on_the_command_line() -> None:
    arguments = ["--limits", "20", "--event", "message.im", "--event", "app_home_opened", "--seed", "7"]
    play = playground_of(options(arguments))
    assert play.door.meter.limits is not None
    assert play.door.meter.limits.scale == 20
    assert (play.faults.seed, play.app.events) == (7, frozenset({"message.im", "app_home_opened"}))
    plain = playground_of(options([]))
    assert (plain.door.meter.limits, plain.app.events) == (None, None)
