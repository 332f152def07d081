"""Messages: what the Web API checks, and what people and the app see of them."""

from dataclasses import replace
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import AppUnderTest, Playground
from tests.playground.stage import ANA, BO, BOT, BOTS, GENERAL, OLD, SECRET, Stage, button

Body = dict[str, Any]


async def refusal(call: Any) -> Any:
    with pytest.raises(SlackApiError) as refused:
        await call
    return refused.value.response


async def test_a_message_is_posted_changed_and_deleted(client: AsyncWebClient, play: Playground) -> None:
    posted = await client.chat_postMessage(channel=BOTS, text="one", blocks=[button("go")])
    assert posted["message"]["bot_id"] == "B0PLAYGROUND"
    assert (await play.messages(ANA, BOTS))[0]["blocks"][0]["elements"][0]["action_id"] == "go"
    await client.chat_update(channel=BOTS, ts=posted["ts"], text="two")
    (shown,) = await play.messages(ANA, BOTS)
    assert (shown["text"], shown["blocks"], shown["edited"]) == ("two", None, True)
    await client.chat_delete(channel=BOTS, ts=posted["ts"])
    assert await play.messages(ANA, BOTS) == []
    assert (await refusal(client.chat_delete(channel=BOTS, ts=posted["ts"])))["error"] == "message_not_found"


async def test_posting_to_a_person_opens_the_direct_messages(client: AsyncWebClient) -> None:
    posted = await client.chat_postMessage(channel=ANA, text="hello")
    opened = await client.conversations_open(users=[ANA])
    assert posted["channel"] == opened["channel"]["id"]
    assert opened["already_open"] is True


async def test_posting_is_refused_with_slacks_words(client: AsyncWebClient) -> None:
    cases = (
        ({"channel": "C404", "text": "x"}, "channel_not_found"),
        ({"channel": SECRET, "text": "x"}, "not_in_channel"),
        ({"channel": OLD, "text": "x"}, "is_archived"),
        ({"channel": "U0GONE", "text": "x"}, "user_disabled"),
        ({"channel": BOTS}, "no_text"),
        ({"channel": BOTS, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": BOTS, "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": BOTS, "text": "x", "blocks": [long()] * 5}, "msg_blocks_too_long"),
        ({"channel": BOTS, "text": "x", "metadata": metadata("x" * 9000)}, "metadata_too_large"),
    )
    for given, error in cases:
        assert (await refusal(client.api_call("chat.postMessage", json=given)))["error"] == error


def long() -> Body:
    return {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}


def metadata(text: str) -> Body:
    return {"event_type": "kept", "event_payload": {"text": text}}


async def test_wrong_blocks_are_refused_with_pointers(client: AsyncWebClient) -> None:
    wrong: list[Body] = [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}, {"type": "alert"}]
    answer = await refusal(client.chat_postMessage(channel=BOTS, text="x", blocks=wrong))
    assert answer["error"] == "invalid_blocks"
    assert any("[json-pointer:/blocks/0/text/type]" in one for one in answer["errors"])
    assert answer["response_metadata"]["messages"][0].startswith("[ERROR]")


async def test_a_public_channel_takes_posts_of_outsiders_only_with_the_scope(
    client: AsyncWebClient, play: Playground
) -> None:
    await client.chat_postMessage(channel="#general", text="with chat:write.public")
    play.app = without(play, "chat:write.public")
    assert (await refusal(client.chat_postMessage(channel=GENERAL, text="x")))["error"] == "not_in_channel"
    await client.conversations_join(channel=GENERAL)
    await client.chat_postMessage(channel=GENERAL, text="as a member")


def without(play: Playground, *scopes: str) -> AppUnderTest:
    return replace(play.app, scopes=play.app.scopes - set(scopes))


async def test_only_own_messages_can_be_changed(stage: Stage) -> None:
    ts = (await stage.say("mine"))["ts"]
    wrong = stage.client.chat_update(channel=GENERAL, ts=ts, text="x")
    assert (await refusal(wrong))["error"] == "cant_update_message"
    assert (await refusal(stage.client.chat_delete(channel=GENERAL, ts=ts)))["error"] == "cant_delete_message"


async def test_an_ephemeral_message_is_seen_by_one_person_and_cannot_be_changed(
    client: AsyncWebClient, play: Playground
) -> None:
    posted = await client.chat_postEphemeral(channel=BOTS, user=ANA, text="psst")
    assert [one["ephemeral"] for one in await play.messages(ANA, BOTS)] == [True]
    assert await play.messages(BO, BOTS) == []
    wrong = client.chat_update(channel=BOTS, ts=posted["message_ts"], text="x")
    assert (await refusal(wrong))["error"] == "message_not_found"
    history = await client.conversations_history(channel=BOTS)
    assert history["messages"] == []
    outsider = client.chat_postEphemeral(channel=BOTS, user="U0GONE", text="x")
    assert (await refusal(outsider))["error"] == "user_not_in_channel"


async def test_threads_count_their_replies(client: AsyncWebClient, play: Playground) -> None:
    parent = await client.chat_postMessage(channel=BOTS, text="top")
    reply = await client.chat_postMessage(channel=BOTS, text="below", thread_ts=parent["ts"])
    (top,) = await play.messages(ANA, BOTS)
    assert (top["reply_count"], top["latest_reply"]) == (1, reply["ts"])
    thread = await client.conversations_replies(channel=BOTS, ts=parent["ts"])
    assert [one["text"] for one in thread["messages"]] == ["top", "below"]
    assert [one["text"] for one in await play.messages(ANA, BOTS, parent["ts"])] == ["top", "below"]


async def test_history_is_newest_first_in_pages_between_two_moments(client: AsyncWebClient) -> None:
    stamps = [
        (await client.chat_postMessage(channel=BOTS, text=str(n), metadata=metadata("m")))["ts"]
        for n in range(5)
    ]
    first = await client.conversations_history(channel=BOTS, limit=2)
    assert [one["text"] for one in first["messages"]] == ["4", "3"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=BOTS, limit=2, cursor=cursor)
    assert [one["text"] for one in second["messages"]] == ["2", "1"]
    between = await client.conversations_history(channel=BOTS, oldest=stamps[1], latest=stamps[3])
    assert [one["text"] for one in between["messages"]] == ["2"]
    full = await client.conversations_history(
        channel=BOTS, oldest=stamps[1], latest=stamps[3], inclusive=True, include_all_metadata=True
    )
    assert [one["text"] for one in full["messages"]] == ["3", "2", "1"]
    assert full["messages"][0]["metadata"]["event_type"] == "kept"
    assert "metadata" not in first["messages"][0]


async def test_stamps_never_repeat(client: AsyncWebClient) -> None:
    stamps = [(await client.chat_postMessage(channel=BOTS, text="x"))["ts"] for _ in range(5)]
    assert sorted(set(stamps)) == stamps


async def test_a_permalink_leads_to_the_page(client: AsyncWebClient, url: str) -> None:
    ts = (await client.chat_postMessage(channel=BOTS, text="x"))["ts"]
    link = (await client.chat_getPermalink(channel=BOTS, message_ts=ts))["permalink"]
    assert link == f"{url}/archives/{BOTS}/p{ts.replace('.', '')}"


async def test_a_button_carries_its_message_and_can_replace_and_delete_it(stage: Stage) -> None:
    @stage.bolt.action("go")
    async def go(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        await respond("done", replace_original=True)
        stage.heard.append(body)
        await ack()

    @stage.bolt.action("gone")
    async def gone(ack: AsyncAck, respond: AsyncRespond) -> None:
        await respond(delete_original=True)
        await ack()

    ts = (await stage.client.chat_postMessage(channel=BOTS, text="x", blocks=[button("go", "KR1")]))["ts"]
    assert await press(stage, ts, "go") == {"ok": True}
    (body,) = stage.heard
    (action,) = body["actions"]
    assert (action["value"], action["block_id"], action["text"]["text"]) == ("KR1", "row-go", "Go")
    assert body["message"]["ts"] == body["container"]["message_ts"] == ts
    assert await stage.texts(ANA, BOTS) == ["done"]
    secret = await stage.client.chat_postEphemeral(channel=BOTS, user=ANA, text="x", blocks=[button("gone")])
    await press(stage, secret["message_ts"], "gone")
    assert await stage.texts(ANA, BOTS) == ["done"]


async def press(stage: Stage, ts: str, action_id: str, user: str = ANA) -> Body:
    place = {"type": "message", "channel": BOTS, "ts": ts}
    return await stage.play.act(
        "action", user=user, container=place, block_id=f"row-{action_id}", action_id=action_id, action={}
    )


async def test_an_ephemeral_message_does_not_travel_with_its_button_and_stays_private(stage: Stage) -> None:
    @stage.bolt.action("go")
    async def go(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        stage.heard.append(body)
        await respond("still private", replace_original=True, response_type="in_channel")
        await ack()

    posted = await stage.client.chat_postEphemeral(channel=BOTS, user=ANA, text="x", blocks=[button("go")])
    assert (await press(stage, posted["message_ts"], "go", BO))["error"] == "message_not_found"
    await press(stage, posted["message_ts"], "go")
    assert stage.heard[0]["container"]["is_ephemeral"] is True
    assert "message" not in stage.heard[0]
    assert await stage.texts(ANA, BOTS) == ["still private"]
    assert await stage.texts(BO, BOTS) == []


async def test_selects_in_a_message_send_their_state(stage: Stage) -> None:
    @stage.bolt.action("pick")
    async def pick(ack: AsyncAck, body: Body) -> None:
        stage.heard.append(body)
        await ack()

    option = {"text": {"type": "plain_text", "text": "A"}, "value": "a"}
    select = {"type": "static_select", "action_id": "pick", "options": [option]}
    block = {"type": "actions", "block_id": "row-pick", "elements": [select]}
    ts = (await stage.client.chat_postMessage(channel=BOTS, text="x", blocks=[block]))["ts"]
    place = {"type": "message", "channel": BOTS, "ts": ts}
    chosen = {"type": "static_select", "selected_option": option}
    await stage.play.act(
        "action", user=ANA, container=place, block_id="row-pick", action_id="pick", action=chosen
    )
    (body,) = stage.heard
    assert body["actions"][0]["selected_option"]["value"] == "a"
    assert body["state"]["values"]["row-pick"]["pick"]["selected_option"]["value"] == "a"


async def test_suggestions_are_asked_of_the_app(stage: Stage) -> None:
    option = {"text": {"type": "plain_text", "text": "Found"}, "value": "f"}

    @stage.bolt.options("find")
    async def find(ack: AsyncAck, body: Body) -> None:
        stage.heard.append(body["value"])
        await ack(options=[option])

    select = {"type": "external_select", "action_id": "find", "min_query_length": 0}
    block = {"type": "actions", "block_id": "row-find", "elements": [select]}
    ts = (await stage.client.chat_postMessage(channel=BOTS, text="x", blocks=[block]))["ts"]
    place = {"type": "message", "channel": BOTS, "ts": ts}
    answer = await stage.play.act(
        "suggest", user=ANA, container=place, block_id="row-find", action_id="find", value="fo"
    )
    assert answer == {"ok": True, "options": [option]}
    assert stage.heard == ["fo"]


async def test_mentions_are_written_as_ids_and_markup_is_escaped(stage: Stage) -> None:
    await stage.say("hi @bo in #general <b> https://play.test/x, @nobody @crew")
    (text,) = await stage.texts()
    assert text == (
        f"hi <@{BO}> in <#{GENERAL}|general> &lt;b&gt; <https://play.test/x>, @nobody <!subteam^S0CREW|@crew>"
    )
    assert BOT not in text


async def test_a_thread_counts_what_everybody_sees_and_forgets_what_was_deleted(
    client: AsyncWebClient, play: Playground
) -> None:
    parent = (await client.chat_postMessage(channel=BOTS, text="parent"))["ts"]
    replies = [
        (await client.chat_postMessage(channel=BOTS, text=text, thread_ts=parent))["ts"] for text in "ab"
    ]
    await client.chat_postEphemeral(channel=BOTS, text="psst", user=ANA, thread_ts=parent)
    await client.chat_delete(channel=BOTS, ts=replies[0])
    await client.chat_update(channel=BOTS, ts=replies[1], text="b, again")
    thread = (await client.conversations_replies(channel=BOTS, ts=parent))["messages"]
    assert [one["text"] for one in thread] == ["parent", "b, again"]
    assert (await play.messages(ANA, BOTS))[0]["reply_count"] == 1
