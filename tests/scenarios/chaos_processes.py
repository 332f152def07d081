"""The processes of a run: started together, struck one by one, and ended well."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from tests.scenarios.chaos_bot import LOOK_AGAIN, Bot
from tests.scenarios.chaos_database import Database
from tests.scenarios.chaos_plan import Blow, Harm


@dataclass(slots=True)
class Processes:
    database: Database
    living: list[Bot]
    at_the_sender: int = 0

    async def strike(self, blow: Blow) -> None:
        bot = await self._whom(blow)
        self.at_the_sender += await self.database.sender() == bot.number
        match blow.harm:
            case Harm.KILL:
                await bot.kill()
                bot.start()
            case Harm.END:
                await bot.kill()
                self.living.remove(bot)
            case Harm.FREEZE:
                await bot.freeze(blow.lasts)
            case Harm.RESTART:
                await self._restart(bot)
            case _:
                assert_never(blow.harm)

    async def _whom(self, blow: Blow) -> Bot:
        if blow.at is not None:
            return self.living[blow.at % len(self.living)]
        while not (senders := await self._senders()):
            await asyncio.sleep(LOOK_AGAIN)
        return senders[0]

    async def _senders(self) -> list[Bot]:
        sender = await self.database.sender()
        return [bot for bot in self.living if bot.number == sender]

    async def _restart(self, bot: Bot) -> None:
        await bot.ready()
        await bot.stop()
        bot.start()
        await bot.ready()


@asynccontextmanager
async def running(database: Database, slack: str, folder: Path, processes: int) -> AsyncIterator[Processes]:
    """So many bots; all that live at the end are asked to end, and have to do it well."""
    bots = [
        Bot(number, slack, database.address_for(number), folder / f"bot-{number}.log")
        for number in range(processes)
    ]
    for bot in bots:
        bot.start()
    try:
        all_of_them = Processes(database, list(bots))
        yield all_of_them
        await asyncio.gather(*(bot.stop() for bot in all_of_them.living))
    finally:
        for bot in bots:
            bot.forget()
