"""Told to stop at whatever moment of its start, or more than once, the bot ends in good order."""

import asyncio
import logging
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import uvicorn
from aiohttp import web
from aiohttp.test_utils import TestServer
from starlette.applications import Starlette

from bot.serve import Server
from storage.engine import SoleOwner, SqliteFile
from storage.migrate import migrate

ANSWERS = {"auth.test": {"ok": True, "team_id": "T1", "user_id": "U1", "bot_id": "B1"}}


@dataclass(slots=True)
class Sluggish:
    """A Slack that never answers calls of one method."""

    method: str
    asked: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if method == self.method:
            self.asked.set()
            await self.over.wait()
        return web.json_response(ANSWERS.get(method, {"ok": False, "error": "unknown_method"}))


@asynccontextmanager
async def started(folder: Path, slack: Sluggish) -> AsyncIterator[Process]:
    """`cairn run` in a process of its own."""
    app = web.Application()
    app.router.add_post("/api/{method}", slack.answer)
    await migrate(f"sqlite:///{folder / 'cairn.db'}")
    async with TestServer(app) as server:
        env = {
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_SIGNING_SECRET": "s3cret",
            "SLACK_APP_TOKEN": "xapp-1" if slack.method == "apps.connections.open" else "",
            "SLACK_API_URL": f"{server.make_url('/api/')}",
            "DATABASE_URL": f"sqlite:///{folder / 'cairn.db'}",
            "PORT": "0",
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", "from bot.cli import main; main()", "run", env=env, stderr=PIPE
        )
        try:
            yield process
        finally:
            slack.over.set()
            if process.returncode is None:
                process.kill()
                await process.communicate()


async def ended(process: Process) -> tuple[int | None, str]:
    """How, and what it said of that."""
    async with asyncio.timeout(60):
        said = (await process.communicate())[1].decode()
    return process.returncode, said


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_told_while_it_starts_it_ends_well(tmp_path: Path, method: str, number: signal.Signals) -> None:
    slack = Sluggish(method)
    async with started(tmp_path, slack) as process:
        await slack.asked.wait()
        process.send_signal(number)
        code, said = await ended(process)
    assert code == 0, said
    assert "asked to stop before it had begun" in said
    assert "Traceback" not in said
    SoleOwner(SqliteFile(tmp_path / "cairn.db")).release()


async def test_told_once_more_while_it_ends_it_goes_on_ending(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot.serve")
    server = Server(uvicorn.Config(Starlette(), log_config=None))
    with server.capture_signals():
        os.kill(os.getpid(), signal.SIGTERM)
        await heard(lambda: server.should_exit)
    os.kill(os.getpid(), signal.SIGTERM)
    await heard(lambda: "ending already" in caplog.text)
    asyncio.get_running_loop().remove_signal_handler(signal.SIGTERM)


async def heard(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not what():
            await asyncio.sleep(0)
