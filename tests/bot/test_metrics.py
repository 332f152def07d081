"""The numbers an operator watches say what happened, and can be had when the database cannot."""

import asyncio
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import Connection

from bot.courier.outcome import Failed, InDoubt, Later, Outcome, PutBack, Said, Unknown
from bot.courier.pace import Deed, Pace
from bot.metrics import Metrics
from bot.scheduler import Ticker
from bot.scrape import numbers
from bot.turnstile import Turnstile
from okr.ports import Receipt
from okr.work import Work
from playground import Fault
from storage import outbox, settling
from storage.letters import State
from storage.queue import Queue, queues
from storage.work import Store
from tests.bot.seconds import Seconds
from tests.bot.test_ticker import Serving, nobody
from tests.bot.test_watch import LETTER
from tests.scenarios.world import CHANNEL, DEE, world
from tests.stage import ANA, OPENS, Scene
from tests.storage.facts import OURS, THEIRS, address, do, saying
from tests.storage.plans import plan_of
from tests.stores import MONDAY_MORNING, HandClock

ResultT = TypeVar("ResultT")


def value(metrics: Metrics, name: str, **labels: str) -> float | None:
    return metrics.registry.get_sample_value(name, labels)


def shown(page: str) -> dict[str, float]:
    """Each sample by its name and labels, as it stands on the page."""
    assert list(text_string_to_metric_families(page))
    lines = [line.rpartition(" ") for line in page.splitlines() if not line.startswith("#")]
    return {name: float(number) for name, _, number in lines}


@pytest.mark.parametrize(
    ("outcome", "name"),
    [
        (Said(LETTER, Receipt(OURS, "D1", "1764.0001")), "said"),
        (PutBack(LETTER, 30, "ratelimited"), "put_back"),
        (Later(LETTER, 5, "timeout"), "later"),
        (Failed(LETTER, "is_archived"), "failed"),
        (InDoubt(LETTER, "timeout"), "in_doubt"),
        (Unknown(LETTER, "missing_scope"), "unknown"),
    ],
)
def test_each_outcome_is_counted_and_only_what_was_said_is_timed(outcome: Outcome, name: str) -> None:
    metrics = Metrics()
    assert value(metrics, "cairn_sends_total", verb="tell", outcome=name) == 0
    metrics.became(outcome, 90)
    assert value(metrics, "cairn_sends_total", verb="tell", outcome=name) == 1
    timed = value(metrics, "cairn_said_after_seconds_sum", verb="tell")
    assert timed == (90 if name == "said" else None)


def test_a_workspace_tells_its_pace_its_silence_and_who_sends() -> None:
    metrics, seconds = Metrics(), Seconds()
    pace = Pace(clock=seconds.clock, sleep=seconds.sleep)
    metrics.follow(OURS, pace, lambda: True)
    metrics.follow(THEIRS, pace, lambda: False)
    pace.hush(Deed.TELL, 30)
    metrics.drawn([], MONDAY_MORNING)
    assert value(metrics, "cairn_owns_workspace", workspace=OURS) == 1
    assert value(metrics, "cairn_owns_workspace", workspace=THEIRS) == 0
    assert value(metrics, "cairn_silence_seconds", workspace=OURS, deed="tell") == 30
    assert value(metrics, "cairn_silence_seconds", workspace=OURS, deed="revise") == 0
    assert value(metrics, "cairn_pace_per_second", workspace=OURS, deed="tell") == 2.5


def test_a_queue_that_was_emptied_is_shown_empty() -> None:
    metrics = Metrics()
    metrics.follow(OURS, Pace(), lambda: True)
    since = MONDAY_MORNING - timedelta(seconds=90)
    metrics.drawn([Queue(OURS, State.WAITING, 7, since)], MONDAY_MORNING)
    assert value(metrics, "cairn_letters", workspace=OURS, state="waiting") == 7
    assert value(metrics, "cairn_letters", workspace=OURS, state="sending") == 0
    assert value(metrics, "cairn_oldest_letter_seconds", workspace=OURS) == 90
    metrics.drawn([], MONDAY_MORNING)
    assert value(metrics, "cairn_letters", workspace=OURS, state="waiting") == 0
    assert value(metrics, "cairn_oldest_letter_seconds", workspace=OURS) == 0


def test_without_the_database_no_queue_is_made_up() -> None:
    metrics = Metrics()
    metrics.drawn([Queue(OURS, State.WAITING, 7, MONDAY_MORNING)], MONDAY_MORNING)
    metrics.drawn(None, MONDAY_MORNING)
    assert value(metrics, "cairn_database_up") == 0
    assert value(metrics, "cairn_letters", workspace=OURS, state="waiting") is None


async def test_the_queue_is_read_from_the_database(store: Store, hand_clock: HandClock) -> None:
    def tell(work: Work) -> None:
        for number in range(3):
            work.outbox.tell(f"s{number}", address(number), saying("a"))

    await do(store, tell)
    await do(store, lambda work: work.outbox.tell("s", address(9, THEIRS), saying("a")), THEIRS)
    hand_clock.advance(timedelta(seconds=90))
    [letter] = await store.run(lambda connection, now: outbox.claim(connection, now, OURS, 1))
    later = hand_clock.now + timedelta(hours=1)
    assert await store.run(lambda connection, _: queues(connection)) == [
        Queue(OURS, State.SENDING, 1, MONDAY_MORNING),
        Queue(OURS, State.WAITING, 2, MONDAY_MORNING),
        Queue(THEIRS, State.WAITING, 1, MONDAY_MORNING),
    ]
    await store.run(lambda connection, _: settling.postpone(connection, letter, later, "timeout"))
    waiting = Queue(OURS, State.WAITING, 3, MONDAY_MORNING)
    assert waiting in await store.run(lambda connection, _: queues(connection))


async def test_letters_are_counted_in_an_index(sqlite_store: Store) -> None:
    def plan(connection: Connection, _: datetime) -> str:
        return plan_of(connection, lambda: queues(connection))

    assert "USING COVERING INDEX ix_outbox_unsent" in await sqlite_store.run(plan)


async def test_a_database_that_is_gone_fails_no_scrape(sqlite_url: str, hand_clock: HandClock) -> None:
    store = await Store.open(sqlite_url, hand_clock)
    page = numbers(store, Metrics(), hand_clock)
    assert shown((await page()).decode())["cairn_database_up"] == 1
    await store.close()
    assert shown((await page()).decode())["cairn_database_up"] == 0


class Stuck(Store):
    """A database that never answers."""

    async def run(self, transaction: Callable[[Connection, datetime], ResultT]) -> ResultT:
        await asyncio.Event().wait()
        return await super().run(transaction)


async def test_a_database_that_hangs_holds_up_no_scrape(sqlite_url: str, hand_clock: HandClock) -> None:
    async with await Stuck.open(sqlite_url, hand_clock) as store:
        page = await numbers(store, Metrics(), hand_clock, patience=0)()
    assert shown(page.decode())["cairn_database_up"] == 0


async def test_sweeps_are_counted_timed_and_missed(sqlite_url: str, hand_clock: HandClock) -> None:
    seconds = Seconds()
    metrics = Metrics(seconds.clock)
    store = await Store.open(sqlite_url, hand_clock)
    ticker = Ticker(store, Serving(store), nobody, metrics)
    seconds.now += 70
    assert value(metrics, "cairn_since_tick_seconds") == 70
    await ticker.tick()
    assert value(metrics, "cairn_since_tick_seconds") == 0
    assert value(metrics, "cairn_failed_ticks_total") == 0
    await store.close()
    await ticker.tick()
    assert value(metrics, "cairn_failed_ticks_total") == 1
    assert value(metrics, "cairn_tick_seconds_count") == 2


async def page(scene: Scene) -> dict[str, float]:
    """The numbers as they are now."""
    answer = await scene.http.get(scene.door.replace("/slack/events", "/metrics"))
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return shown(answer.text)


def acknowledged(found: dict[str, float]) -> dict[str, float]:
    names = [re.fullmatch(r'cairn_acknowledged_after_seconds_count\{kind="(\w+)"\}', name) for name in found]
    return {name[1]: found[name[0]] for name in names if name}


async def test_requests_are_timed_by_kind_until_they_are_acknowledged(scene: Scene) -> None:
    await scene.ask(ANA, "/okr list")
    prompt = await scene.prompt(ANA)
    channel = await scene.person(ANA).app_channel()
    await scene.press(ANA, channel, prompt, "Check in")
    await scene.submit(ANA, {"value:1": "19%", "confidence:1": "6"})
    await scene.say(ANA, "help")
    events = len(scene.requests("event_callback"))
    assert events >= 1
    assert acknowledged(await page(scene)) == {"command": 1, "action": 1, "view": 1, "event": events}


async def test_requests_over_a_socket_are_timed_as_well(sqlite_url: str) -> None:
    async with world(sqlite_url, "socket") as here:
        await here.person(DEE).say(CHANNEL, "/okr help")
        await here.sees(DEE, CHANNEL, "/okr")
        transport = httpx.ASGITransport(here.cairn.web)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
            found = shown((await client.get("/metrics")).text)
    assert acknowledged(found) == {"command": 1}


async def test_what_is_not_signed_is_refused_and_counted(scene: Scene) -> None:
    await scene.send(b"command=/okr", secret="forged")
    await scene.send(b"type=<script>", secret="forged")
    found = await page(scene)
    assert found['cairn_refused_requests_total{kind="command"}'] == 1
    assert found['cairn_refused_requests_total{kind="other"}'] == 1
    assert acknowledged(found) == {}


async def test_letters_are_counted_on_their_way_to_slack(scene: Scene) -> None:
    scene.play.faults.append(Fault("chat.postMessage", status=200, error="is_archived"))
    await scene.go(OPENS + timedelta(hours=3))
    found = await page(scene)
    assert found['cairn_sends_total{outcome="failed",verb="tell"}'] == 1
    assert found['cairn_sends_total{outcome="said",verb="tell"}'] >= 1
    assert found[f'cairn_owns_workspace{{workspace="{scene.cairn.workspace}"}}'] == 1
    assert found[f'cairn_letters{{state="waiting",workspace="{scene.cairn.workspace}"}}'] == 0
    assert found["process_resident_memory_bytes"] > 0


def test_whoever_is_turned_away_is_counted() -> None:
    metrics = Metrics()
    turnstile = Turnstile(most=1, turned_away=metrics.turned_away)
    with turnstile.entered(), turnstile.entered() as room:
        assert not room
    assert value(metrics, "cairn_turned_away_requests_total") == 1
