"""The bot of a fan-out: it runs as ever, but its clock jumps to whatever instant it reads, and it ticks.

Arguments: the address of a Slack, a database, a port, and how many times faster than Slack's its pace is
("inf": it does not wait). It stops when its input ends.
"""

import asyncio
import math
import os
import signal
import sys
from datetime import UTC, datetime

import uvloop

from benchmarks.fanout_letters import BEFORE
from benchmarks.process import HERE
from benchmarks.server import settings_for
from bot import log
from bot.assemble import Cairn, assembled
from bot.courier.pace import UNLIMITED, Limits, Pace
from bot.serve import serve


class Jumping:
    """Runs as fast as time does, from wherever it was put."""

    def __init__(self, at: datetime) -> None:
        self.jump(at)

    def jump(self, to: datetime) -> None:
        self._ahead = to - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead


def faster(scale: float) -> Limits:
    """Slack's limits, so many times faster; a burst stays as large as it is."""
    if math.isinf(scale):
        return UNLIMITED
    slow = Limits()
    return Limits(slow.spacing / scale, slow.tell * scale, slow.revise * scale, slow.find * scale, slow.burst)


async def run(api_url: str, database: str, port: int, scale: float) -> None:
    clock = Jumping(BEFORE)
    settings = settings_for(api_url, database)
    async with assembled(settings, now=clock, pace=lambda: Pace(faster(scale))) as cairn:
        obeying = asyncio.create_task(_obey(cairn, clock))
        await serve(cairn.web, HERE, port)
        obeying.cancel()


async def _obey(cairn: Cairn, clock: Jumping) -> None:
    """Jump and tick at each line; whoever writes them may die, and must not leave us behind."""
    while line := await asyncio.to_thread(sys.stdin.readline):
        clock.jump(datetime.fromisoformat(line.strip()))
        await cairn.ticker.tick()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    log.set_up("WARNING")
    uvloop.run(run(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])))
