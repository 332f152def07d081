"""Trouble on purpose: calls that fail before or after their work, and events that lose their way."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientError, ClientSession, ServerDisconnectedError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import AppUnderTest, Fault, Playground, RateLimits, Timing, Trouble
from playground.faults import Faults
from tests.playground.listener import Listener, listening, say
from tests.playground.stage import ANA, BOTS, GENERAL, Wall, played

POST = "chat.postMessage"


@pytest.fixture
async def listener(play: Playground, url: str) -> AsyncIterator[Listener]:
    async with listening(play) as heard:
        yield heard


async def texts(play: Playground) -> list[str]:
    return [message["text"] for message in await play.messages(ANA, BOTS)]


async def struck(play: Playground, kind: Trouble, stored: int) -> None:
    """Until the fault has happened to a call, whose message may have been stored before."""
    while not play.door.outcomes[POST, f"struck: {kind}"] or len(await texts(play)) < stored:
        await asyncio.sleep(0)


async def post(url: str) -> int:
    headers = {"Authorization": "Bearer xoxb-playground"}
    async with ClientSession(headers=headers) as session:
        answer = await session.post(f"{url}/api/{POST}", json={"channel": BOTS, "text": "x"})
        return answer.status


@pytest.mark.parametrize(("after", "stored"), [(False, []), (True, ["x"])])
@pytest.mark.parametrize("status", [500, 503])
async def test_a_server_error_comes_before_or_after_the_message_was_stored(
    play: Playground, url: str, status: int, *, after: bool, stored: list[str]
) -> None:
    play.faults.append(Fault(POST, status=status, after=after))
    assert await post(url) == status
    assert await texts(play) == stored
    assert await post(url) == 200


@pytest.mark.parametrize(("after", "stored"), [(False, []), (True, ["x"])])
async def test_a_connection_is_cut_before_or_after_the_message_was_stored(
    play: Playground, url: str, *, after: bool, stored: list[str]
) -> None:
    play.faults.append(Fault(POST, kind=Trouble.CUT, after=after))
    with pytest.raises((ServerDisconnectedError, ClientError)):
        await post(url)
    assert await texts(play) == stored
    assert await post(url) == 200


@pytest.mark.parametrize(("after", "stored"), [(False, []), (True, ["x"])])
async def test_a_call_hangs_until_the_caller_gives_up(
    play: Playground, url: str, *, after: bool, stored: list[str]
) -> None:
    play.faults.append(Fault(POST, kind=Trouble.HANG, after=after))
    hanging = asyncio.create_task(post(url))
    await struck(play, Trouble.HANG, 1 if after else 0)
    assert (await texts(play), hanging.done()) == (stored, False)
    hanging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hanging
    assert await post(url) == 200


async def test_a_stopping_playground_lets_go_of_a_call_that_hangs(play: Playground) -> None:
    play.faults.append(Fault(POST, kind=Trouble.HANG, after=True))
    async with play.running() as url:
        hanging = asyncio.create_task(post(url))
        await struck(play, Trouble.HANG, 1)
    with pytest.raises(ClientError):
        await hanging


@pytest.mark.parametrize(("after", "at_once"), [(False, []), (True, ["x"])])
async def test_a_slow_call_works_late_or_answers_late(
    play: Playground, url: str, *, after: bool, at_once: list[str]
) -> None:
    play.faults.append(Fault(POST, kind=Trouble.SLOW, seconds=0.2, after=after))
    slow = asyncio.create_task(post(url))
    await struck(play, Trouble.SLOW, 1 if after else 0)
    assert (await texts(play), slow.done()) == (at_once, False)
    assert await slow == 200
    assert await texts(play) == ["x"]


async def test_a_pattern_strikes_every_method_it_fits(client: AsyncWebClient, play: Playground) -> None:
    play.faults.append(Fault("chat.*", status=503, times=None))
    for call in (client.chat_postMessage(channel=BOTS, text="x"), client.chat_delete(channel=BOTS, ts="1")):
        with pytest.raises(SlackApiError, match="internal_error"):
            await call
    assert (await client.auth_test())["ok"]


def test_chance_falls_the_same_way_with_the_same_seed() -> None:
    def strikes(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.append(Fault(POST, chance=0.3, times=None))
        return [faults.take(POST, None) is not None for _ in range(1_000)]

    assert strikes(7) == strikes(7) != strikes(8)
    assert 250 < sum(strikes(7)) < 350


def test_a_fault_is_armed_only_where_it_can_happen() -> None:
    for method, kind in ((POST, Trouble.DUPLICATE), ("events.message", Trouble.HANG)):
        with pytest.raises(ValueError, match=method):
            Fault(method, kind=kind)
    faults = Faults()
    faults.append(Fault("*", kind=Trouble.CUT))
    assert faults.take("events.message", None) is None


async def test_an_event_can_arrive_twice(play: Playground, listener: Listener) -> None:
    play.faults.append(Fault("events.message", kind=Trouble.DUPLICATE))
    await say(play, "once")
    first, second = listener.bodies
    assert first == second


async def test_an_event_can_be_overtaken_by_the_next(play: Playground, listener: Listener) -> None:
    play.faults.append(Fault("events.message", kind=Trouble.REORDER, seconds=60))
    for text in ("first", "second"):
        await play.act("message", user=ANA, channel=BOTS, text=text)
    await play.settled()
    assert [body["event"]["text"] for body in listener.bodies] == ["second", "first"]


async def test_an_event_nothing_overtakes_arrives_all_the_same(play: Playground, listener: Listener) -> None:
    play.faults.append(Fault("events.message", kind=Trouble.REORDER, seconds=0.01))
    play.faults.append(Fault("events.message", kind=Trouble.SLOW, seconds=0.01))
    await say(play, "alone")
    await say(play, "late")
    assert len(listener.bodies) == 2


@pytest.mark.parametrize(
    ("after", "heard"), [(False, [("1", "connection_failed")]), (True, [(None, None), ("1", "http_timeout")])]
)
async def test_an_event_whose_acknowledgement_is_lost_is_sent_again(
    play: Playground, listener: Listener, *, after: bool, heard: list[Any]
) -> None:
    play.faults.append(Fault("events.message", kind=Trouble.CUT, after=after))
    await say(play, "hello")
    retries = [(one.get("x-slack-retry-num"), one.get("x-slack-retry-reason")) for one in listener.received]
    assert retries == heard


async def test_nothing_waits_for_an_app_that_can_hear_nothing(wall: Wall) -> None:
    play = played(wall, AppUnderTest(), timing=Timing(retries=(3600,)))
    await play.act("message", user=ANA, channel=BOTS, text="hello")
    await asyncio.wait_for(play.settled(), timeout=60)
    assert await texts(play) == ["hello"]


async def test_a_scale_makes_slacks_minute_shorter(wall: Wall) -> None:
    play = played(wall, rate_limits=RateLimits(scale=20, per_minute={"users.info": 2}))
    async with play.running() as url, ClientSession() as session:
        client = AsyncWebClient("xoxb-playground", base_url=f"{url}/api/", session=session)
        for _ in range(2):
            await client.users_info(user=ANA)
        with pytest.raises(SlackApiError, match="ratelimited"):
            await client.users_info(user=ANA)
        wall.ahead += 3
        await client.users_info(user=ANA)
    assert play.door.outcomes["users.info", "ratelimited"] == 1


async def test_direct_messages_have_one_limit_by_whichever_name(wall: Wall) -> None:
    play = played(wall, rate_limits=RateLimits(seconds_per_channel=1000))
    async with play.running() as url, ClientSession() as session:
        client = AsyncWebClient("xoxb-playground", base_url=f"{url}/api/", session=session)
        opened = (await client.conversations_open(users=ANA))["channel"]["id"]
        await client.chat_postMessage(channel=opened, text="by id")
        with pytest.raises(SlackApiError, match="ratelimited"):
            await client.chat_postMessage(channel=ANA, text="by person")
        await client.chat_postMessage(channel=GENERAL, text="elsewhere")
