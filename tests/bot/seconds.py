"""Seconds that pass only while somebody sleeps."""

import asyncio
from dataclasses import dataclass


@dataclass(slots=True)
class Seconds:
    now: float = 0.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)
