"""Letters in hand: none waits for one that hangs, none leaves too late, no workspace waits for another."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from bot.courier.courier import Courier
from bot.courier.drain import Drain
from bot.courier.errands import SOON, STALE
from bot.courier.pace import FEW, Pace
from bot.courier.taking import SETTLED
from okr.address import Address, Place
from okr.notices.notice import Notice
from okr.person import WorkspaceId
from okr.ports import Receipt
from okr.work import Work
from storage import outbox, settling
from storage.work import Store
from tests.bot.replicas import until
from tests.bot.seconds import Seconds
from tests.storage.facts import ANA, OURS, THEIRS, do, saying
from tests.stores import HandClock


@dataclass(slots=True)
class Halting:
    """A messenger to whom some people are unreachable: the call ends when it is let."""

    halts: frozenset[str] = frozenset()
    let: asyncio.Event = field(default_factory=asyncio.Event)
    said: list[str] = field(default_factory=list)

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        if address.id in self.halts:
            await self.let.wait()
        self.said.append(address.id)
        return Receipt(address.workspace, address.id, key)

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        raise NotImplementedError

    async def retract(self, receipt: Receipt) -> None:
        raise NotImplementedError

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        raise NotImplementedError


async def write(store: Store, *people: str, workspace: WorkspaceId = OURS) -> None:
    def tell(work: Work) -> None:
        for person in people:
            work.outbox.tell(person, Address(workspace, Place.PERSON, person), saying(person))

    await do(store, tell, workspace)


async def states(store: Store) -> dict[str, str]:
    rows = await store.run(
        lambda connection, _: connection.execute(text("SELECT subject, state FROM outbox")).all()
    )
    return {row.subject: row.state for row in rows}


def drain_of(store: Store, messenger: Halting, workspace: WorkspaceId = OURS) -> Drain:
    return Drain(store, workspace, messenger, Pace.unhurried())


async def test_a_call_that_hangs_keeps_no_others_waiting(sqlite_store: Store) -> None:
    slack = Halting(frozenset({"U0"}))
    await write(sqlite_store, *(f"U{number}" for number in range(5 * FEW)))
    draining = asyncio.create_task(drain_of(sqlite_store, slack).drain())
    await until(lambda: len(slack.said) == 5 * FEW - 1)
    slack.let.set()
    await draining
    assert set((await states(sqlite_store)).values()) == {"sent"}


async def test_what_is_written_while_a_call_hangs_is_said_at_once(sqlite_store: Store) -> None:
    slack = Halting(frozenset({"U0"}))
    drain = drain_of(sqlite_store, slack)
    await write(sqlite_store, "U0")
    draining = asyncio.create_task(drain.drain())
    await write(sqlite_store, "U1")
    drain.wake()
    await until(lambda: slack.said == ["U1"])
    slack.let.set()
    await draining


async def test_however_many_hang_only_a_few_are_in_hand(sqlite_store: Store) -> None:
    everybody = [f"U{number}" for number in range(3 * FEW)]
    slack = Halting(frozenset(everybody))
    await write(sqlite_store, *everybody)
    draining = asyncio.create_task(drain_of(sqlite_store, slack).drain())
    for _ in range(3):
        await asyncio.wait([draining], timeout=0.05)
        assert list((await states(sqlite_store)).values()).count("sending") <= FEW
    slack.let.set()
    await draining


@dataclass(slots=True)
class Frozen:
    """Seconds that jump while somebody waits for its turn, as they do for a process that was stopped."""

    seconds: Seconds = field(default_factory=Seconds)
    jump: float = 0.0

    async def sleep(self, seconds: float) -> None:
        await self.seconds.sleep(seconds + self.jump)
        self.jump = 0.0


@pytest.mark.parametrize(("jump", "leaves"), [(0.0, 2), (STALE, 1)])
async def test_a_letter_too_long_in_hand_does_not_leave_and_comes_again(
    sqlite_store: Store, hand_clock: HandClock, jump: float, leaves: int
) -> None:
    slack, frozen = Halting(), Frozen(jump=jump)
    drain = Drain(sqlite_store, OURS, slack, Pace(clock=frozen.seconds.clock, sleep=frozen.sleep))
    await write(sqlite_store, "U1")
    await drain.drain()
    await do(sqlite_store, lambda work: work.outbox.tell("again", Address.of_person(OURS, ANA), saying("a")))
    await drain.drain()
    assert len(slack.said) == leaves
    hand_clock.advance(timedelta(seconds=SOON))
    await drain.drain()
    assert len(slack.said) == 2


async def test_nothing_leaves_and_nothing_is_taken_in_a_workspace_that_is_not_ours_any_more(
    sqlite_store: Store,
) -> None:
    slack, ours = Halting(), [True]
    drain = Drain(sqlite_store, OURS, slack, Pace.unhurried(), owns=lambda: ours[0])
    await write(sqlite_store, *(f"U{number}" for number in range(3 * FEW)))
    ours[0] = False
    await drain.drain()
    assert slack.said == []
    assert set((await states(sqlite_store)).values()) == {"waiting"}


async def test_what_comes_late_does_not_disturb_whoever_claimed_the_letter_since(
    sqlite_store: Store, hand_clock: HandClock
) -> None:
    await write(sqlite_store, "U1")
    [first] = await sqlite_store.run(lambda at, now: outbox.claim(at, now, OURS, limit=1))
    hand_clock.advance(timedelta(seconds=SETTLED))
    await sqlite_store.run(lambda at, now: settling.postpone(at, first, now, "it did not arrive"))
    [_again] = await sqlite_store.run(lambda at, now: outbox.claim(at, now, OURS, limit=1))
    await sqlite_store.run(lambda at, now: settling.put_back(at, first, now, "late news"))
    assert await states(sqlite_store) == {"U1": "sending"}


async def test_letters_behind_others_that_are_not_worth_saying_go_at_once(sqlite_store: Store) -> None:
    slack = Halting()
    await write(sqlite_store, *(f"U{number}" for number in range(FEW + 1)))
    strange = text("UPDATE outbox SET notice_kind = 'Fanfare' WHERE subject <> :last")
    last = f"U{FEW}"
    await sqlite_store.run(lambda connection, _: connection.execute(strange, {"last": last}).rowcount)
    await drain_of(sqlite_store, slack).drain()
    assert slack.said == [last]


async def test_a_single_letter_does_not_wait_for_a_thousand_of_another_workspace(sqlite_store: Store) -> None:
    many, one = Halting(), Halting()
    await write(sqlite_store, *(f"U{number}" for number in range(1000)))
    drains = {OURS: drain_of(sqlite_store, many), THEIRS: drain_of(sqlite_store, one, THEIRS)}
    courier = Courier(sqlite_store, drains)
    running = asyncio.create_task(courier.run())
    courier.wake(OURS)
    await until(lambda: bool(many.said))
    await write(sqlite_store, "U1", workspace=THEIRS)
    before = len(many.said)
    courier.wake(THEIRS)
    await until(lambda: one.said == ["U1"])
    assert len(many.said) - before < 500
    running.cancel()
    await asyncio.wait({running})
    await courier.finish()
