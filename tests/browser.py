"""Headless Chromium for tests that click; they are skipped by name where it is missing."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

PATIENCE = 60_000
"""Milliseconds until a test that waits in vain fails; a busy machine draws slowly."""


@pytest.fixture
async def blank() -> AsyncIterator[Page]:
    """An empty page of a browser of its own."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: no browser to click in")
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        context.set_default_timeout(PATIENCE)
        yield await context.new_page()
        await browser.close()
