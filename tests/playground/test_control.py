"""The control door: whoever tests from outside sets faults, limits, sockets and the token by HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from tests.playground.listener import listening, say
from tests.playground.socket_mode import socket_mode
from tests.playground.stage import ANA, BOT, BOTS

Json = dict[str, Any]


class Hand:
    """Orders by HTTP, as a test in another process gives them."""

    def __init__(self, session: ClientSession, url: str) -> None:
        self._session = session
        self._url = url

    async def __call__(self, verb: str, path: str, status: int = 200, **body: Any) -> Json:
        async with self._session.request(verb, f"{self._url}/control/{path}", json=body or None) as response:
            assert response.status == status
            answer: Json = await response.json()
            assert answer["ok"] is (status == 200)
            return answer


@pytest.fixture
async def order(url: str) -> AsyncIterator[Hand]:
    async with ClientSession() as session:
        yield Hand(session, url)


async def refusal(call: Any) -> Any:
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_faults_are_armed_counted_and_disarmed(order: Hand, client: AsyncWebClient) -> None:
    fault = {"method": "chat.postMessage", "kind": "refuse", "status": 429, "retry_after": 3, "times": None}
    armed = await order("PUT", "faults", seed=7, faults=[fault])
    assert (armed["seed"], armed["faults"][0]["left"]) == (7, None)
    answer = await refusal(client.chat_postMessage(channel=BOTS, text="x"))
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "3")
    assert (await order("GET", "faults"))["faults"][0]["struck"] == 1
    assert await order("DELETE", "faults") == {"ok": True, "seed": 7, "faults": []}
    await client.chat_postMessage(channel=BOTS, text="x")
    counted = (await order("GET", "calls"))["calls"]["chat.postMessage"]
    assert counted == {"struck: refuse": 1, "ok": 1}


async def test_a_seed_is_drawn_and_told_where_none_is_given(order: Hand) -> None:
    first = await order("PUT", "faults", faults=[{"method": "*", "chance": 0.5}])
    assert first["seed"] != (await order("PUT", "faults", faults=[]))["seed"]


@pytest.mark.parametrize(
    ("path", "body", "about"),
    [
        ("faults", {"faults": [{"method": "*", "kind": "flood"}]}, "flood"),
        ("faults", {"faults": [{"method": "*", "often": 3}]}, "often"),
        ("faults", {"faults": [{"method": "chat.postMessage", "kind": "duplicate"}]}, "duplicate"),
        ("faults", {"faults": [{"method": "*", "after": "no"}]}, "true or false"),
        ("faults", {"faults": [], "seed": "x"}, "seed"),
        ("faults", {"fault": []}, "faults"),
        ("limits", {"scale": 0}, "scale"),
        ("token", {"state": "lost"}, "lost"),
        ("app", {"events": "message.im"}, "list"),
    ],
)
async def test_what_cannot_be_meant_is_refused_with_a_reason(
    order: Hand, path: str, body: Json, about: str
) -> None:
    answer = await order("PUT", path, status=400, **body)
    assert answer["error"] == "invalid_arguments"
    assert about in answer["detail"]


async def test_limits_are_put_scaled_and_lifted(order: Hand, client: AsyncWebClient) -> None:
    shown = await order("PUT", "limits", scale=20, per_minute={"users.info": 1}, seconds_per_channel=2)
    assert shown["limits"]["a_minute_lasts"] == 3
    await client.users_info(user=ANA)
    assert (await refusal(client.users_info(user=ANA))).status_code == 429
    assert await order("DELETE", "limits") == {"ok": True, "limits": None}
    await client.users_info(user=ANA)


@pytest.mark.parametrize(
    ("state", "error"),
    [("expired", "token_expired"), ("revoked", "token_revoked"), ("uninstalled", "account_inactive")],
)
async def test_a_lost_token_refuses_every_call_until_it_is_back(
    order: Hand, client: AsyncWebClient, state: str, error: str
) -> None:
    await order("PUT", "token", state=state)
    assert (await refusal(client.auth_test()))["error"] == error
    await order("PUT", "token", state="valid")
    assert (await client.auth_test())["ok"]


async def test_an_uninstalled_app_hears_of_its_end_and_then_nothing(order: Hand, play: Playground) -> None:
    async with listening(play) as listener:
        await order("PUT", "token", state="uninstalled")
        await say(play, "to nobody")
        assert sorted(listener.types) == ["app_uninstalled", "tokens_revoked"]
        revoked = next(one["event"] for one in listener.bodies if one["event"]["type"] == "tokens_revoked")
        assert revoked["tokens"]["bot"] == [BOT]
        await order("PUT", "token", state="valid")
        await say(play, "back again")
        assert listener.bodies[-1]["event"]["text"] == "back again"


async def test_an_app_is_found_at_its_new_address_and_hears_what_it_subscribed_to(
    order: Hand, play: Playground
) -> None:
    async with listening(play) as listener:
        new = play.app.url
        await order("PUT", "app", url=None, events=[])
        await say(play, "unheard")
        shown = await order("PUT", "app", url=new, events=["message.channels"])
        assert shown["app"] == {"url": new, "events": ["message.channels"]}
        await say(play, "heard")
        assert [body["event"]["text"] for body in listener.bodies] == ["heard"]


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[ClientWebSocketResponse]:
    async with ClientSession() as session:
        app = AsyncWebClient("xapp-playground", base_url=f"{url}/api/", session=session)
        address = (await app.apps_connections_open(app_token="xapp-playground"))["url"]
        async with session.ws_connect(address) as socket:
            assert (await socket.receive_json())["type"] == "hello"
            yield socket


async def test_a_socket_is_dropped_without_a_word(order: Hand, url: str) -> None:
    async with connected(url) as socket:
        assert (await order("POST", "sockets/drop"))["dropped"] == 1
        assert (await socket.receive()).type in {WSMsgType.CLOSED, WSMsgType.ERROR}
        assert (await order("GET", "sockets"))["connected"] == 0


async def test_a_warned_socket_still_gets_deliveries_and_a_refreshed_one_none(order: Hand, url: str) -> None:
    async with connected(url) as socket:
        assert (await order("POST", "sockets/warn"))["warned"] == 1
        assert await socket.receive_json() == {"type": "disconnect", "reason": "warning"}
        assert (await order("GET", "sockets"))["connected"] == 1
        assert (await order("POST", "sockets/refresh"))["refreshed"] == 1
        assert await socket.receive_json() == {"type": "disconnect", "reason": "refresh_requested"}
        assert (await order("GET", "sockets"))["connected"] == 0


@pytest.mark.parametrize("end", ["refresh", "drop"])
async def test_a_bolt_app_comes_back_after_its_socket_was_lost(
    order: Hand, play: Playground, url: str, end: str
) -> None:
    async with socket_mode(play, url) as bolt:

        @bolt.command("/okr")
        async def okr(ack: AsyncAck) -> None:
            await ack("still here")

        await order("POST", f"sockets/{end}")
        await play.sockets.somebody()
        await play.act("message", user=ANA, channel=BOTS, text="/okr")
    assert [one["text"] for one in await play.messages(ANA, BOTS)] == ["still here"]
