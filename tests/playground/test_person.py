"""A person without a browser: what they say, press and fill in is what the page would send."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from playground.errors import SlackError
from tests.playground.stage import ANA, BOTS, GENERAL, Stage, button, line, modal

Body = dict[str, Any]


def choice(kind: str) -> Body:
    options = [{"text": {"type": "plain_text", "text": one.upper()}, "value": one} for one in "abc"]
    return {"type": kind, "action_id": "pick", "options": options}


async def test_fields_are_filled_in_by_label_or_id_and_options_by_their_words(stage: Stage) -> None:
    @stage.bolt.view("form")
    async def sent(ack: AsyncAck, view: Body) -> None:
        stage.heard.append(view["state"]["values"])
        await ack()

    number = {"type": "number_input", "action_id": "n", "is_decimal_allowed": True, "initial_value": "3"}
    blocks = [
        line("name"),
        line("one", element=choice("static_select")),
        line("many", element=choice("checkboxes")),
        line("owner", element={"type": "users_select", "action_id": "u"}),
        line("count", element=number),
    ]
    trigger = stage.play.services.triggers.issue(ANA)
    await stage.client.views_open(trigger_id=trigger, view=modal(blocks=blocks))
    ana = stage.play.person(ANA)
    fields = {"Name": "Ada", "one": "B", "many": ["a", "C"], "owner": ANA}
    assert await ana.submit(fields) == {"ok": True}
    (values,) = stage.heard
    assert values["name"]["text"]["value"] == "Ada"
    assert values["one"]["pick"]["selected_option"]["value"] == "b"
    assert [one["value"] for one in values["many"]["pick"]["selected_options"]] == ["a", "c"]
    assert values["owner"]["u"]["selected_user"] == ANA
    assert values["count"]["n"]["value"] == "3"
    with pytest.raises(SlackError, match="not_found"):
        await ana.modal()


async def test_buttons_are_pressed_in_messages_threads_modals_and_at_home(stage: Stage) -> None:
    @stage.bolt.action("go")
    async def go(ack: AsyncAck, body: Body) -> None:
        stage.heard.append(body["container"]["type"])
        await ack()

    ana = stage.play.person(ANA)
    top = await stage.client.chat_postMessage(channel=BOTS, text="x", blocks=[button("go")])
    below = await stage.client.chat_postMessage(
        channel=BOTS, text="x", blocks=[button("go")], thread_ts=top["ts"]
    )
    await ana.press(BOTS, top["ts"], "Go")
    await ana.press(BOTS, below["ts"], "go")
    await stage.client.views_publish(user_id=ANA, view={"type": "home", "blocks": [button("go")]})
    await ana.press_at_home("go")
    trigger = stage.play.services.triggers.issue(ANA)
    await stage.client.views_open(trigger_id=trigger, view=modal(blocks=[line("name"), button("go")]))
    await ana.press_in_modal("Go", {"name": "half"})
    assert stage.heard == ["message", "message", "view", "view"]
    assert (await ana.modal())["state"]["values"]["name"]["text"]["value"] == "half"
    await ana.close()
    with pytest.raises(SlackError, match="action_not_found"):
        await ana.press(BOTS, top["ts"], "elsewhere")


async def test_the_direct_messages_with_the_app_are_found(stage: Stage) -> None:
    ana = stage.play.person(ANA)
    posted = await stage.client.chat_postMessage(channel=ANA, text="hello")
    assert await ana.app_channel() == posted["channel"]
    assert [one["text"] for one in await ana.reads(posted["channel"])] == ["hello"]


async def test_a_link_to_the_apps_domain_is_told_and_unfurls(stage: Stage) -> None:
    stage.play.app = replace(stage.play.app, unfurl_domains=frozenset({"okr.play.test"}))
    done = asyncio.Event()

    @stage.bolt.event("link_shared")
    async def shared(event: Body, client: AsyncWebClient) -> None:
        url = event["links"][0]["url"]
        card = {"blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "card"}}]}
        await client.chat_unfurl(channel=event["channel"], ts=event["message_ts"], unfurls={url: card})
        done.set()

    ana = stage.play.person(ANA)
    await ana.say(GENERAL, "see https://okr.play.test/O12 and https://elsewhere.test/")
    await done.wait()
    (message,) = await ana.reads(GENERAL)
    (attachment,) = message["attachments"]
    assert attachment["from_url"] == "https://okr.play.test/O12"
    assert attachment["blocks"][0]["text"]["text"] == "card"


async def test_any_other_event_can_be_told(stage: Stage) -> None:
    @stage.bolt.event("user_change")
    async def changed(event: Body) -> None:
        stage.heard.append(event["user"]["id"])
        stage.opened.set()

    stage.play.tell({"type": "user_change", "user": {"id": ANA, "deleted": True}})
    await stage.opened.wait()
    assert stage.heard == [ANA]
