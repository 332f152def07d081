"""Events: which the app may hear, how they are retried, and by which way they travel."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import ClientSession, WSMsgType
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from tests.playground.listener import Listener, listening, say
from tests.playground.socket_mode import socket_mode
from tests.playground.stage import ANA, BO, BOT, BOTS, GENERAL, Stage

Body = dict[str, Any]


@pytest.fixture
async def listener(play: Playground, url: str) -> AsyncIterator[Listener]:
    async with listening(play) as heard:
        yield heard


async def test_an_event_is_signed_and_complete(play: Playground, listener: Listener) -> None:
    await say(play, "hello")
    (body,) = listener.bodies
    assert body["type"] == "event_callback"
    assert body["event_id"].startswith("Ev")
    assert body["authorizations"][0]["user_id"] == BOT
    assert body["event"] | {"type": "message", "channel_type": "channel", "user": ANA} == body["event"]
    assert "x-slack-retry-num" not in listener.received[0]


async def test_edits_and_deletions_are_events_of_their_own(play: Playground, listener: Listener) -> None:
    ts = await say(play, "one")
    await play.act("edit", user=ANA, channel=BOTS, ts=ts, text="two")
    await play.settled()
    await play.act("delete", user=ANA, channel=BOTS, ts=ts)
    await play.settled()
    assert listener.types == ["message", "message_changed", "message_deleted"]
    changed, deleted = (body["event"] for body in listener.bodies[1:])
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("two", "one")
    assert deleted["deleted_ts"] == ts


async def test_the_app_hears_only_where_it_is_and_what_it_may(play: Playground, listener: Listener) -> None:
    await say(play, "not a member", GENERAL)
    assert listener.bodies == []
    im = (await play.act("open", user=ANA, **{"with": [BOT]}))["channel"]
    await say(play, "direct", im)
    assert listener.bodies[0]["event"]["channel_type"] == "im"
    play.app = replace(play.app, scopes=play.app.scopes - {"im:history"})
    await say(play, "unheard", im)
    play.app = replace(play.app, events=frozenset({"app_home_opened"}))
    await say(play, "unsubscribed")
    assert len(listener.bodies) == 1


async def test_joining_and_mentioning_are_events(play: Playground, listener: Listener) -> None:
    play.world.join(play.world.channel(GENERAL), BOT)
    assert (await play.act("join", user="U0GONE", channel=GENERAL))["ok"]
    await say(play, "hi @app", GENERAL)
    assert sorted(listener.types) == ["app_mention", "member_joined_channel", "message"]


async def test_a_failed_event_is_tried_three_times_more_with_number_and_reason(
    play: Playground, listener: Listener
) -> None:
    listener.statuses = [500, 503, 404, 500, 500]
    await say(play, "hello")
    numbers = [headers.get("x-slack-retry-num") for headers in listener.received]
    assert numbers == [None, "1", "2", "3"]
    assert {headers.get("x-slack-retry-reason") for headers in listener.received[1:]} == {"http_error"}
    assert len({body["event_id"] for body in listener.bodies}) == 1


async def test_retries_stop_with_success_and_on_request(play: Playground, listener: Listener) -> None:
    listener.statuses = [500]
    await say(play, "hello")
    assert len(listener.bodies) == 2
    listener.statuses, listener.headers = [500, 500], {"x-slack-no-retry": "1"}
    await say(play, "again")
    assert len(listener.bodies) == 3


async def test_an_interaction_is_never_tried_again(stage: Stage) -> None:
    @stage.bolt.middleware
    async def count(body: Body) -> None:
        stage.heard.append(body)

    await stage.say("/okr")
    assert len(stage.heard) == 1


async def test_socket_mode_carries_commands_interactions_and_events(play: Playground, url: str) -> None:
    heard: list[str] = []
    done = asyncio.Event()

    async with socket_mode(play, url) as bolt:

        @bolt.command("/okr")
        async def okr(ack: AsyncAck, command: Body) -> None:
            heard.append(command["text"])
            await ack("over the socket")

        @bolt.shortcut("checkin")
        async def checkin(ack: AsyncAck) -> None:
            heard.append("checkin")
            await ack()

        @bolt.event("message")
        async def message(event: Body) -> None:
            heard.append(event["text"])
            done.set()

        await play.act("message", user=ANA, channel=BOTS, text="/okr help")
        await play.act("shortcut", user=ANA, callback_id="checkin")
        await say(play, "said")
        await done.wait()
        (answer, _) = await play.messages(ANA, BOTS)
    assert heard == ["help", "checkin", "said"]
    assert answer["text"] == "over the socket"
    assert play.sockets.count == 0


async def test_a_socket_opens_once_a_ticket_and_only_with_an_app_token(url: str) -> None:
    async with ClientSession() as session:
        app = AsyncWebClient("xapp-playground", base_url=f"{url}/api/", session=session)
        bot = AsyncWebClient("xoxb-playground", base_url=f"{url}/api/", session=session)
        with pytest.raises(Exception, match="not_allowed_token_type"):
            await bot.api_call("apps.connections.open")
        address = (await app.apps_connections_open(app_token="xapp-playground"))["url"]
        async with session.ws_connect(address) as socket:
            assert (await socket.receive_json())["type"] == "hello"
        with pytest.raises(Exception, match="403"):
            await session.ws_connect(address)


async def test_deliveries_take_turns_over_the_sockets_and_events_are_retried(
    play: Playground, url: str
) -> None:
    async with ClientSession() as session:
        app = AsyncWebClient("xapp-playground", base_url=f"{url}/api/", session=session)
        first = await session.ws_connect(
            (await app.apps_connections_open(app_token="xapp-playground"))["url"]
        )
        second = await session.ws_connect(
            (await app.apps_connections_open(app_token="xapp-playground"))["url"]
        )
        assert (await first.receive_json())["num_connections"] == 1
        assert (await second.receive_json())["num_connections"] == 2
        for socket in (first, second):
            command = asyncio.create_task(play.act("message", user=BO, channel=BOTS, text="/okr"))
            envelope = await socket.receive_json()
            assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
            await socket.send_json({"envelope_id": envelope["envelope_id"], "payload": {"text": "hi"}})
            assert await command == {"ok": True}
        await play.sockets.refresh()
        assert (await first.receive_json())["type"] == "disconnect"
        await first.close()
        await second.close()


async def test_a_stopping_playground_lets_its_sockets_go(play: Playground) -> None:
    async with ClientSession() as session:
        async with play.running() as url:
            app = AsyncWebClient("xapp-playground", base_url=f"{url}/api/", session=session)
            address = (await app.apps_connections_open(app_token="xapp-playground"))["url"]
            socket = await session.ws_connect(address)
            page = await session.ws_connect(f"{url}/ui/live?user={ANA}")
            assert (await page.receive_json())["type"] == "state"
        assert (await socket.receive()).type in {WSMsgType.TEXT, WSMsgType.CLOSE}
        assert (await page.receive()).type is WSMsgType.CLOSE
        await socket.close()
