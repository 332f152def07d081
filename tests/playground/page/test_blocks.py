"""Blocks in the browser: drawn, clicked, harmless."""

from typing import Any

import pytest
from playwright.async_api import Page, expect
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from tests.playground.page.moves import blocks, in_bots, log, send
from tests.playground.page.wares import DIGEST, HOSTILE, MRKDWN, PAGES_OF_ROWS
from tests.playground.stage import ANA, BOTS, Stage, button

Body = dict[str, Any]

pytestmark = pytest.mark.browser


async def test_a_button_in_a_message_changes_the_message_in_place(page: Page, stage: Stage) -> None:
    @stage.bolt.action("go")
    async def went(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await client.chat_update(channel=BOTS, ts=body["container"]["message_ts"], text="Went.", blocks=[])

    ts = await blocks(stage, button("go"))
    await in_bots(page)
    message = page.locator(f'[data-ts="{ts}"]')
    await message.get_by_role("button", name="Go").click()
    await expect(message.get_by_text("Went.")).to_be_visible()
    await expect(message.get_by_role("button", name="Go")).to_have_count(0)


async def test_hostile_text_is_shown_as_text(page: Page, stage: Stage) -> None:
    await send(page, HOSTILE)
    await expect(log(page).get_by_text(HOSTILE)).to_be_visible()
    plain = {"type": "plain_text", "text": HOSTILE}
    cell = {"type": "raw_text", "text": HOSTILE}
    ts = await blocks(
        stage,
        {"type": "header", "text": plain},
        {"type": "section", "text": {"type": "mrkdwn", "text": f"<javascript:alert(1)|{HOSTILE[:8]}>"}},
        {"type": "markdown", "text": f"{HOSTILE}\n\n[here](javascript:alert(1))"},
        {"type": "table", "rows": [[cell], [cell]]},
    )
    message = (await in_bots(page)).locator(f'[data-ts="{ts}"]')
    await expect(message.get_by_role("heading", name=HOSTILE)).to_be_visible()
    await expect(message.locator("script, img, a")).to_have_count(0)


async def test_home_shows_what_the_app_publishes_and_hears_its_buttons(page: Page, stage: Stage) -> None:
    @stage.bolt.event("app_home_opened")
    async def opened(event: Body, client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": [button("hello")]})

    @stage.bolt.action("hello")
    async def hello(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        header = {"type": "header", "text": {"type": "plain_text", "text": "Good morning"}}
        await client.views_publish(user_id=body["user"]["id"], view={"type": "home", "blocks": [header]})

    await page.get_by_role("region", name="Apps").get_by_role("link").click()
    await page.get_by_role("tab", name="Home").click()
    await page.get_by_role("tabpanel", name="Home").get_by_role("button", name="Go").click()
    await expect(page.get_by_role("heading", name="Good morning")).to_be_visible()


async def test_charts_say_their_numbers_and_tables_turn_their_pages(page: Page, stage: Stage) -> None:
    await blocks(stage, *DIGEST)
    messages = await in_bots(page)
    chart = messages.get_by_role("img", name="Churn, line chart. Actual from 3 to 2")
    await expect(chart).to_be_visible()
    await messages.get_by_text("Show numbers").click()
    await expect(messages.get_by_role("row", name="W2 3")).to_be_visible()
    await expect(messages.get_by_text(f"1\N{EN DASH}5 of {PAGES_OF_ROWS}")).to_be_visible()
    await messages.get_by_role("button", name="Next page").click()
    await expect(messages.get_by_role("rowheader", name="KR6")).to_be_visible()
    await messages.get_by_role("button", name="Progress").click()
    await expect(messages.get_by_role("columnheader", name="Progress")).to_have_attribute(
        "aria-sort", "ascending"
    )


async def test_a_select_is_answered_by_keyboard_in_slacks_wire_form(page: Page, stage: Stage) -> None:
    @stage.bolt.action("who")
    async def who(ack: AsyncAck, action: Body, body: Body) -> None:
        await ack()
        stage.heard.append((action["selected_user"], body["state"]["values"]["pick"]["who"]))
        stage.opened.set()

    picker = {
        "type": "users_select",
        "action_id": "who",
        "placeholder": {"type": "plain_text", "text": "Someone"},
    }
    await blocks(stage, {"type": "actions", "block_id": "pick", "elements": [picker]})
    field = (await in_bots(page)).get_by_role("combobox", name="Someone")
    await field.fill("ana")
    await page.keyboard.press("Enter")
    await expect(field).to_have_value("Ana Lima")
    await stage.opened.wait()
    assert stage.heard == [(ANA, {"type": "users_select", "selected_user": ANA})]


async def test_mrkdwn_and_unknown_blocks_are_drawn(page: Page) -> None:
    drawn = await page.evaluate(
        """async (texts) => {
            const { mrkdwn } = await import("/static/js/mrkdwn.js");
            return texts.map((text) => mrkdwn(text).innerHTML);
        }""",
        list(MRKDWN),
    )
    assert dict(zip(MRKDWN, drawn, strict=True)) == MRKDWN
    unknown = await page.evaluate(
        """async () => {
            const { drawBlocks } = await import("/static/js/blocks/index.js");
            return drawBlocks([{ type: "call" }], {})[0].textContent;
        }"""
    )
    assert unknown == "unsupported block: call"
