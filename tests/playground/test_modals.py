"""Modals: opened by a trigger, filled in, refused, redrawn, stacked and closed."""

import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground import Playground
from tests.playground.stage import ANA, BO, GENERAL, Stage, Wall, button, line, modal, typed

Body = dict[str, Any]


@pytest.fixture
async def form(stage: Stage) -> Stage:
    """`/okr` opens a modal."""

    @stage.bolt.command("/okr")
    async def okr(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        stage.heard.append(await client.views_open(trigger_id=body["trigger_id"], view=stage.form))
        stage.opened.set()

    return stage


async def opened(stage: Stage, **more: Any) -> Body:
    """Give the command and wait for the modal it opens."""
    stage.form = modal(**more)
    stage.opened.clear()
    await stage.say("/okr")
    await stage.opened.wait()
    (view,) = await stage.modals()
    return view


async def submit(stage: Stage, view: Body, text: str) -> Body:
    return await stage.play.act("submit", user=ANA, view_id=view["id"], state=typed("name", text))


async def test_a_command_opens_a_modal_for_the_person_who_gave_it(form: Stage) -> None:
    view = await opened(form)
    assert view["title"]["text"] == "A form"
    assert view["state"]["values"] == {"name": {"text": {"type": "plain_text_input", "value": None}}}
    assert await form.modals(BO) == []


async def test_a_required_field_left_empty_never_reaches_the_app(form: Stage) -> None:
    view = await opened(form)
    answer = await submit(form, view, "")
    assert answer == {"ok": True, "errors": {"name": "Please complete this required field."}}
    assert (await form.modals())[0]["errors"] == answer["errors"]


async def test_a_submission_carries_the_values_and_an_empty_answer_closes_the_modal(form: Stage) -> None:
    @form.bolt.view("form")
    async def sent(ack: AsyncAck, view: Body) -> None:
        form.heard.append(view)
        await ack()

    view = await opened(form, private_metadata="kept")
    assert await submit(form, view, "Ada") == {"ok": True}
    assert form.heard[-1]["state"]["values"]["name"]["text"]["value"] == "Ada"
    assert form.heard[-1]["private_metadata"] == "kept"
    assert await form.modals() == []


async def test_errors_stand_at_their_fields_and_what_was_typed_stays(form: Stage) -> None:
    @form.bolt.view("form")
    async def refuse(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"name": "Taken"})

    view = await opened(form)
    assert (await submit(form, view, "Ada"))["errors"] == {"name": "Taken"}
    (shown,) = await form.modals()
    assert shown["errors"] == {"name": "Taken"}
    assert shown["state"]["values"]["name"]["text"]["value"] == "Ada"


async def test_an_error_for_a_block_that_is_no_input_is_the_apps_mistake(form: Stage) -> None:
    @form.bolt.view("form")
    async def refuse(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"elsewhere": "No"})

    view = await opened(form)
    assert (await submit(form, view, "Ada"))["failed"] == "invalid_response_errors"


async def test_an_answer_can_redraw_the_modal_keeping_what_was_typed(form: Stage) -> None:
    @form.bolt.view("form")
    async def redraw(ack: AsyncAck) -> None:
        await ack(response_action="update", view=modal("Second step", blocks=[line("name"), line("more")]))

    view = await opened(form)
    await submit(form, view, "Ada")
    (shown,) = await form.modals()
    assert (shown["id"], shown["title"]["text"]) == (view["id"], "Second step")
    assert shown["hash"] != view["hash"]
    assert shown["state"]["values"]["name"]["text"]["value"] == "Ada"
    assert shown["state"]["values"]["more"]["text"]["value"] is None


async def test_modals_stack_three_high_and_clear_at_once(form: Stage) -> None:
    @form.bolt.view("form")
    async def push(ack: AsyncAck, view: Body) -> None:
        if view["state"]["values"]["name"]["text"]["value"] == "clear":
            await ack(response_action="clear")
        else:
            await ack(response_action="push", view=modal("Above"))

    view = await opened(form)
    await submit(form, view, "one")
    await submit(form, (await form.modals())[-1], "two")
    stack = await form.modals()
    assert len(stack) == 3
    assert (await submit(form, stack[-1], "three"))["failed"] == "push_limit_reached"
    assert (await submit(form, stack[0], "covered"))["error"] == "not_found"
    await submit(form, stack[-1], "clear")
    assert await form.modals() == []


async def test_a_button_in_a_modal_may_push_another_and_closing_uncovers_the_first(form: Stage) -> None:
    done = asyncio.Event()

    @form.bolt.action("more")
    async def more(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        form.heard.append(body)
        await client.views_push(trigger_id=body["trigger_id"], view=modal("Above"))
        done.set()

    view = await opened(form, blocks=[line("name"), button("more")])
    place = {"type": "view", "view_id": view["id"]}
    state = typed("name", "half")
    await form.play.act(
        "action", user=ANA, container=place, block_id="row-more", action_id="more", action={}, state=state
    )
    await done.wait()
    body = form.heard[-1]
    assert body["container"] == place
    assert body["view"]["state"]["values"]["name"]["text"]["value"] == "half"
    assert "response_url" not in body
    below, above = await form.modals()
    await form.play.act("close", user=ANA, view_id=above["id"])
    assert [one["id"] for one in await form.modals()] == [below["id"]]


async def test_only_a_trigger_from_inside_a_modal_can_push(form: Stage, play: Playground) -> None:
    trigger = play.services.triggers.issue(ANA)
    with pytest.raises(SlackApiError, match="invalid_trigger_id"):
        await form.client.views_push(trigger_id=trigger, view=modal())


async def test_closing_tells_the_app_only_if_it_asked(form: Stage) -> None:
    @form.bolt.view_closed("form")
    async def closed(ack: AsyncAck, body: Body) -> None:
        form.heard.append(body)
        await ack()

    view = await opened(form)
    await form.play.act("close", user=ANA, view_id=view["id"])
    heard = len(form.heard)
    view = await opened(form, notify_on_close=True)
    await form.play.act("close", user=ANA, view_id=view["id"], all=True)
    (body,) = form.heard[heard + 1 :]
    assert (body["type"], body["is_cleared"], body["view"]["id"]) == ("view_closed", True, view["id"])


async def test_a_failed_submission_keeps_the_modal_open(form: Stage) -> None:
    view = await opened(form)
    assert (await submit(form, view, "Ada"))["failed"] == "dispatch_failed"
    assert (await form.modals())[0]["state"]["values"]["name"]["text"]["value"] == "Ada"


async def test_a_trigger_is_good_once_and_for_three_seconds(
    client: AsyncWebClient, play: Playground, wall: Wall
) -> None:
    trigger = play.services.triggers.issue(ANA)
    await client.views_open(trigger_id=trigger, view=modal())
    late = play.services.triggers.issue(ANA)
    wall.ahead += 3.1
    for bad, error in ((trigger, "exchanged"), (late, "expired"), ("1.2.3", "invalid")):
        with pytest.raises(SlackApiError, match=f"{error}_trigger_id"):
            await client.views_open(trigger_id=bad, view=modal())


async def test_a_stale_hash_is_a_conflict(client: AsyncWebClient, play: Playground) -> None:
    first = await client.views_open(trigger_id=play.services.triggers.issue(ANA), view=modal())
    view_id, stale = first["view"]["id"], first["view"]["hash"]
    await client.views_update(view_id=view_id, hash=stale, view=modal("New"))
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_update(view_id=view_id, hash=stale, view=modal("Newer"))
    await client.views_update(view_id=view_id, view=modal("Newest"))


async def test_a_view_is_found_by_its_external_id_and_not_after_it_closed(
    client: AsyncWebClient, play: Playground
) -> None:
    await client.views_open(trigger_id=play.services.triggers.issue(ANA), view=modal(external_id="mine"))
    with pytest.raises(SlackApiError, match="duplicate_external_id"):
        await client.views_open(trigger_id=play.services.triggers.issue(BO), view=modal(external_id="mine"))
    found = await client.views_update(external_id="mine", view=modal("New", external_id="mine"))
    await play.act("close", user=ANA, view_id=found["view"]["id"])
    with pytest.raises(SlackApiError, match="not_found"):
        await client.views_update(external_id="mine", view=modal())


async def test_a_wrong_view_is_refused_with_pointers(client: AsyncWebClient, play: Playground) -> None:
    wrong = modal("T" * 25, blocks=[button("b" * 256)])
    with pytest.raises(SlackApiError) as refused:
        await client.views_open(trigger_id=play.services.triggers.issue(ANA), view=wrong)
    answer = refused.value.response
    assert answer["error"] == "invalid_arguments"
    messages = "\n".join(answer["response_metadata"]["messages"])
    assert "[json-pointer:/view/title/text]" in messages
    assert "[json-pointer:/view/blocks/0/elements/0/action_id]" in messages


async def test_a_view_over_250_kilobytes_is_too_large(client: AsyncWebClient, play: Playground) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3000}}
    with pytest.raises(SlackApiError, match="view_too_large"):
        await client.views_open(
            trigger_id=play.services.triggers.issue(ANA), view=modal(blocks=[section] * 90)
        )


async def test_a_home_is_published_to_one_person_and_opening_it_is_an_event(stage: Stage) -> None:
    @stage.bolt.event("app_home_opened")
    async def home(event: Body, client: AsyncWebClient) -> None:
        stage.heard.append(event)
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [button("go")]})
        stage.opened.set()

    await stage.play.act("home", user=ANA)
    await stage.opened.wait()
    assert stage.heard[0]["tab"] == "home"
    assert (await stage.play.state(ANA))["home"]["blocks"][0]["block_id"] == "row-go"
    assert (await stage.play.state(BO))["home"] is None


async def test_publishing_with_a_stale_hash_is_a_conflict(client: AsyncWebClient) -> None:
    view = {"type": "home", "blocks": [button("go")]}
    first = await client.views_publish(user_id=ANA, view=view)
    second = await client.views_publish(user_id=ANA, view=view, hash=first["view"]["hash"])
    assert second["view"]["id"] == first["view"]["id"]
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await client.views_publish(user_id=ANA, view=view, hash=first["view"]["hash"])


async def test_number_bounds_and_lengths_are_checked_before_the_app_hears(form: Stage) -> None:
    number = {"type": "number_input", "action_id": "n", "is_decimal_allowed": False, "max_value": "10"}
    short = {"type": "plain_text_input", "action_id": "text", "min_length": 3}
    view = await opened(form, blocks=[line("name", element=short), line("count", element=number)])
    state = {
        "values": {**typed("name", "ab")["values"], "count": {"n": {"type": "number_input", "value": "11"}}}
    }
    answer = await form.play.act("submit", user=ANA, view_id=view["id"], state=state)
    assert set(answer["errors"]) == {"name", "count"}


async def test_shortcuts_open_things_everywhere_and_on_messages(stage: Stage) -> None:
    @stage.bolt.shortcut("checkin")
    async def everywhere(ack: AsyncAck, body: Body) -> None:
        stage.heard.append(body)
        await ack()

    @stage.bolt.shortcut("evidence")
    async def on_message(ack: AsyncAck, body: Body) -> None:
        stage.heard.append(body)
        await ack()

    ts = (await stage.say("look"))["ts"]
    assert await stage.play.act("shortcut", user=ANA, callback_id="checkin") == {"ok": True}
    assert await stage.play.act("shortcut", user=BO, callback_id="evidence", channel=GENERAL, ts=ts) == {
        "ok": True
    }
    assert [body["type"] for body in stage.heard] == ["shortcut", "message_action"]
    assert stage.heard[1]["message"]["text"] == "look"
    wrong = await stage.play.act("shortcut", user=ANA, callback_id="evidence")
    assert wrong["error"] == "unknown_shortcut"
