"""A wave of letters tells how far it has come."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from okr.ports import Receipt
from okr.work import Work
from storage import outbox, settling
from storage.progress import LATELY, WAVE, Wave, waves
from storage.work import Store
from tests.storage.facts import OURS, THEIRS, address, do, saying
from tests.storage.plans import plan_of
from tests.stores import MONDAY_MORNING, HandClock


async def tell(store: Store, letters: int) -> None:
    def write(work: Work) -> None:
        for number in range(letters):
            work.outbox.tell(f"{work.now}:{number}", address(number), saying("a"))

    await do(store, write)


async def say(store: Store, letters: int) -> None:
    def be_a_courier(connection: Connection, now: datetime) -> None:
        for letter in outbox.claim(connection, now, OURS, letters):
            settling.sent(connection, letter, Receipt(OURS, "D1", letter.id))

    await store.run(be_a_courier)


async def seen(store: Store) -> list[Wave]:
    return await store.run(waves)


async def test_a_wave_tells_what_is_said_what_waits_and_how_long_it_takes(
    store: Store, hand_clock: HandClock
) -> None:
    await tell(store, 10)
    hand_clock.advance(timedelta(minutes=1))
    await say(store, 4)
    hand_clock.advance(timedelta(minutes=2))
    [wave] = await seen(store)
    assert wave == Wave(OURS, said=4, waiting=6, since=MONDAY_MORNING, a_minute=2.0)
    assert wave.left == timedelta(minutes=3)


async def test_a_wave_that_does_not_move_has_no_end_in_sight(store: Store, hand_clock: HandClock) -> None:
    await tell(store, 2)
    await say(store, 1)
    hand_clock.advance(LATELY + timedelta(seconds=1))
    [wave] = await seen(store)
    assert (wave.a_minute, wave.left) == (0, None)


async def test_the_pace_is_not_guessed_from_a_moment(store: Store) -> None:
    await tell(store, 6)
    await say(store, 3)
    [wave] = await seen(store)
    assert wave.a_minute == 3


async def test_a_wave_that_has_ended_is_none(store: Store) -> None:
    await tell(store, 2)
    await say(store, 2)
    assert await seen(store) == []


async def test_what_was_said_long_ago_is_no_part_of_it(store: Store, hand_clock: HandClock) -> None:
    await tell(store, 3)
    await say(store, 3)
    hand_clock.advance(WAVE + timedelta(seconds=1))
    await tell(store, 1)
    [wave] = await seen(store)
    assert (wave.said, wave.waiting) == (0, 1)


async def test_what_waits_is_part_of_it_however_long_it_does(store: Store, hand_clock: HandClock) -> None:
    await tell(store, 2)
    hand_clock.advance(WAVE + timedelta(seconds=1))
    [wave] = await seen(store)
    assert (wave.waiting, wave.since) == (2, MONDAY_MORNING)


async def test_each_workspace_has_its_own(store: Store) -> None:
    await tell(store, 1)
    await do(store, lambda work: work.outbox.tell("s", address(1, THEIRS), saying("a")), THEIRS)
    assert [wave.workspace for wave in await seen(store)] == [OURS, THEIRS]


async def test_letters_are_read_from_the_latest_on_without_sorting_them(sqlite_store: Store) -> None:
    plan = await sqlite_store.run(lambda connection, now: plan_of(connection, lambda: waves(connection, now)))
    assert "SCAN outbox" in plan
    assert "FOR ORDER BY" not in plan
