"""The courier: in order, in Slack's time, nothing lost, nothing twice."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text

from bot.courier.courier import ABANDONED, REPETITIONS, Courier
from bot.courier.pace import Pace
from okr.notices import Help, Notice
from okr.person import WorkspaceId
from okr.ports import Address, DeliveryUnknown, NotDelivered, Place, Receipt, Work
from storage import outbox
from storage.work import Store
from tests.storage.facts import OURS, THEIRS, do, saying
from tests.stores import HandClock

ANA = Address(OURS, Place.PERSON, "U1")
BO = Address(OURS, Place.PERSON, "U2")

Told = tuple[str, str]

ResultT = TypeVar("ResultT")


@dataclass(slots=True)
class Seconds:
    """Seconds that pass only while somebody sleeps."""

    now: float = 0.0

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        until = self.now + seconds
        await asyncio.sleep(0)
        self.now = max(self.now, until)


@dataclass(slots=True)
class Recorder:
    """A messenger that keeps what it was given, unless `trouble` has something for those words."""

    seconds: Seconds
    trouble: dict[str, list[Exception]] = field(default_factory=dict)
    said: list[Told] = field(default_factory=list)
    revised: list[Told] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    tried: list[float] = field(default_factory=list)

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        self._meet_trouble(notice)
        self.said.append((address.id, words(notice)))
        self.at.append(self.seconds.now)
        return Receipt(address.workspace, address.id, key)

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        self._meet_trouble(notice)
        self.revised.append((receipt.conversation, words(notice)))

    async def retract(self, receipt: Receipt) -> None:
        raise NotImplementedError

    def _meet_trouble(self, notice: Notice) -> None:
        self.tried.append(self.seconds.now)
        waiting = self.trouble.get(words(notice))
        if waiting:
            raise waiting.pop(0)


def words(notice: Notice) -> str:
    assert isinstance(notice, Help)
    return notice.squads[0]


@dataclass(frozen=True, slots=True)
class Round:
    """A courier with everything it needs, moved by hand."""

    store: Store
    clock: HandClock
    seconds: Seconds
    slack: Recorder
    courier: Courier

    async def tell(self, address: Address, *all_words: str) -> None:
        def write(work: Work) -> None:
            for each in all_words:
                work.outbox.tell(each, address, saying(each))

        await do(self.store, write)

    async def revise(self, subject: str, new: str) -> None:
        await do(self.store, lambda work: work.outbox.revise(subject, saying(new)))

    async def states(self) -> dict[str, str]:
        """Each letter's words, as its subject, with what became of it."""

        def read(connection: Connection, _: datetime) -> dict[str, str]:
            rows = connection.execute(text("SELECT subject, state FROM outbox ORDER BY seq"))
            return {row.subject: row.state for row in rows}

        return await self.store.run(read)


@pytest.fixture
def rounds(sqlite_store: Store, hand_clock: HandClock) -> Round:
    seconds = Seconds()
    slack = Recorder(seconds)
    pace = Pace(clock=seconds.clock, sleep=seconds.sleep)
    return Round(sqlite_store, hand_clock, seconds, slack, Courier(sqlite_store, {OURS: slack}, pace))


async def test_letters_to_one_conversation_arrive_in_the_order_they_were_written(rounds: Round) -> None:
    await rounds.tell(ANA, *"abcdefghijklmno")
    await rounds.courier.drain()
    assert rounds.slack.said == [("U1", each) for each in "abcdefghijklmno"]


async def test_a_conversation_hears_one_message_a_second(rounds: Round) -> None:
    await rounds.tell(ANA, "a", "b", "c")
    await rounds.courier.drain()
    assert rounds.slack.at == [0.0, 1.0, 2.0]


async def test_conversations_do_not_wait_for_each_other(rounds: Round) -> None:
    await rounds.tell(ANA, "a")
    await rounds.tell(BO, "b")
    await rounds.courier.drain()
    assert rounds.slack.at == [0.0, 0.0]


async def test_a_letter_waits_as_long_as_slack_says_and_then_goes(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [NotDelivered("ratelimited", retry_after=30)]
    await rounds.tell(ANA, "a", "b")
    await rounds.courier.drain()
    assert rounds.slack.said == []
    rounds.clock.advance(timedelta(seconds=29))
    await rounds.courier.drain()
    assert rounds.slack.said == []
    rounds.clock.advance(timedelta(seconds=1))
    rounds.seconds.now = 30.0
    await rounds.courier.drain()
    assert rounds.slack.said == [("U1", "a"), ("U1", "b")]


async def test_while_slack_says_to_wait_nothing_is_sent_to_anybody(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [NotDelivered("ratelimited", retry_after=30)]
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    await rounds.tell(BO, "b")
    await rounds.courier.drain()
    assert await rounds.states() == {"a": "waiting", "b": "waiting"}
    rounds.seconds.now = 30.0
    await rounds.courier.drain()
    assert rounds.slack.said == [("U2", "b")]


async def test_whoever_waits_already_waits_longer_when_slack_says_so() -> None:
    seconds = Seconds()
    pace = Pace(clock=seconds.clock, sleep=seconds.sleep)
    await pace.turn("a")
    waiting = asyncio.create_task(pace.turn("a"))
    await asyncio.sleep(0)
    pace.hush(30)
    await waiting
    assert seconds.now == 30.0
    await pace.turn("a")
    assert seconds.now == 31.0


async def test_a_refused_letter_is_parked_and_those_behind_it_go(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [NotDelivered("channel_not_found", retry_after=None)]
    await rounds.tell(ANA, "a", "b")
    await rounds.courier.drain()
    assert rounds.slack.said == [("U1", "b")]
    assert await rounds.states() == {"a": "failed", "b": "sent"}


async def test_what_may_have_arrived_is_never_sent_again(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [DeliveryUnknown("TimeoutError")]
    await rounds.tell(ANA, "a", "b")
    for _ in range(3):
        await rounds.courier.drain()
        rounds.clock.advance(timedelta(hours=1))
    assert rounds.slack.said == [("U1", "b")]
    assert await rounds.states() == {"a": "unknown", "b": "sent"}


async def test_a_revision_that_may_have_arrived_is_repeated_since_that_does_no_harm(rounds: Round) -> None:
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    rounds.slack.trouble["a2"] = [DeliveryUnknown("TimeoutError")]
    await rounds.revise("a", "a2")
    await rounds.courier.drain()
    rounds.clock.advance(timedelta(minutes=1))
    await rounds.courier.drain()
    assert rounds.slack.revised == [("U1", "a2")]


async def test_a_revision_is_not_repeated_for_ever(rounds: Round) -> None:
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    rounds.slack.trouble["a2"] = [DeliveryUnknown("status 500") for _ in range(100)]
    await rounds.revise("a", "a2")
    for _ in range(10):
        await rounds.courier.drain()
        rounds.clock.advance(timedelta(minutes=1))
    assert len(rounds.slack.tried) == 1 + REPETITIONS


async def test_a_mistake_of_ours_in_one_letter_does_not_stop_the_others(
    rounds: Round, caplog: pytest.LogCaptureFixture
) -> None:
    rounds.slack.trouble["a"] = [KeyError("a block that cannot be drawn")]
    await rounds.tell(ANA, "a", "b")
    await rounds.tell(BO, "c")
    await rounds.courier.drain()
    assert sorted(rounds.slack.said) == [("U1", "b"), ("U2", "c")]
    assert (await rounds.states())["a"] == "failed"
    assert "could not be said" in caplog.text


async def test_a_revision_follows_its_message(rounds: Round) -> None:
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    await rounds.revise("a", "a2")
    await rounds.courier.drain()
    assert rounds.slack.revised == [("U1", "a2")]


async def test_what_was_said_is_not_said_again_by_the_next_courier(rounds: Round) -> None:
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    again = Recorder(rounds.seconds)
    await Courier(rounds.store, {OURS: again}, Pace(spacing=0)).drain()
    assert again.said == []


async def test_what_a_dead_courier_held_is_not_said_again_and_blocks_nobody(rounds: Round) -> None:
    await rounds.tell(ANA, "a", "b")
    await rounds.store.run(lambda at, now: outbox.claim(at, now, OURS, limit=1))
    await rounds.courier.drain()
    assert rounds.slack.said == []
    rounds.clock.advance(ABANDONED + timedelta(seconds=1))
    await rounds.courier.drain()
    assert rounds.slack.said == [("U1", "b")]


async def test_letters_of_a_workspace_we_do_not_serve_are_left_alone(rounds: Round) -> None:
    elsewhere = Address(THEIRS, Place.PERSON, "U1")
    await do(rounds.store, lambda work: work.outbox.tell("a", elsewhere, saying("a")), WorkspaceId(THEIRS))
    await rounds.courier.drain()
    assert rounds.slack.said == []
    assert await rounds.states() == {"a": "waiting"}


async def test_the_courier_goes_on_after_a_round_that_failed(
    rounds: Round, caplog: pytest.LogCaptureFixture
) -> None:
    broken = Faltering(rounds.store)
    courier = Courier(broken, {OURS: rounds.slack}, Pace(spacing=0))
    await rounds.tell(ANA, "a")
    running = asyncio.create_task(courier.run())
    courier.wake()
    await broken.failed.wait()
    courier.wake()
    await until(lambda: bool(rounds.slack.said))
    running.cancel()
    await asyncio.wait({running})
    assert rounds.slack.said == [("U1", "a")]
    assert "the courier stopped on its way" in caplog.text


class Faltering(Store):
    """A store that fails at the first question."""

    def __init__(self, sound: Store) -> None:
        super().__init__(sound._transactions, sound._clock, sound._new_id)
        self.failed = asyncio.Event()

    async def run(self, transaction: Callable[[Connection, datetime], ResultT]) -> ResultT:
        if not self.failed.is_set():
            self.failed.set()
            raise OSError("disk I/O error")
        return await super().run(transaction)


async def until(holds: Callable[[], bool]) -> None:
    """Let others work until it holds."""
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0.005)
