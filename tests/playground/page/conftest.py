"""A headless browser that looks at the playground as Ana."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from tests.playground.stage import ANA, GENERAL, Stage

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture
async def blank() -> AsyncIterator[Page]:
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: no browser to click in")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        context.set_default_timeout(10_000)
        yield await context.new_page()
        await browser.close()


@pytest.fixture
async def page(stage: Stage, blank: Page) -> AsyncIterator[Page]:
    """Ana looks at #general; nothing may have been thrown when she is done."""
    thrown: list[str] = []
    blank.on("pageerror", lambda error: thrown.append(str(error)))
    blank.on("dialog", lambda dialog: thrown.append(f"a dialog: {dialog.message}"))
    await blank.goto(f"{stage.play.base_url}/?user={ANA}&channel={GENERAL}")
    await expect(blank.get_by_role("heading", name="general", exact=True)).to_be_visible()
    yield blank
    assert thrown == []
