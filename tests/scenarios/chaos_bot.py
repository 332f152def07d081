"""A bot as `cairn run` runs it, in a process of its own that may be killed at any moment.

It is forked from a server that has read the code already, so that no life begins with seconds of imports.
"""

import multiprocessing
import os
import signal
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import uvloop
from pydantic import SecretStr

from bot import log
from bot.assemble import assembled
from bot.courier.pace import Limits, Pace
from bot.serve import serve
from bot.settings import Settings
from playground import AppUnderTest

FAST = Limits(spacing=0, tell=200, revise=200, find=200, burst=20)
"""Slack's limits, some forty times faster."""

DYING = 10
"""Seconds within which a process is gone after it was killed."""

ENDING = 60
"""Seconds within which a process is gone after it was asked to."""


@dataclass(slots=True)
class Bot:
    """One after the other, the lives of a bot over one database."""

    slack: str
    database: str
    log: Path
    _life: ForkServerProcess = field(init=False)

    def start(self) -> None:
        lives = multiprocessing.get_context("forkserver")
        lives.set_forkserver_preload([__name__])
        self._life = lives.Process(target=live, args=(self.slack, self.database, self.log), daemon=True)
        self._life.start()

    def kill(self) -> None:
        """`kill -9`: nothing of it runs after this."""
        self._life.kill()
        assert self._ended(DYING) == -signal.SIGKILL, "it was dead before it was killed"

    def stop(self) -> None:
        self._life.terminate()
        assert self._ended(ENDING) == 0, "it did not end well"

    def _ended(self, patience: float) -> int | None:
        self._life.join(patience)
        return self._life.exitcode


def live(slack: str, database: str, log_file: Path) -> None:
    """Run until stopped; the log of all lives is in one file."""
    with log_file.open("a", encoding="utf-8") as said:
        os.dup2(said.fileno(), 2)
    log.set_up("WARNING")
    uvloop.run(_serve(_settings(slack, database)))


async def _serve(settings: Settings) -> None:
    async with assembled(settings, pace=lambda: Pace(FAST)) as cairn:
        await serve(cairn.web, settings.host, settings.port)


def _settings(slack: str, database: str) -> Settings:
    app = AppUnderTest()
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, and says so to nobody
        slack_bot_token=SecretStr(app.bot_token),
        slack_signing_secret=SecretStr(app.signing_secret),
        slack_app_token=None,
        slack_api_url=f"{slack}/api/",
        database_url=SecretStr(database),
        host="127.0.0.1",
        port=0,
    )
