"""Links to objectives and key results: what they unfold into, where, and for whom."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from tests.stage import ANA, BOT, CHURN, DEE, EVE, GENERAL, GIL, Json, Scene, staged, words_of

SITE = "https://cairn.example.com"


@pytest.fixture
async def linked(sqlite_url: str) -> AsyncIterator[Scene]:
    app = replace(BOT, unfurl_domains=frozenset({"cairn.example.com"}))
    async with staged(sqlite_url, app=app, site=SITE) as scene:
        yield scene


async def unfolded(scene: Scene, who: str, text: str, channel: str = GENERAL) -> list[Json]:
    """What is shown below a message with links."""
    ts = (await scene.person(who).say(channel, text))["ts"]
    await scene.settled()
    (message,) = [one for one in await scene.person(who).reads(channel) if one["ts"] == ts]
    return list(message["attachments"])


async def keep_private(scene: Scene) -> None:
    await scene.cairn.store.run(
        lambda connection, _: connection.exec_driver_sql("UPDATE squad SET private = 1").close()
    )


async def test_a_link_unfolds_into_where_it_stands(linked: Scene) -> None:
    await linked.ask(ANA, "/okr checkin KR1 21%")
    first, second = await unfolded(linked, EVE, f"Look: {SITE}/KR1 and {SITE}/O1 !")
    assert "21%" in words_of(first)
    assert "Customers LOVE our Product" in words_of(second)
    assert not [block for block in (*first["blocks"], *second["blocks"]) if block["type"] == "actions"]


@pytest.mark.parametrize("path", ["KR99", "kr1x", "", "healthz", "O1/KR1"])
async def test_a_link_to_nothing_stays_a_link(linked: Scene, path: str) -> None:
    assert await unfolded(linked, ANA, f"{SITE}/{path}") == []
    assert linked.calls("chat.unfurl") == 0


async def test_guests_unfold_nothing(linked: Scene) -> None:
    assert await unfolded(linked, GIL, f"{SITE}/KR1") == []


async def test_what_is_private_unfolds_at_home_alone(linked: Scene) -> None:
    await keep_private(linked)
    assert await unfolded(linked, ANA, f"{SITE}/KR1") == []
    assert await unfolded(linked, EVE, f"{SITE}/KR1", CHURN) == []
    assert len(await unfolded(linked, ANA, f"{SITE}/KR1", CHURN)) == 1


async def test_cards_carry_their_link(linked: Scene) -> None:
    assert f"{SITE}/KR1" in await linked.ask(DEE, "/okr show KR1")
    assert f"{SITE}/O1" in await linked.ask(DEE, "/okr show O1")


async def test_the_address_says_what_to_type_and_nothing_else(linked: Scene) -> None:
    address = linked.door.removesuffix("/slack/events")
    async with httpx.AsyncClient(trust_env=False) as http:
        page = await http.get(f"{address}/kr1")
        assert "/okr show KR1" in page.text
        assert "conversion" not in page.text
        assert (await http.get(f"{address}/KR999")).text == page.text.replace("KR1", "KR999")
        assert (await http.get(f"{address}/%3Cscript%3E")).status_code == 404


async def test_without_an_address_there_are_neither_links_nor_pages(scene: Scene) -> None:
    assert "To hand on" not in await scene.ask(DEE, "/okr show KR1")
    assert await unfolded(scene, DEE, f"{SITE}/KR1") == []
    async with httpx.AsyncClient(trust_env=False) as http:
        page = await http.get(f"{scene.door.removesuffix('/slack/events')}/KR1")
    assert page.status_code == 404
