"""The page, clicked in a real browser against the real playground and a tiny Bolt app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from tests.playground.stage import ANA, BOT, BOTS, GENERAL, Stage, button, line, modal
from tests.playground.wares import DIGEST, HOSTILE, PAGES_OF_ROWS

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

Body = dict[str, Any]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is missing: no browser to click in"),
]


@asynccontextmanager
async def browsing(width: int = 1280) -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(viewport={"width": width, "height": 800}, locale="en-GB")
        page = await context.new_page()
        page.set_default_timeout(10_000)
        yield page
        await browser.close()


@pytest.fixture
async def page(stage: Stage) -> AsyncIterator[Page]:
    """Ana looks at #general; the page must have thrown nothing when she is done."""
    thrown: list[str] = []
    async with browsing() as page:
        page.on("pageerror", lambda error: thrown.append(str(error)))
        page.on("dialog", lambda dialog: thrown.append(f"a dialog: {dialog.message}"))
        await page.goto(f"{stage.play.base_url}/?user={ANA}&channel={GENERAL}")
        await expect(page.get_by_role("heading", name="general", exact=True)).to_be_visible()
        yield page
    assert thrown == []


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message #general")


async def send(page: Page, text: str) -> None:
    await composer(page).fill(text)
    await composer(page).press("Enter")


def log(page: Page) -> Locator:
    return page.get_by_role("log", name="Messages with general")


async def blocks(stage: Stage, *shown: Body, channel: str = BOTS) -> str:
    sent = await stage.client.chat_postMessage(channel=channel, text="blocks", blocks=shown)
    ts: str = sent["ts"]
    return ts


async def in_bots(page: Page) -> Locator:
    await page.get_by_role("link", name="bots").click()
    return page.get_by_role("log", name="Messages with bots")


@pytest.fixture
def form(stage: Stage) -> Stage:
    """`/okr` opens a form that takes no name but `Churn`; its button Go redraws it with one line more."""
    stage.form = modal(blocks=[line("name"), button("redraw")])

    @stage.bolt.command("/okr")
    async def okr(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=stage.form)

    @stage.bolt.view("form")
    async def sent(ack: AsyncAck, view: Body) -> None:
        stage.heard.append(view["state"]["values"])
        if view["state"]["values"]["name"]["text"]["value"] == "Churn":
            await ack()
        else:
            await ack(response_action="errors", errors={"name": "No such squad."})

    @stage.bolt.action("redraw")
    async def redraw(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        longer = modal(blocks=[line("name"), line("purpose"), button("redraw")])
        await client.views_update(view_id=body["view"]["id"], view=longer)

    return stage


async def test_a_form_shows_its_error_beside_the_field_and_closes_once_it_is_right(
    page: Page, form: Stage
) -> None:
    await send(page, "/okr")
    dialog = page.get_by_role("dialog", name="A form")
    name = dialog.get_by_label("Name")
    await name.fill("Growth")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_text("No such squad.")).to_be_visible()
    await expect(name).to_be_focused()
    await expect(name).to_have_accessible_description("No such squad.")
    await name.fill("Churn")
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).to_have_count(0)
    expected = [{"name": {"text": {"type": "plain_text_input", "value": each}}} for each in ("Growth", "Churn")]
    assert form.heard == expected


async def test_an_empty_required_field_is_refused_before_the_app_hears_of_it(page: Page, form: Stage) -> None:
    await send(page, "/okr")
    await page.get_by_role("button", name="Send", exact=True).last.click()
    await expect(page.get_by_text("Please complete this required field.")).to_be_visible()
    assert form.heard == []


async def test_what_was_typed_outlives_a_redrawn_form(page: Page, form: Stage) -> None:
    await send(page, "/okr")
    dialog = page.get_by_role("dialog", name="A form")
    await dialog.get_by_label("Name").fill("Half a na")
    await dialog.get_by_role("button", name="Go").click()
    await expect(dialog.get_by_label("Purpose")).to_be_visible()
    await expect(dialog.get_by_label("Name")).to_have_value("Half a na")


async def test_escape_closes_a_form_for_the_server_too(page: Page, form: Stage) -> None:
    await send(page, "/okr")
    await expect(page.get_by_role("dialog", name="A form")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog", name="A form")).to_have_count(0)
    assert await form.modals() == []


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


async def test_the_page_becomes_another_person_and_keeps_the_place(page: Page, stage: Stage) -> None:
    await stage.client.chat_postEphemeral(channel=BOTS, user=ANA, text="For Ana alone")
    ephemeral = (await in_bots(page)).get_by_text("For Ana alone")
    await expect(ephemeral).to_be_visible()
    await page.get_by_role("button", name="Acting as Ana Lima").click()
    await page.get_by_role("menuitemradio", name="Bo Lindqvist").click()
    await expect(page.get_by_role("button", name="Acting as Bo Lindqvist")).to_be_visible()
    await expect(page.get_by_text("Stockholm time")).to_be_visible()
    await expect(page.get_by_role("heading", name="bots", exact=True)).to_be_visible()
    await expect(ephemeral).to_have_count(0)


async def test_the_clock_moves_from_its_bar(page: Page, stage: Stage) -> None:
    before = stage.play.clock.now()
    await page.get_by_role("button", name="+1 day").click()
    await expect(page.get_by_role("group", name="Playground clock")).not_to_contain_text(f" {before.day} ")
    assert (stage.play.clock.now() - before).days == 1


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


async def test_an_unknown_command_comes_back_with_a_sentence(page: Page) -> None:
    await send(page, "/nothing at all")
    await expect(page.get_by_text("There is no command /nothing here.")).to_be_visible()
    await expect(composer(page)).to_have_value("/nothing at all")


async def test_a_silent_app_is_reported_to_the_person(page: Page) -> None:
    await send(page, "/okr")
    await expect(page.get_by_role("alert")).to_contain_text("/okr failed with the error")


async def test_a_reply_is_written_and_counted_in_the_thread(page: Page, stage: Stage) -> None:
    message = log(page).get_by_role("article", name="Ana Lima")
    await send(page, "Who looks at churn?")
    await message.hover()
    await message.get_by_role("button", name="Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    await thread.get_by_role("textbox", name="Reply to Ana Lima").fill("I do")
    await thread.get_by_role("button", name="Reply", exact=True).click()
    await expect(thread.get_by_role("log").get_by_text("I do")).to_be_visible()
    await expect(message.get_by_role("button", name="1 reply")).to_be_visible()


async def test_one_changes_and_removes_ones_own_message(page: Page) -> None:
    message = log(page).get_by_role("article", name="Ana Lima")
    await send(page, "Tyop & all")
    await message.hover()
    await message.get_by_role("button", name="Edit message").click()
    await expect(message.get_by_role("textbox")).to_have_value("Tyop & all")
    await message.get_by_role("textbox").fill("Typo")
    await message.get_by_role("button", name="Save").click()
    await expect(message.get_by_text("(edited)")).to_be_visible()
    await message.get_by_role("button", name="Delete message").click()
    await expect(message).to_have_count(0)


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
    await expect(messages.get_by_text(f"1–5 of {PAGES_OF_ROWS}")).to_be_visible()
    await messages.get_by_role("button", name="Next page").click()
    await expect(messages.get_by_role("rowheader", name="KR6")).to_be_visible()
    await messages.get_by_role("button", name="Progress").click()
    await expect(messages.get_by_role("columnheader", name="Progress")).to_have_attribute("aria-sort", "ascending")


async def test_a_select_is_answered_by_keyboard_in_slacks_wire_form(page: Page, stage: Stage) -> None:
    @stage.bolt.action("who")
    async def who(ack: AsyncAck, action: Body, body: Body) -> None:
        await ack()
        stage.heard.append((action["selected_user"], body["state"]["values"]["pick"]["who"]))
        stage.opened.set()

    picker = {"type": "users_select", "action_id": "who", "placeholder": {"type": "plain_text", "text": "Someone"}}
    await blocks(stage, {"type": "actions", "block_id": "pick", "elements": [picker]})
    field = (await in_bots(page)).get_by_role("combobox", name="Someone")
    await field.fill("ana")
    await page.keyboard.press("Enter")
    await expect(field).to_have_value("Ana Lima")
    await stage.opened.wait()
    assert stage.heard == [(ANA, {"type": "users_select", "selected_user": ANA})]


async def test_typing_offers_what_the_signs_could_mean(page: Page) -> None:
    await composer(page).fill("/o")
    await expect(page.get_by_role("option", name="/okr")).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(composer(page)).to_have_value("/okr ")
    await composer(page).fill("hello @li")
    await page.get_by_role("option", name="Bo Lindqvist").click()
    await expect(composer(page)).to_have_value("hello @bo ")


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


async def test_on_a_narrow_window_the_conversations_slide_in(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 760})
    await page.get_by_role("button", name="Show conversations").click()
    await page.get_by_role("link", name="bots").click()
    await expect(page.get_by_role("heading", name="bots", exact=True)).to_be_visible()
    await expect(page.get_by_role("navigation", name="Conversations")).to_be_hidden()


MRKDWN = {
    "*b* _i_ ~s~ `c*d*`": "<p><strong>b</strong> <em>i</em> <s>s</s> <code>c*d*</code></p>",
    "2*3*4 snake_case_name": "<p>2*3*4 snake_case_name</p>",
    "*_both_*": "<p><strong><em>both</em></strong></p>",
    "a &lt;b&gt; &amp;amp;": "<p>a &lt;b&gt; &amp;amp;</p>",
    "one\ntwo": "<p>one<br>two</p>",
    "> quoted\nplain": "<blockquote>quoted</blockquote><p>plain</p>",
    "```x < *y*```": "<pre>x &lt; *y*</pre>",
    ":tada: :no_such_one:": "<p>🎉 :no_such_one:</p>",
    "<!channel>": '<p><span class="mention loud" title="Notifies everyone">@channel</span></p>',
    f"<@{BOT}|x>": '<p><span class="mention">@App</span></p>',
    f"<@{ANA}>": '<p><span class="mention mine">@Ana Lima</span></p>',
    "<!date^0^{date_num}|then>": '<p><time datetime="1970-01-01T00:00:00.000Z" title="then">1969-12-31</time></p>',
    "<javascript:alert(1)|x>": '<p><span class="dead-link" title="This address is not opened">x</span></p>',
}
