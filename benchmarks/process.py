"""Processes beside this one: started, asked line by line, and looked at for what they have used."""

import asyncio
import contextlib
import os
import socket
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from benchmarks.load import Wrong, connected

HERE: Final = "127.0.0.1"

MOMENT: Final = 0.1
"""Seconds between two looks whether somebody is there."""

ENDING: Final = 30
"""Seconds within which a process is gone after it was asked to go."""

_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Child:
    """A process of ours; what it has used is read where Linux keeps it."""

    process: Process

    def say(self, line: str) -> None:
        cast("StreamWriter", self.process.stdin).write(f"{line}\n".encode())

    async def answer(self) -> str:
        """Its next line; raises Wrong when it ended instead."""
        line = await cast("StreamReader", self.process.stdout).readline()
        if not line:
            raise Wrong("a process ended too early")
        return line.decode().strip()

    @property
    def cpu(self) -> float:
        """Seconds of processor time, of all its threads, since it started."""
        after_name = self._file("stat").rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / _TICKS

    @property
    def peak(self) -> float:
        """The most megabytes that it ever held."""
        line = next(each for each in self._file("status").splitlines() if each.startswith("VmHWM"))
        return int(line.split()[1]) / 1024

    def _file(self, name: str) -> str:
        return Path("/proc", str(self.process.pid), name).read_text(encoding="utf-8")


@asynccontextmanager
async def child(module: str, *arguments: str, deaf: bool = False) -> AsyncIterator[Child]:
    """Runs until the block ends, which ends its input; one that is deaf to that is asked by a signal."""
    process = await create_subprocess_exec(sys.executable, "-m", module, *arguments, stdin=PIPE, stdout=PIPE)
    try:
        yield Child(process)
    finally:
        cast("StreamWriter", process.stdin).close()
        if deaf and process.returncode is None:
            process.terminate()
        await _gone(process)


async def _gone(process: Process) -> None:
    try:
        await asyncio.wait_for(process.wait(), ENDING)
    except TimeoutError:
        process.kill()
        await process.wait()


def free_port() -> int:
    with socket.create_server((HERE, 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


async def listening(process: Process, port: int) -> None:
    """Wait until it takes connections; raises Wrong when it ended instead."""
    while process.returncode is None:
        with contextlib.suppress(ConnectionRefusedError):
            async with connected(HERE, port, 1):
                return
        await asyncio.sleep(MOMENT)
    raise Wrong("the bot did not start")
