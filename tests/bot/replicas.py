"""Several couriers over one database and one platform, taking turns within split seconds."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import text

from bot.courier.at_work import at_work, courier_for
from bot.courier.pace import Pace
from bot.courier.port import Couriers, Voice
from bot.courier.tenure import Times
from okr.address import Address, Place
from okr.notices.notice import Notice
from okr.person import WorkspaceId
from okr.ports import Receipt
from okr.work import Work
from storage.visit import visit
from storage.work import Store
from tests.storage.facts import OURS, do, saying
from tests.stores import HandClock, opened

BRISK = Times(look=0.05, linger=0.2, again=0.05, moment=0.1, gather=0.01)


@dataclass(slots=True)
class Platform:
    """Keeps who said what; messages stay on their way while it is `closed`."""

    said: list[tuple[str, str]] = field(default_factory=list)
    """Which process, and the key of the letter."""
    open: asyncio.Event = field(default_factory=asyncio.Event)
    begun: int = 0

    def __post_init__(self) -> None:
        self.open.set()

    @property
    def speakers(self) -> set[str]:
        return {process for process, _ in self.said}

    @property
    def twice(self) -> list[str]:
        return [key for key, times in Counter(key for _, key in self.said).items() if times > 1]


@dataclass(frozen=True, slots=True)
class Mouth:
    """One process' messenger."""

    process: str
    platform: Platform

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        self.platform.begun += 1
        await self.platform.open.wait()
        self.platform.said.append((self.process, key))
        return Receipt(address.workspace, address.id, key)

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        raise NotImplementedError

    async def retract(self, receipt: Receipt) -> None:
        raise NotImplementedError

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        there = any(said == key for _, said in self.platform.said)
        return Receipt(address.workspace, address.id, key) if there else None


@dataclass(frozen=True, slots=True)
class Process:
    """One of several that share a database."""

    store: Store
    courier: Couriers

    async def write(self, *subjects: str, workspace: WorkspaceId = OURS) -> None:
        """Write a letter each, to people of their own, as a request to this process would."""

        def write(work: Work) -> None:
            for subject in subjects:
                work.outbox.tell(subject, Address(workspace, Place.PERSON, f"U{subject}"), saying(subject))

        await do(self.store, write, workspace)
        self.courier.wake(workspace)


@asynccontextmanager
async def process(
    url: str, name: str, platform: Platform, clock: HandClock, times: Times = BRISK
) -> AsyncIterator[Process]:
    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(opened(url, clock))
        voices = {OURS: Voice(Mouth(name, platform), Pace.unhurried())}
        courier = courier_for(url, store, voices, times)
        await stack.enter_async_context(at_work(courier))
        stack.callback(platform.open.set)  # nobody could end while a message is on its way
        yield Process(store, courier)


async def until(holds: Callable[[], bool]) -> None:
    """Let others work until it holds."""
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.005)


async def cut(url: str, whose: str) -> int:
    """Cut connections to the database from the server's side; how many."""
    query = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE :whose"
    )
    return await visit(url, lambda connection: int(connection.execute(query, {"whose": whose}).scalar_one()))


LOCKS = "cairn courier%"
"""The connections on which it hangs what is whose."""

ALL = "%"
