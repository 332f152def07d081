"""A bot as `cairn run` runs it, in a process of its own that may be killed at any moment.

It is forked from a server that has read the code already, so that no life begins with seconds of imports.
"""

import asyncio
import multiprocessing
import os
import signal
import socket
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Final

import httpx
import uvloop
from pydantic import SecretStr

from bot import log
from bot.assemble import assembled
from bot.courier.pace import Limits, Pace
from bot.serve import serve
from bot.settings import Settings
from playground import AppUnderTest

FAST: Final = Limits(spacing=0, tell=200, revise=200, find=200, burst=20)
"""Slack's limits, some forty times faster."""

DYING: Final = 30
"""Seconds within which a process is gone after it was killed."""

ENDING: Final = 60
"""Seconds within which a process is gone after it was asked to."""

LOOK_AGAIN: Final = 0.02
"""Seconds between two looks at another process, which cannot wake us."""


def _free_place() -> socket.socket:
    """Bound and not listening: whoever reuses addresses can listen there, and nobody finds it by chance."""
    place = socket.socket()
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    place.bind(("127.0.0.1", 0))
    return place


@dataclass(slots=True)
class Bot:
    """One after the other, the lives of one of the processes over one database."""

    number: int
    slack: str
    database: str
    log: Path
    _life: ForkServerProcess = field(init=False)
    _place: socket.socket = field(init=False, default_factory=_free_place)
    """Holds the port of all its lives, so that nobody else is given it between two of them."""

    def start(self) -> None:
        lives = multiprocessing.get_context("forkserver")
        lives.set_forkserver_preload([__name__])
        arguments = (self.slack, self.database, self._port, self.log)
        self._life = lives.Process(target=live, args=arguments, daemon=True)
        self._life.start()

    async def ready(self) -> None:
        """Wait until it says that requests make sense."""
        async with httpx.AsyncClient(trust_env=False) as http:
            while not await self._says_it_is_ready(http):
                await asyncio.sleep(LOOK_AGAIN)

    async def kill(self) -> None:
        """`kill -9`: nothing of it runs after this."""
        self._life.kill()
        assert await self._ended(DYING) == -signal.SIGKILL, f"process {self.number} was dead already"

    async def stop(self) -> None:
        """Ask it to end, as whoever restarts it would."""
        self._life.terminate()
        assert await self._ended(ENDING) == 0, f"process {self.number} did not end well"

    async def freeze(self, seconds: float) -> None:
        """Nothing of it runs for so long, and then all of it goes on."""
        self._signal(signal.SIGSTOP)
        await asyncio.sleep(seconds)
        self._signal(signal.SIGCONT)

    def forget(self) -> None:
        """Have it gone, in whatever state it is."""
        self._life.kill()
        self._place.close()

    @property
    def _port(self) -> int:
        port: int = self._place.getsockname()[1]
        return port

    def _signal(self, number: signal.Signals) -> None:
        assert self._life.pid is not None
        os.kill(self._life.pid, number)

    async def _says_it_is_ready(self, http: httpx.AsyncClient) -> bool:
        assert self._life.is_alive(), f"process {self.number} ended before it was ready"
        try:
            return (await http.get(f"http://127.0.0.1:{self._port}/readyz")).is_success
        except httpx.TransportError:
            return False

    async def _ended(self, patience: float) -> int | None:
        async with asyncio.timeout(patience):
            while self._life.is_alive():
                await asyncio.sleep(LOOK_AGAIN)
        return self._life.exitcode


def live(slack: str, database: str, port: int, log_file: Path) -> None:
    """Run until stopped; the log of all its lives is in one file."""
    with log_file.open("a", encoding="utf-8") as said:
        os.dup2(said.fileno(), 2)
    log.set_up("WARNING")
    uvloop.run(_serve(_settings(slack, database, port)))


async def _serve(settings: Settings) -> None:
    async with assembled(settings, pace=lambda: Pace(FAST)) as cairn:
        await serve(cairn.web, settings.host, settings.port)


def _settings(slack: str, database: str, port: int) -> Settings:
    app = AppUnderTest()
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, and says so to nobody
        slack_bot_token=SecretStr(app.bot_token),
        slack_signing_secret=SecretStr(app.signing_secret),
        slack_app_token=None,
        slack_api_url=f"{slack}/api/",
        database_url=SecretStr(database),
        host="127.0.0.1",
        port=port,
    )
