# ruff: noqa: INP001 - a script beside the pictures it makes, in no package
"""Takes the pictures of the documentation from the demo: `make shots`."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from playwright.async_api import Locator, Page, ViewportSize, async_playwright

from bot import log
from bot.demo import stage
from bot.demo.cast import ANA, CHURN, DEE

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
HERE = Path(__file__).parent

TODAY = date(2026, 11, 20)
"""Fixed, so that pictures change only when what they show does."""


@asynccontextmanager
async def browsing() -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(viewport=size(900), locale="en-GB")
        yield await context.new_page()
        await browser.close()


def size(height: int) -> ViewportSize:
    return {"width": 1280, "height": height}


async def shoot(page: Page, name: str, part: Locator | None = None) -> None:
    """Of the page as it is seen, or of one part of it, however long."""
    await page.mouse.move(0, 0)
    await page.wait_for_load_state("networkidle")
    await (part or page).screenshot(path=HERE / f"{name}.png", animations="disabled")


async def digest(page: Page, address: str) -> None:
    await page.goto(f"{address}/?user={DEE}&channel={CHURN}")
    await page.set_viewport_size(size(1400))
    message = page.get_by_role("article").filter(has_text="Churn squad, week of 2 Nov")
    await message.wait_for()
    await shoot(page, "digest", message)


async def prompt(page: Page, address: str) -> None:
    """Monday comes to Chen first, and seven hours later to Ana."""
    await page.goto(f"{address}/?user={ANA}&channel={CHURN}")
    await page.get_by_role("region", name="Apps").get_by_role("link").click()
    await page.set_viewport_size(size(900))
    for whose in ("Chen", "Ana"):
        await page.get_by_role("button", name=re.compile(rf"Next prompt .*{whose}")).click()
    await page.get_by_role("heading", name="Week of 9 Nov").wait_for()
    await shoot(page, "prompt")


async def form(page: Page) -> None:
    await page.get_by_role("button", name="Check in", exact=True).last.click()
    await page.get_by_role("dialog", name="Check in").wait_for()
    await shoot(page, "check-in")


async def home(page: Page) -> None:
    await page.keyboard.press("Escape")
    await page.get_by_role("tab", name="Home").click()
    await page.get_by_role("heading", name="What waits for you").wait_for()
    await page.set_viewport_size(size(700))
    await shoot(page, "home")


async def main() -> None:
    log.set_up("WARNING")
    async with stage(0, TODAY) as address, browsing() as page:
        await digest(page, address)
        await prompt(page, address)
        await form(page)
        await home(page)


if __name__ == "__main__":
    asyncio.run(main())
