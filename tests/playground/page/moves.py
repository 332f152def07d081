"""What the tests of the page do again and again."""

from typing import Any

from playwright.async_api import Locator, Page

from tests.playground.stage import BOTS, Stage


def composer(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message #general")


async def send(page: Page, text: str) -> None:
    await composer(page).fill(text)
    await composer(page).press("Enter")


def log(page: Page) -> Locator:
    return page.get_by_role("log", name="Messages with general")


async def in_bots(page: Page) -> Locator:
    await page.get_by_role("link", name="bots").click()
    return page.get_by_role("log", name="Messages with bots")


async def blocks(stage: Stage, *shown: dict[str, Any]) -> str:
    """Post these blocks in #bots; the stamp of the message."""
    sent = await stage.client.chat_postMessage(channel=BOTS, text="blocks", blocks=shown)
    ts: str = sent["ts"]
    return ts
