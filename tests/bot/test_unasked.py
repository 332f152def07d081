"""Of questions that fail together their lead reads in one message, which fails in turn without a word."""

from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.courier.drain import Drain
from bot.courier.pace import Pace
from okr.address import Address
from okr.notices.notice import Notice
from okr.notices.week import PromptsNotDelivered
from okr.ports import NotDelivered, Receipt
from storage.work import Store
from tests.stores import HandClock
from tests.usecases.room import ANA, BO, CHEN, DEE, OURS, PEOPLE, Room, utc


@dataclass(slots=True)
class Refusing:
    """A messenger that does not take what is for these people."""

    refuses: frozenset[str]
    said: list[tuple[str, Notice]] = field(default_factory=list)

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        if address.id in self.refuses:
            raise NotDelivered("user_disabled", retry_after=None)
        self.said.append((address.id, notice))
        return Receipt(address.workspace, address.id, key)

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        self.said.append((receipt.conversation, notice))

    async def retract(self, receipt: Receipt) -> None:
        raise NotImplementedError

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        raise NotImplementedError


@pytest.fixture
async def asked(sqlite_store: Store, hand_clock: HandClock) -> Room:
    """Dee leads, and Ana, Bo and Chen are asked."""
    hand_clock.now = utc(16, 0)
    room = Room(sqlite_store, hand_clock)
    await room.meet(*PEOPLE)
    await room.found_churn()
    await room.set_objective(*(f"Reduce churn from 3% to 1% <@{each}>" for each in (ANA, BO, CHEN)))
    hand_clock.now = utc(16, 20)
    await room.sweep()
    return room


async def carried(asked: Room, *refuses: str) -> list[tuple[str, Notice]]:
    slack = Refusing(frozenset(refuses))
    await Drain(asked.store, OURS, slack, Pace.unhurried()).drain()
    return slack.said


async def test_a_lead_reads_once_of_all_that_failed_together(asked: Room) -> None:
    [(lead, notice)] = await carried(asked, ANA, BO, CHEN)
    assert lead == DEE
    assert isinstance(notice, PromptsNotDelivered)
    assert [(each.name, each.reason) for each in notice.people] == [
        (name, "user_disabled") for name in ("Ana", "Bo", "Chen")
    ]


async def test_where_the_lead_cannot_be_told_nobody_is(asked: Room) -> None:
    assert [who for who, _ in await carried(asked, BO, DEE)] == [ANA, CHEN]
    assert await carried(asked) == []
