"""Stopping: what was acknowledged is answered and stored, and what was written is said."""

import asyncio
import threading
from dataclasses import dataclass, field
from datetime import datetime

from bot.courier.at_work import at_work
from bot.courier.courier import Courier
from bot.courier.drain import Drain
from bot.courier.pace import Pace
from okr.address import Address
from okr.commands.week import PostDigest
from okr.key_result import KeyResultId
from okr.notices.notice import Notice
from okr.notices.week import DigestSent
from okr.person import PersonId
from okr.ports import Receipt
from okr.usecases.post_digest import post_digest
from storage.work import Store
from tests.stage import ANA, DEE, GENERAL, staged, words_of
from tests.storage.facts import OURS, address, do, saying
from tests.storage.receipts import receipt_of
from tests.stores import HandClock, opened


@dataclass(slots=True)
class Slow:
    """A messenger that has begun to speak and goes on when it is let."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    said: list[str] = field(default_factory=list)

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        self.begun.set()
        await self.may_end.wait()
        self.said.append(address.id)
        return Receipt(address.workspace, address.id, key)

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        raise NotImplementedError

    async def retract(self, receipt: Receipt) -> None:
        raise NotImplementedError

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        raise NotImplementedError


def courier_of(store: Store, slack: Slow) -> Courier:
    return Courier(store, {OURS: Drain(store, OURS, slack, Pace.unhurried())})


async def test_a_message_on_its_way_is_said_to_its_end_and_remembered(sqlite_store: Store) -> None:
    slack = Slow()
    courier = courier_of(sqlite_store, slack)
    await do(sqlite_store, lambda work: work.outbox.tell("a", address(), saying("a")))
    async with at_work(courier):
        await slack.begun.wait()
        asyncio.get_running_loop().call_soon(slack.may_end.set)
    assert slack.said == ["U1"]
    receipt = await sqlite_store.run(lambda at, _: receipt_of(at, OURS, "a"))
    assert receipt is not None


async def test_what_was_written_at_the_last_moment_is_said_before_the_end(sqlite_store: Store) -> None:
    slack = Slow()
    slack.may_end.set()
    async with at_work(courier_of(sqlite_store, slack)):
        await do(sqlite_store, lambda work: work.outbox.tell("a", address(), saying("a")))
    assert slack.said == ["U1"]


async def test_a_digest_asked_for_just_before_the_end_is_posted(sqlite_url: str) -> None:
    async with staged(sqlite_url) as scene:
        before = scene.calls("chat.postMessage")
        wish = PostDigest(scene.cairn.workspace, PersonId(DEE), "churn")
        sent = await scene.cairn.services.perform(post_digest, wish)
    assert isinstance(sent, DigestSent)
    assert scene.calls("chat.postMessage") == before + 1


async def test_what_was_acknowledged_is_stored_and_answered_though_the_bot_is_stopping(
    sqlite_url: str, hand_clock: HandClock
) -> None:
    release = threading.Event()
    async with staged(sqlite_url, patience=0) as scene:
        held = asyncio.create_task(scene.cairn.store.run(lambda *_: release.wait(30)))
        await scene.person(ANA).say(GENERAL, "/okr checkin KR1 19% c6")
        assert await scene.private(ANA) == []
        release.set()
    await held
    [answer] = await scene.private(ANA)
    assert "19%" in words_of(answer)
    async with opened(sqlite_url, hand_clock) as store:
        one = KeyResultId(1)
        kept = await do(store, lambda work: work.check_ins.of([one])[one], scene.cairn.workspace)
    assert len(kept) == 1


async def test_after_the_end_the_database_is_free_for_the_next_process(
    sqlite_url: str, hand_clock: HandClock
) -> None:
    async with staged(sqlite_url):
        pass
    async with opened(sqlite_url, hand_clock) as store:
        assert await do(store, lambda work: work.squads.all()) == []
