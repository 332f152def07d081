"""The pace: as fast as the platform bears and no faster, and silence while it says to wait."""

import asyncio
import math
from collections.abc import Callable

import pytest

from bot.courier.pace import FEW, MOST_SPACINGS, PATIENCE, Deed, Limits, Pace
from bot.courier.rates import FASTEST, SLOWEST, Bucket, Feeler
from playground.web_api.meter import Meter, RateLimits
from tests.bot.seconds import Seconds


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def pace(seconds: Seconds) -> Pace:
    return Pace(clock=seconds.clock, sleep=seconds.sleep)


async def times(pace: Pace, seconds: Seconds, deed: Deed, count: int) -> list[float]:
    """When each of so many, one after the other, may be done."""
    at = []
    for _ in range(count):
        assert not await pace.turn(deed)
        at.append(round(seconds.now, 3))
    return at


async def test_a_few_go_at_once_and_then_five_a_second(pace: Pace, seconds: Seconds) -> None:
    assert await times(pace, seconds, Deed.TELL, 8) == [0, 0, 0, 0, 0, 0.2, 0.4, 0.6]


async def test_a_minute_holds_no_more_than_the_limit_of_its_method(pace: Pace, seconds: Seconds) -> None:
    at = await times(pace, seconds, Deed.REVISE, 60)
    assert sum(each < 60 for each in at) <= 50


async def test_revising_and_looking_do_not_hold_up_telling(pace: Pace, seconds: Seconds) -> None:
    await times(pace, seconds, Deed.REVISE, 5)
    await times(pace, seconds, Deed.FIND, 5)
    assert await times(pace, seconds, Deed.TELL, 1) == [0]


async def test_a_conversation_hears_one_message_a_second(pace: Pace, seconds: Seconds) -> None:
    waits = [await pace.turn(Deed.TELL, "a") for _ in range(3)]
    assert (waits, seconds.now) == ([0, 0, 0], 2.0)
    await pace.turn(Deed.TELL, "b")
    assert seconds.now == 2.0


async def test_conversations_long_silent_are_forgotten(pace: Pace, seconds: Seconds) -> None:
    for number in range(3 * MOST_SPACINGS):
        await pace.turn(Deed.TELL, str(number))
    assert len(pace._free_at) <= MOST_SPACINGS


async def test_silence_is_for_its_own_kind_and_for_as_long_as_was_said(pace: Pace, seconds: Seconds) -> None:
    pace.hush(Deed.TELL, 30)
    assert not pace.may(Deed.TELL)
    assert await pace.turn(Deed.TELL) == 30
    assert await pace.turn(Deed.REVISE) == 0
    seconds.now = 30.0
    assert await pace.turn(Deed.TELL) == 0


async def test_whoever_waits_already_gives_up_when_the_silence_is_long(pace: Pace, seconds: Seconds) -> None:
    await pace.turn(Deed.TELL, "a")
    waiting = asyncio.create_task(pace.turn(Deed.TELL, "a"))
    await asyncio.sleep(0)
    pace.hush(Deed.TELL, 30)
    assert await waiting == pytest.approx(29)


async def test_whoever_waits_already_waits_longer_when_the_silence_is_short(
    pace: Pace, seconds: Seconds
) -> None:
    await pace.turn(Deed.TELL, "a")
    waiting = asyncio.create_task(pace.turn(Deed.TELL, "a"))
    await asyncio.sleep(0)
    pace.hush(Deed.TELL, PATIENCE)
    assert await waiting == 0
    assert seconds.now == PATIENCE


def test_being_stopped_halves_the_rate_once_for_all_that_were_on_their_way(pace: Pace) -> None:
    before = pace.room
    for _ in range(5):
        pace.hush(Deed.TELL, 30)
    assert (before, pace.room) == (FEW, FEW // 2)


def test_a_shorter_silence_does_not_end_a_longer_one(pace: Pace) -> None:
    pace.hush(Deed.TELL, 30)
    pace.hush(Deed.TELL, 1)
    assert pace.wait(Deed.TELL) == 30


def test_an_unhurried_pace_holds_nobody_up() -> None:
    pace = Pace.unhurried()
    assert {pace.wait(deed) for deed in Deed} == {0}
    pace.went_well(Deed.TELL)
    assert pace.room == FEW


def after(times: int, step: Callable[[], None]) -> None:
    for _ in range(times):
        step()


def test_what_went_well_makes_the_next_a_little_faster_up_to_a_limit() -> None:
    feeler = Feeler(5.0, 5)
    after(100, feeler.went_well)
    assert 5.0 < feeler.rate < 6.0
    after(100_000, feeler.went_well)
    assert feeler.rate == FASTEST


def test_the_way_back_is_quick_to_just_below_where_it_was_stopped_and_slow_beyond() -> None:
    feeler = Feeler(5.0, 5)
    feeler.was_stopped()
    assert feeler.rate == 2.5
    after(20, feeler.went_well)
    assert 4.7 < feeler.rate < 4.8


def test_however_often_it_is_stopped_it_goes_on_slowly() -> None:
    feeler = Feeler(5.0, 5)
    after(50, feeler.was_stopped)
    assert feeler.rate == SLOWEST


def test_a_bucket_of_a_published_limit_does_not_change_its_rate() -> None:
    bucket = Bucket(0.75, 5)
    bucket.was_stopped()
    bucket.went_well()
    assert bucket.rate == 0.75


async def test_limits_can_be_set(seconds: Seconds) -> None:
    pace = Pace(Limits(tell=100, burst=1), seconds.clock, seconds.sleep)
    assert await times(pace, seconds, Deed.TELL, 3) == [0, 0.01, 0.02]


def test_whoever_was_stopped_feels_its_way_more_carefully() -> None:
    bold, careful = Feeler(5.0, 5), Feeler(5.0, 5)
    careful.was_stopped()
    after(20, careful.went_well)
    before = careful.rate
    after(100, bold.went_well)
    after(100, careful.went_well)
    assert careful.rate - before == pytest.approx((bold.rate - 5.0) / 2)


async def tried(pace: Pace, slack: Meter, person: str) -> float:
    """Seconds until it is worth another try; 0 when it was said."""
    if wait := await pace.turn(Deed.TELL, person):
        return wait
    if wait := math.ceil(slack.wait("chat.postMessage", person, published=300)):
        pace.hush(Deed.TELL, wait)
    else:
        pace.went_well(Deed.TELL)
    return wait


async def test_ten_thousand_take_little_longer_than_a_strict_limit_makes_them(seconds: Seconds) -> None:
    pace, slack = Pace(clock=seconds.clock, sleep=seconds.sleep), Meter(RateLimits(), seconds.clock)
    for person in map(str, range(10_000)):
        while wait := await tried(pace, slack, person):
            await seconds.sleep(wait)
    least = (math.ceil(10_000 / 300) - 1) * 60
    assert seconds.now / least < 1.05
