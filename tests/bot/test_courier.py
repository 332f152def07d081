"""The courier: in order, in Slack's time, nothing lost, nothing twice."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text

from bot.courier.courier import Courier
from bot.courier.drain import Drain
from bot.courier.errands import SOON
from bot.courier.failures import TRIES
from bot.courier.pace import FEW, Pace
from bot.courier.taking import SETTLED
from okr.address import Address, Place
from okr.notices.help import Help
from okr.notices.notice import Notice
from okr.notices.week import DigestNotDelivered, DigestPosted
from okr.person import ChannelId, WorkspaceId
from okr.ports import CannotLookUp, DeliveryUnknown, NotDelivered, Receipt, TooFast
from okr.usecases.publish_digests import write_digest
from okr.work import Work
from storage import outbox, undelivered
from storage.work import Store
from tests.bot.seconds import Seconds
from tests.storage.facts import OURS, THEIRS, do, found_squad, saying, set_objective
from tests.stores import HandClock

ANA = Address(OURS, Place.PERSON, "U1")
BO = Address(OURS, Place.PERSON, "U2")

Told = tuple[str, str]

ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Lost:
    """The message is taken, and then only this is heard."""

    error: Exception


@dataclass(slots=True)
class Recorder:
    """A messenger that keeps what it was given, unless `trouble` has something for those words."""

    seconds: Seconds
    trouble: dict[str, list[Exception | Lost]] = field(default_factory=dict)
    blind: list[Exception] = field(default_factory=list)
    """What becomes of the next look-ups."""
    said: list[Told] = field(default_factory=list)
    revised: list[Told] = field(default_factory=list)
    at: list[float] = field(default_factory=list)
    tried: list[float] = field(default_factory=list)
    kept: dict[str, tuple[datetime, Receipt]] = field(default_factory=dict)
    clock: HandClock = field(default_factory=HandClock)
    looked: list[str] = field(default_factory=list)

    async def tell(self, address: Address, notice: Notice, *, key: str) -> Receipt:
        lost = self._meet_trouble(notice)
        self.said.append((address.id, words(notice)))
        self.at.append(self.seconds.now)
        receipt = Receipt(address.workspace, address.id, key)
        self.kept[key] = self.clock.now, receipt
        if lost:
            raise lost.error
        return receipt

    async def revise(self, receipt: Receipt, notice: Notice) -> None:
        self._meet_trouble(notice)
        self.revised.append((receipt.conversation, words(notice)))

    async def retract(self, receipt: Receipt) -> None:
        raise NotImplementedError

    async def find(self, address: Address, key: str, since: datetime) -> Receipt | None:
        self.looked.append(address.id)
        if self.blind:
            raise self.blind.pop(0)
        at, receipt = self.kept.get(key, (since, None))
        return receipt if at >= since else None

    def _meet_trouble(self, notice: Notice) -> Lost | None:
        self.tried.append(self.seconds.now)
        waiting = self.trouble.get(words(notice))
        found = waiting.pop(0) if waiting else None
        if isinstance(found, Exception):
            raise found
        return found


def words(notice: Notice) -> str:
    match notice:
        case Help():
            return notice.squads[0]
        case DigestPosted() | DigestNotDelivered():
            return type(notice).__name__
        case _:
            raise AssertionError(notice)


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

    async def post_digest(self) -> str:
        """Ana leads the squad whose digest waits now; its subject."""

        def write(work: Work) -> None:
            squad = replace(found_squad(work), channel=ChannelId("C1"))
            work.squads.save(squad)
            set_objective(work, squad)
            assert write_digest(work, squad, work.now.date())

        await do(self.store, write)
        [subject] = await self.states()
        return subject

    async def reason(self, subject: str) -> str:
        query = text("SELECT reason FROM outbox WHERE subject = :subject")
        found = await self.store.run(
            lambda connection, _: connection.execute(query, {"subject": subject}).scalar()
        )
        return str(found)

    async def states(self) -> dict[str, str]:
        """Each letter's words, as its subject, with what became of it."""

        def read(connection: Connection, _: datetime) -> dict[str, str]:
            rows = connection.execute(text("SELECT subject, state FROM outbox ORDER BY seq"))
            return {row.subject: row.state for row in rows}

        return await self.store.run(read)

    async def pass_by(self, seconds: float) -> None:
        """Let time pass, and the courier do what may be done then."""
        self.clock.advance(timedelta(seconds=seconds))
        self.seconds.now += seconds
        await self.courier.drain()


def drain_of(store: Store, slack: Recorder, chance: float = 0.5) -> Drain:
    pace = Pace(clock=slack.seconds.clock, sleep=slack.seconds.sleep)
    return Drain(store, OURS, slack, pace, lambda: chance)


def courier_of(store: Store, slack: Recorder) -> Courier:
    return Courier(store, {OURS: drain_of(store, slack)})


@pytest.fixture
def rounds(store: Store, hand_clock: HandClock) -> Round:
    slack = Recorder(Seconds(), clock=hand_clock)
    return Round(store, hand_clock, slack.seconds, slack, courier_of(store, slack))


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
    rounds.slack.trouble["a"] = [TooFast("ratelimited", seconds=30)]
    await rounds.tell(ANA, "a", "b")
    await rounds.courier.drain()
    assert rounds.slack.said == []
    await rounds.pass_by(29)
    assert rounds.slack.said == []
    await rounds.pass_by(1)
    assert rounds.slack.said == [("U1", "a"), ("U1", "b")]


async def test_while_slack_says_to_wait_nothing_is_sent_to_anybody(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [TooFast("ratelimited", seconds=30)]
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    await rounds.tell(BO, "b")
    await rounds.courier.drain()
    assert await rounds.states() == {"a": "waiting", "b": "waiting"}
    await rounds.pass_by(30)
    assert sorted(rounds.slack.said) == [("U1", "a"), ("U2", "b")]


async def test_being_told_to_wait_is_no_failure_however_often(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [TooFast("ratelimited", seconds=30) for _ in range(2 * TRIES)]
    await rounds.tell(ANA, "a")
    for _ in range(2 * TRIES + 1):
        await rounds.pass_by(30)
    assert rounds.slack.said == [("U1", "a")]


async def test_silence_about_telling_does_not_hold_up_revisions(rounds: Round) -> None:
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    rounds.slack.trouble["b"] = [TooFast("ratelimited", seconds=30)]
    await rounds.tell(BO, "b")
    await rounds.courier.drain()
    await rounds.revise("a", "a2")
    await rounds.courier.drain()
    assert rounds.slack.revised == [("U1", "a2")]


async def test_many_letters_go_at_the_pace_of_the_workspace(rounds: Round) -> None:
    for number in range(50):
        await rounds.tell(Address(OURS, Place.PERSON, f"U{number}"), str(number))
    while len(rounds.slack.said) < 50:
        await rounds.pass_by(0.5)
    assert [word for _, word in rounds.slack.said] == [str(number) for number in range(50)]
    assert 8.0 < rounds.slack.at[-1] < 10.0


async def test_a_refused_letter_is_parked_and_those_behind_it_go(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [NotDelivered("channel_not_found", retry_after=None)]
    await rounds.tell(ANA, "a", "b")
    await rounds.courier.drain()
    assert rounds.slack.said == [("U1", "b")]
    assert await rounds.states() == {"a": "failed", "b": "sent"}


async def test_what_arrived_though_its_answer_was_lost_is_found_and_not_said_again(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [Lost(DeliveryUnknown("TimeoutError"))]
    await rounds.tell(ANA, "a", "b")
    await rounds.courier.drain()
    assert await rounds.states() == {"a": "sending", "b": "waiting"}
    await rounds.pass_by(SETTLED)
    assert rounds.slack.said == [("U1", "a"), ("U1", "b")]
    assert await rounds.states() == {"a": "sent", "b": "sent"}


async def test_what_was_found_can_be_revised(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [Lost(DeliveryUnknown("TimeoutError"))]
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    await rounds.pass_by(SETTLED)
    await rounds.revise("a", "a2")
    await rounds.courier.drain()
    assert rounds.slack.revised == [("U1", "a2")]


async def test_what_did_not_arrive_after_all_is_said_again_and_in_order(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [DeliveryUnknown("TimeoutError")]
    await rounds.tell(ANA, "a", "b")
    await rounds.courier.drain()
    await rounds.pass_by(SETTLED)
    await rounds.pass_by(60)
    assert rounds.slack.said == [("U1", "a"), ("U1", "b")]


async def test_nobody_looks_while_the_message_may_still_be_on_its_way(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [Lost(DeliveryUnknown("TimeoutError"))]
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    await rounds.pass_by(SETTLED - 1)
    assert rounds.slack.looked == []
    await rounds.pass_by(1)
    assert rounds.slack.looked == ["U1"]


async def test_letters_to_others_do_not_wait_for_one_in_doubt(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [Lost(DeliveryUnknown("TimeoutError"))]
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    await rounds.tell(BO, "b")
    await rounds.courier.drain()
    assert rounds.slack.said == [("U1", "a"), ("U2", "b")]


async def test_where_nobody_can_look_it_is_never_said_again_and_blocks_nobody(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [DeliveryUnknown("TimeoutError")]
    rounds.slack.blind = [CannotLookUp("missing_scope")]
    await rounds.tell(ANA, "a", "b")
    for _ in range(5):
        await rounds.pass_by(3600)
    assert rounds.slack.said == [("U1", "b")]
    assert await rounds.states() == {"a": "unknown", "b": "sent"}
    assert "missing_scope" in await rounds.reason("a")


async def test_a_look_that_failed_is_tried_again_later(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [Lost(DeliveryUnknown("TimeoutError"))]
    rounds.slack.blind = [TooFast("ratelimited", seconds=30), DeliveryUnknown("status 503")]
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    await rounds.pass_by(SETTLED)
    await rounds.pass_by(25)
    assert len(rounds.slack.looked) == 1
    await rounds.pass_by(5)
    await rounds.pass_by(SOON)
    assert await rounds.states() == {"a": "sent"}
    assert rounds.slack.said == [("U1", "a")]


async def test_the_more_is_in_doubt_the_less_is_begun(rounds: Round) -> None:
    everybody = [str(number) for number in range(100)]
    rounds.slack.trouble = {each: [DeliveryUnknown("status 503")] * 9 for each in everybody}
    rounds.slack.blind = [DeliveryUnknown("status 503") for _ in range(1000)]
    for each in everybody:
        await rounds.tell(Address(OURS, Place.PERSON, f"U{each}"), each)
    await rounds.pass_by(1)
    tried = len(rounds.slack.tried)
    for _ in range(10):
        await rounds.pass_by(SETTLED)
    assert len(rounds.slack.tried) == tried


async def test_a_revision_that_may_have_arrived_is_repeated_since_that_does_no_harm(rounds: Round) -> None:
    await rounds.tell(ANA, "a")
    await rounds.courier.drain()
    rounds.slack.trouble["a2"] = [DeliveryUnknown("TimeoutError")]
    await rounds.revise("a", "a2")
    await rounds.courier.drain()
    await rounds.pass_by(60)
    assert rounds.slack.revised == [("U1", "a2")]
    assert rounds.slack.looked == []


async def test_what_may_pass_is_tried_again_and_each_time_later(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [NotDelivered("service_unavailable", retry_after=0) for _ in range(3)]
    await rounds.tell(ANA, "a", "b")
    for _ in range(40):
        await rounds.pass_by(1)
    assert rounds.slack.tried[:4] == [1.0, 6.0, 16.0, 36.0]
    assert rounds.slack.said == [("U1", "a"), ("U1", "b")]


async def test_what_never_passes_has_failed_after_the_last_try(rounds: Round) -> None:
    rounds.slack.trouble["a"] = [NotDelivered("unreachable", retry_after=0) for _ in range(100)]
    await rounds.tell(ANA, "a", "b")
    for _ in range(2 * TRIES):
        await rounds.pass_by(3600)
    assert len(rounds.slack.tried) == TRIES + 1
    assert await rounds.states() == {"a": "failed", "b": "sent"}
    assert await rounds.reason("a") == "unreachable"


async def test_of_a_digest_that_cannot_be_posted_the_lead_hears_once(rounds: Round) -> None:
    subject = await rounds.post_digest()
    rounds.slack.trouble["DigestPosted"] = [NotDelivered("is_archived", retry_after=None) for _ in range(2)]
    await rounds.courier.drain()
    assert rounds.slack.said == [("U1", "DigestNotDelivered")]
    assert await rounds.states() == {subject: "failed", f"undelivered:{subject}": "sent"}
    await rounds.store.run(lambda at, now: undelivered.resend(at, now, timedelta(days=1)))
    await rounds.courier.drain()
    assert (await rounds.states())[subject] == "failed"
    assert len(rounds.slack.said) == 1


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
    await courier_of(rounds.store, again).drain()
    assert again.said == []


async def test_what_a_dead_courier_held_is_looked_for_first(rounds: Round) -> None:
    await rounds.tell(ANA, "a", "b")
    [letter] = await rounds.store.run(lambda at, now: outbox.claim(at, now, OURS, limit=1))
    await rounds.slack.tell(ANA, saying("a"), key=letter.id)
    await rounds.courier.drain()
    assert rounds.slack.said == [("U1", "a")]
    await rounds.pass_by(SETTLED)
    assert rounds.slack.said == [("U1", "a"), ("U1", "b")]


async def test_what_a_dead_courier_held_and_had_not_said_is_said(rounds: Round) -> None:
    await rounds.tell(ANA, "a", "b")
    await rounds.store.run(lambda at, now: outbox.claim(at, now, OURS, limit=1))
    await rounds.pass_by(SETTLED)
    await rounds.pass_by(60)
    assert rounds.slack.said == [("U1", "a"), ("U1", "b")]


async def test_what_became_of_a_few_letters_is_written_in_one_transaction(rounds: Round) -> None:
    counting = Counting(rounds.store)
    for number in range(5):
        await rounds.tell(Address(OURS, Place.PERSON, f"U{number}"), str(number))
    await drain_of(counting, rounds.slack).drain()
    assert (len(rounds.slack.said), counting.transactions) == (5, 2)


async def test_at_the_end_only_a_few_more_are_said(rounds: Round) -> None:
    for number in range(50):
        await rounds.tell(Address(OURS, Place.PERSON, f"U{number}"), str(number))
    await rounds.courier.finish()
    assert len(rounds.slack.said) == FEW
    assert set((await rounds.states()).values()) == {"sent", "waiting"}


async def test_one_workspace_does_not_wait_for_another(rounds: Round) -> None:
    stuck = Recorder(Seconds(), trouble={"x": [TooFast("ratelimited", seconds=3600)]})
    theirs = Drain(rounds.store, THEIRS, stuck, Pace(clock=stuck.seconds.clock, sleep=stuck.seconds.sleep))
    courier = Courier(rounds.store, {THEIRS: theirs, OURS: drain_of(rounds.store, rounds.slack)})
    to_them = Address(THEIRS, Place.PERSON, "U1")
    await do(rounds.store, lambda work: work.outbox.tell("x", to_them, saying("x")), THEIRS)
    await rounds.tell(ANA, "a", "b")
    await courier.drain()
    assert rounds.slack.said == [("U1", "a"), ("U1", "b")]


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
    courier = courier_of(broken, rounds.slack)
    await rounds.tell(ANA, "a")
    running = asyncio.create_task(courier.run())
    courier.wake(OURS)
    await broken.failed.wait()
    courier.wake(OURS)
    await until(lambda: bool(rounds.slack.said))
    running.cancel()
    await asyncio.wait({running})
    assert rounds.slack.said == [("U1", "a")]
    assert "the courier could not look at the outbox" in caplog.text


class Counting(Store):
    """A store that counts."""

    def __init__(self, sound: Store) -> None:
        super().__init__(sound._transactions, sound._clock, sound._new_id)
        self.transactions = 0

    async def run(self, transaction: Callable[[Connection, datetime], ResultT]) -> ResultT:
        self.transactions += 1
        return await super().run(transaction)


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
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0.005)
