"""Headless Chromium for tests that click; they are skipped by name where it is missing."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

in_a_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is missing: no browser to click in"),
]
"""What a module of such tests sets `pytestmark` to."""


@asynccontextmanager
async def browsing(width: int = 1280, height: int = 800) -> AsyncIterator[Page]:
    """An empty page of a browser that is closed with the block."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
        page = await context.new_page()
        page.set_default_timeout(10_000)
        yield page
        await browser.close()
