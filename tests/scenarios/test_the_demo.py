"""The demo as a stranger meets it: the real command, a real browser, and the story clicked from end to end.

What the stranger sees is left in `screenshots/`.
"""

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from playwright.async_api import Locator, Page, expect

from bot.demo.demonstrate import stage
from bot.demo.past import curtain

pytestmark = pytest.mark.long

SCREENSHOTS = Path("screenshots")
CAIRN = Path(sys.executable).with_name("cairn")


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """The address that `cairn demo` prints; interrupted like a person would."""
    process = await asyncio.create_subprocess_exec(
        CAIRN, "demo", "--port", "0", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        async with asyncio.timeout(60):
            while not (found := re.search(rb"http://\S+", await process.stdout.readline())):
                assert process.returncode is None
        yield found[0].decode()
    finally:
        process.terminate()
        complaints = (await process.communicate())[1].decode()
    assert process.returncode == 0, complaints
    assert not complaints


@pytest.mark.browser
async def test_a_stranger_makes_an_okr_answers_the_prompt_and_reads_the_digest(blank: Page) -> None:
    thrown: list[str] = []
    blank.on("pageerror", lambda error: thrown.append(str(error)))
    await blank.set_viewport_size({"width": 1280, "height": 1000})
    async with demo() as address:
        await blank.goto(f"{address}/?user=U0DEE&channel=C0CHURN")
        await _finds_a_squad_with_a_past(blank)
        await _makes_a_squad_and_an_okr(blank)
        await _answers_on_monday_at_nine(blank)
        await _reads_the_digest_on_tuesday(blank)
    assert thrown == []


async def _finds_a_squad_with_a_past(page: Page) -> None:
    log = page.get_by_role("log")
    await expect(log.get_by_text("Customers LOVE our Product").last).to_be_visible()
    await expect(log.get_by_text("legal has to approve the upsell terms").last).to_be_attached()
    await _shoot(page, "1-a-squad-with-a-past")


async def _makes_a_squad_and_an_okr(page: Page) -> None:
    await page.get_by_role("link", name="general").click()
    await _say(page, '/okr squad new welcome "Welcome squad" #general')
    await expect(_said(page, "Welcome squad").last).to_be_visible()
    await _say(page, "/okr new welcome New customers feel at home")
    await expect(_said(page, "New customers feel at home").last).to_be_visible()
    await _shoot(page, "2-a-new-objective")
    await _say(page, "/okr kr add O2 Reduce time to first value from 14 days to 5 days leading")
    await expect(_said(page, "This is what I understood").last).to_be_visible()
    await _shoot(page, "3-a-key-result-as-understood")


async def _answers_on_monday_at_nine(page: Page) -> None:
    await page.get_by_role("button", name="Next prompt").click()  # Singapore is first
    await expect(page.get_by_role("button", name=re.compile("Next prompt .*Dee"))).to_be_visible()
    await page.get_by_role("button", name="Next prompt").click()
    await expect(page.get_by_text(f"Monday, {_monday():%-d %B %Y}")).to_be_visible()
    await page.get_by_role("link", name="Cairn").click()
    await expect(_said(page, "Reduce time to first value").last).to_be_visible()
    await _shoot(page, "4-the-prompt")
    await page.get_by_role("button", name="Check in", exact=True).first.click()
    form = page.get_by_role("dialog")
    await form.get_by_label("Value now").first.fill("abc")
    await form.get_by_role("button", name="Save").click()
    await expect(form.get_by_text("I could not read")).to_be_visible()
    await _shoot(page, "5-a-field-that-needs-another-look")
    await form.get_by_label("Value now").first.fill("2.4%")
    await form.get_by_label("What is behind it?").first.fill("both large accounts came back")
    await form.get_by_role("button", name="Save").click()
    await expect(form).not_to_be_visible()
    await expect(_said(page, "both large accounts came back").last).to_be_visible()
    await _shoot(page, "6-the-prompt-answered")


async def _reads_the_digest_on_tuesday(page: Page) -> None:
    await page.get_by_role("button", name="Next digest").click()
    await page.get_by_role("link", name="churn").click()
    await expect(_said(page, "both large accounts came back").last).to_be_visible()
    await (
        page.get_by_role("log")
        .get_by_role("heading", name=re.compile(f"week of {_monday():%-d %b}"))
        .hover(trial=True)  # brings it into view, and looks again when the page was drawn anew meanwhile
    )
    await _shoot(page, "7-the-digest")


def _monday() -> date:
    """The first Monday after the demo is handed over."""
    return curtain(datetime.now(UTC).date()).date() + timedelta(days=3)


def _said(page: Page, words: str) -> Locator:
    return page.get_by_role("log").get_by_text(words)


async def _say(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name=re.compile("^Message"))
    await box.fill(text)
    await box.press("Enter")


async def _shoot(page: Page, name: str) -> None:
    SCREENSHOTS.mkdir(exist_ok=True)
    await page.screenshot(path=SCREENSHOTS / f"{name}.png")


@pytest.mark.parametrize("month", [1, 4, 7, 10])
async def test_the_demo_has_three_weeks_behind_it_whatever_the_quarter(month: int) -> None:
    async with (
        stage(0, today=date(2027, month, 1)) as address,
        httpx.AsyncClient(base_url=address) as browser,
    ):
        read = await browser.get("/ui/messages", params={"user": "U0DEE", "channel": "C0CHURN"})
    digests = [message["text"] for message in read.json()["messages"]]
    assert len(digests) == 3
    assert all(digest.startswith("Churn squad, week of") for digest in digests)
