"""Modals in the browser: errors in place, nothing typed lost, closed for both sides."""

from typing import Any

import pytest
from playwright.async_api import Page, expect
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from tests.playground.page.moves import send
from tests.playground.stage import Stage, button, line, modal

Body = dict[str, Any]

pytestmark = pytest.mark.browser


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
    expected = [
        {"name": {"text": {"type": "plain_text_input", "value": each}}} for each in ("Growth", "Churn")
    ]
    assert form.heard == expected


async def test_an_empty_required_field_is_refused_before_the_app_hears_of_it(page: Page, form: Stage) -> None:
    await send(page, "/okr")
    await page.get_by_role("dialog", name="A form").get_by_role("button", name="Send").click()
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
