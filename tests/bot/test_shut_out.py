"""A workspace that lets nobody in: its letters wait, however many and however long, and then all go."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.courier.drain import Drain
from bot.courier.pace import FEW, Pace
from okr.address import Address
from okr.notices.notice import Notice
from okr.person import PersonId
from okr.ports import NotWelcome, Receipt
from okr.work import Work
from storage.queue import queues
from storage.work import Store
from tests.bot.seconds import Seconds
from tests.storage.facts import OURS, do, saying
from tests.stores import HandClock

LETTERS = 300
A_WHILE = 60.0


@dataclass(slots=True)
class Doorman:
    """A messenger whose platform lets us in or does not."""

    open: bool = False
    tried: int = 0
    said: list[str] = field(default_factory=list)

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        self.tried += 1
        if not self.open:
            raise NotWelcome("token_revoked", seconds=A_WHILE)
        self.said.append(address.id)
        return Receipt(address.workspace, address.id, key)

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        raise NotImplementedError

    async def retract(self, receipt: Receipt) -> None:
        raise NotImplementedError

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        raise NotImplementedError


def write(work: Work) -> None:
    for number in range(LETTERS):
        work.outbox.tell(f"s{number}", Address.of_person(OURS, PersonId(f"U{number}")), saying("a"))


async def test_no_letter_fails_while_the_token_is_not_valid_and_all_go_once_it_is(
    sqlite_store: Store, hand_clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    door, seconds = Doorman(), Seconds()
    drain = Drain(sqlite_store, OURS, door, Pace(clock=seconds.clock, sleep=seconds.sleep))
    await do(sqlite_store, write)
    for minute in range(60):
        await drain.drain()
        assert door.tried <= FEW + minute, "one letter knocks for all"
        assert [each.levelname for each in caplog.records].count("ERROR") == minute + 1
        seconds.now += A_WHILE
        hand_clock.advance(timedelta(seconds=A_WHILE))
    assert sum(each.letters for each in await sqlite_store.run(lambda at, _: queues(at))) == LETTERS
    door.open = True
    await drain.drain()
    assert sorted(door.said) == sorted(f"U{number}" for number in range(LETTERS))
    rested = seconds.now - 60 * A_WHILE
    assert rested < LETTERS / 4, "nobody told us that we were too fast"
