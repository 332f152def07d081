"""Talking, threads, persons and the clock in the browser."""

import pytest
from playwright.async_api import Page, Route, expect

from tests.playground.page.moves import composer, in_bots, log, send
from tests.playground.stage import ANA, BOTS, Stage

pytestmark = pytest.mark.browser


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
    await thread.get_by_role("button", name="Send reply").click()
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


async def test_typing_offers_what_the_signs_could_mean(page: Page) -> None:
    await composer(page).fill("/o")
    await expect(page.get_by_role("option", name="/okr")).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(composer(page)).to_have_value("/okr ")
    await composer(page).fill("hello @li")
    await page.get_by_role("option", name="Bo Lindqvist").click()
    await expect(composer(page)).to_have_value("hello @bo ")


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
    day = page.locator("#clock-day")
    before, shown = stage.play.clock.now(), await day.text_content()
    assert shown
    await page.get_by_role("button", name="+1 day").click()
    await expect(day).not_to_have_text(shown)
    assert (stage.play.clock.now() - before).days == 1


async def test_on_a_narrow_window_the_conversations_slide_in(page: Page) -> None:
    await page.set_viewport_size({"width": 390, "height": 760})
    await page.get_by_role("button", name="Show conversations").click()
    await page.get_by_role("link", name="bots").click()
    await expect(page.get_by_role("heading", name="bots", exact=True)).to_be_visible()
    await expect(page.get_by_role("navigation", name="Conversations")).to_be_hidden()


async def test_a_message_that_comes_while_its_channel_is_being_read_is_not_lost(
    page: Page, stage: Stage
) -> None:
    async def slowly(route: Route) -> None:
        answer = await route.fetch()
        await stage.client.chat_postMessage(channel=BOTS, text="Just now")
        await expect(page.get_by_text("Just now")).to_be_visible()
        await route.fulfill(response=answer)

    await stage.client.chat_postMessage(channel=BOTS, text="Long ago")
    await page.route(f"**/ui/messages?*channel={BOTS}*", slowly, times=1)
    log = await in_bots(page)
    await expect(log.get_by_text("Long ago")).to_be_visible()
    await expect(log.get_by_text("Just now")).to_be_visible()
