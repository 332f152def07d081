"""The Web API's door and its reading methods: tokens, scopes, pages, files, faults and limits."""

import json
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import ClientSession, FormData
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from playground import Fault, Playground, RateLimits
from tests.playground.stage import ANA, BO, BOT, BOTS, GENERAL, SECRET, Wall, played


async def refusal(call: Any) -> Any:
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_a_token_is_needed_and_must_be_right(url: str) -> None:
    for token, error in ((None, "not_authed"), ("xoxb-wrong", "invalid_auth")):
        async with ClientSession() as session:
            stranger = AsyncWebClient(token, base_url=f"{url}/api/", session=session)
            assert (await refusal(stranger.auth_test()))["error"] == error


async def test_the_app_learns_who_and_where_it_is(client: AsyncWebClient) -> None:
    who = await client.auth_test()
    assert (who["user_id"], who["team_id"], who["bot_id"]) == (BOT, "T0PLAY", "B0PLAYGROUND")
    assert "chat:write" in who.headers["x-oauth-scopes"]
    assert (await client.team_info())["team"]["domain"] == "play"
    assert (await client.bots_info(bot="B0PLAYGROUND"))["bot"]["user_id"] == BOT
    assert (await client.api_test())["ok"]


async def test_an_unknown_method_is_said_to_be_one(client: AsyncWebClient) -> None:
    assert (await refusal(client.api_call("chat.shout")))["error"] == "unknown_method"


async def test_a_missing_scope_is_named(client: AsyncWebClient, play: Playground) -> None:
    play.app = replace(play.app, scopes=frozenset({"im:write"}))
    answer = await refusal(client.users_list())
    assert (answer["error"], answer["needed"], answer["provided"]) == (
        "missing_scope",
        "users:read",
        "im:write",
    )
    assert (await refusal(client.conversations_list()))["needed"] == "channels:read"


async def test_every_body_slack_reads_is_read(url: str) -> None:
    form = FormData({"channel": BOTS, "text": "multipart"})
    form.add_field("blocks", "[]", content_type="text/plain")
    bodies: list[Any] = [
        {"json": {"channel": BOTS, "text": "json"}},
        {"data": {"channel": BOTS, "text": "form"}},
        {"data": form},
        {"params": {"channel": BOTS, "text": "query"}},
    ]
    async with ClientSession(headers={"Authorization": "Bearer xoxb-playground"}) as session:
        for body in bodies:
            async with session.post(f"{url}/api/chat.postMessage", **body) as response:
                assert (await response.json())["ok"], body
    async with (
        ClientSession() as session,
        session.get(f"{url}/api/users.info", params={"user": ANA, "token": "xoxb-playground"}) as response,
    ):
        assert (await response.json())["user"]["name"] == "ana"


async def test_people_come_with_zone_and_state(client: AsyncWebClient, play: Playground) -> None:
    user = (await client.users_info(user=ANA))["user"]
    assert (user["tz"], user["tz_offset"], user["is_admin"]) == ("America/Sao_Paulo", -10800, True)
    assert user["profile"]["email"] == "ana@play.test"
    assert (await refusal(client.users_info(user="U404")))["error"] == "user_not_found"
    assert (await client.users_lookupByEmail(email="ana@play.test"))["user"]["id"] == ANA
    play.app = replace(play.app, scopes=play.app.scopes - {"users:read.email"})
    assert "email" not in (await client.users_info(user=ANA))["user"]["profile"]


async def test_lists_come_in_pages(client: AsyncWebClient) -> None:
    seen: list[str] = []
    async for part in await client.users_list(limit=2):
        assert len(part["members"]) <= 2
        seen += [one["id"] for one in part["members"]]
    assert set(seen) == {ANA, BO, BOT, "U0GONE", "USLACKBOT"}
    assert (await refusal(client.users_list(cursor="???")))["error"] == "invalid_cursor"
    assert (await refusal(client.users_list(limit=5000)))["error"] == "invalid_limit"


async def test_a_private_channel_is_hidden_from_outsiders(client: AsyncWebClient, play: Playground) -> None:
    kinds = "public_channel,private_channel"
    listed = await client.conversations_list(types=kinds, exclude_archived=True)
    assert [one["name"] for one in listed["channels"]] == ["general", "bots"]
    assert (await refusal(client.conversations_info(channel=SECRET)))["error"] == "channel_not_found"
    assert (await refusal(client.conversations_history(channel=SECRET)))["error"] == "not_in_channel"
    play.world.join(play.world.channel(SECRET), BOT)
    assert (await client.conversations_members(channel=SECRET))["members"] == [ANA, BOT]
    joined = await client.users_conversations(types=kinds)
    assert {one["name"] for one in joined["channels"]} == {"secret", "bots", "old"}


async def test_direct_messages_open_with_people_only(client: AsyncWebClient) -> None:
    opened = await client.conversations_open(users=ANA, return_im=True)
    assert opened["channel"]["is_im"] is True
    for users, error in (("U404", "user_not_found"), ("U0GONE", "user_disabled"), (BOT, "cannot_dm_bot")):
        assert (await refusal(client.conversations_open(users=users)))["error"] == error


async def test_user_groups_are_listed_with_their_people(client: AsyncWebClient) -> None:
    groups = await client.usergroups_list(include_users=True)
    assert groups["usergroups"][0]["users"] == [ANA, BO]
    assert (await client.usergroups_users_list(usergroup="S0CREW"))["users"] == [ANA, BO]
    assert (await refusal(client.usergroups_users_list(usergroup="S404")))["error"] == "no_such_subteam"


async def test_a_file_is_uploaded_shared_and_used_in_a_block(
    client: AsyncWebClient, play: Playground, url: str
) -> None:
    done = await client.files_upload_v2(
        content=b"\x89PNG", filename="chart.png", title="Chart", channel=BOTS, initial_comment="see"
    )
    file_id = done["file"]["id"]
    (message,) = await play.messages(ANA, BOTS)
    assert (message["text"], message["files"][0]["title"]) == ("see", "Chart")
    async with ClientSession() as session, session.get(url + message["files"][0]["url"]) as response:
        assert (await response.read(), response.content_type) == (b"\x89PNG", "image/png")
    assert (await client.files_info(file=file_id))["file"]["mimetype"] == "image/png"
    image = {"type": "image", "alt_text": "chart", "slack_file": {"id": file_id}}
    await client.chat_postMessage(channel=BOTS, text="x", blocks=[image])
    unknown = {**image, "slack_file": {"id": "F000000000"}}
    answer = await refusal(client.chat_postMessage(channel=BOTS, text="x", blocks=[unknown]))
    assert "invalid slack file" in answer["errors"][0]


async def test_a_fault_fails_the_next_calls_and_no_more(client: AsyncWebClient, play: Playground) -> None:
    play.faults.append(Fault("chat.postMessage", status=429, retry_after=7, times=2))
    for _ in range(2):
        answer = await refusal(client.chat_postMessage(channel=BOTS, text="x"))
        assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")
    await client.chat_postMessage(channel=BOTS, text="x")
    assert len(await play.messages(ANA, BOTS)) == 1


async def test_a_fault_can_lose_the_answer_after_the_work(client: AsyncWebClient, play: Playground) -> None:
    play.faults.append(Fault("chat.postMessage", status=500, after=True))
    assert (await refusal(client.chat_postMessage(channel=BOTS, text="x"))).status_code == 500
    assert len(await play.messages(ANA, BOTS)) == 1
    assert [call.method for call in play.calls] == ["chat.postMessage"]


async def test_a_fault_can_be_any_error_of_one_channel(client: AsyncWebClient, play: Playground) -> None:
    play.faults.append(Fault("chat.postMessage", status=200, error="restricted_action", channel=GENERAL))
    await client.chat_postMessage(channel=BOTS, text="x")
    refused = client.chat_postMessage(channel=GENERAL, text="x")
    assert (await refusal(refused))["error"] == "restricted_action"


async def test_one_message_a_second_and_channel_when_limits_are_on(wall: Wall) -> None:
    play = played(wall, rate_limits=RateLimits())
    async with play.running() as url, ClientSession() as session:
        client = AsyncWebClient("xoxb-playground", base_url=f"{url}/api/", session=session)
        await client.chat_postMessage(channel=BOTS, text="1")
        answer = await refusal(client.chat_postMessage(channel=BOTS, text="2"))
        assert (answer.status_code, answer["error"], answer.headers["retry-after"]) == (
            429,
            "ratelimited",
            "1",
        )
        await client.chat_postMessage(channel=GENERAL, text="elsewhere")
        wall.ahead += 1
        await client.chat_postMessage(channel=BOTS, text="3")
        client.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=1))
        await client.chat_postMessage(channel=BOTS, text="waited for")


async def test_a_methods_own_limit_counts_a_minute(wall: Wall) -> None:
    play = played(wall, rate_limits=RateLimits())
    async with play.running() as url, ClientSession() as session:
        client = AsyncWebClient("xoxb-playground", base_url=f"{url}/api/", session=session)
        for _ in range(20):
            await client.users_list()
        assert (await refusal(client.users_list())).status_code == 429
        wall.ahead += 61
        await client.users_list()


async def test_calls_are_recorded_without_the_token(client: AsyncWebClient, play: Playground) -> None:
    await client.chat_postMessage(channel=BOTS, text="x")
    (call,) = play.calls
    assert (call.params["text"], call.answer["ok"]) == ("x", True)
    assert "xoxb" not in json.dumps(call.params)
