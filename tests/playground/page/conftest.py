"""A headless browser that looks at the playground as Ana."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, expect

from tests.playground.stage import ANA, GENERAL, Stage


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
