"""What goes wrong with events on their way: late, overtaken, told twice, or heard without our knowing."""

import asyncio

from playground.facts import Json
from playground.faults import EVENTS, Fault, Faults, Trouble


class Mishaps:
    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        self._waiting: list[asyncio.Future[None]] = []

    def strike(self, event: Json) -> Fault | None:
        channel = event.get("channel")
        return self._faults.take(EVENTS + event["type"], channel if isinstance(channel, str) else None)

    async def hold_up(self, fault: Fault) -> None:
        """Until it is late, or until another event has been delivered first."""
        match fault.kind:
            case Trouble.SLOW:
                await asyncio.sleep(fault.seconds)
            case Trouble.REORDER:
                await self._until_overtaken(fault.seconds)
            case _:
                return

    def delivered(self) -> None:
        """Whoever waited to be overtaken may go on."""
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.done():
                one.set_result(None)

    async def _until_overtaken(self, at_most: float) -> None:
        overtaken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(overtaken)
        await asyncio.wait([overtaken], timeout=at_most)
