"""A week in the life of a squad, over the wire alone: from the first command to a late answer."""

from datetime import UTC, datetime

import pytest

from playground.facts import Json
from tests.scenarios.world import ANA, BO, CHANNEL, DEE, World, world

MONDAY_NINE_IN_BERLIN = datetime(2026, 10, 5, 7, 0, tzinfo=UTC)
MONDAY_NINE_IN_NEW_YORK = datetime(2026, 10, 5, 13, 0, tzinfo=UTC)
TUESDAY_THREE_IN_BERLIN = datetime(2026, 10, 6, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_a_squad_lives_through_its_first_week(migrated_url: str, transport: str) -> None:
    async with world(migrated_url, transport) as here:
        await _form(here)
        await _ask(here)
        await _answer(here)
        await _read_the_digest(here)
        await _answer_late(here)


async def _form(here: World) -> None:
    dee = here.person(DEE)
    await dee.say(CHANNEL, '/okr squad new churn "Churn squad" #churn')
    await dee.say(CHANNEL, "/okr squad add churn @ana Product Marketing")
    await dee.say(CHANNEL, "/okr squad add churn @bo Sales")
    await dee.say(CHANNEL, "/okr new churn Customers LOVE our Product")
    await dee.say(CHANNEL, "/okr kr add O1 Reduce net monthly churn from 3.2% to 1% @ana lagging")
    await dee.say(CHANNEL, "/okr kr add O1 Increase expansion sales from $120,000 to $500,000 @bo leading")
    shown = await here.sees(DEE, CHANNEL, "KR2")
    assert shown["ephemeral"], "an answer to a command is for its caller's eyes only"
    assert "is added as" in _words(shown)


async def _ask(here: World) -> None:
    await here.until(MONDAY_NINE_IN_BERLIN)
    ana = await here.sees(ANA, await here.person(ANA).app_channel(), "Reduce net monthly churn")
    assert "no value yet" in _words(ana)
    assert not await here.person(BO).reads(await here.person(BO).app_channel()), "it is night in New York"
    await here.until(MONDAY_NINE_IN_NEW_YORK)
    bo = await here.person(BO).reads(await here.person(BO).app_channel())
    assert len(bo) == 1
    await here.until(MONDAY_NINE_IN_NEW_YORK)
    assert await here.person(BO).reads(await here.person(BO).app_channel()) == bo, "asked once a week"


async def _answer(here: World) -> None:
    ana = here.person(ANA)
    home = await ana.app_channel()
    [prompt] = await ana.reads(home)
    await ana.press(home, prompt["ts"], "Check in")
    await here.form(ANA)
    wrong = await ana.submit({"value:1": "abc", "confidence:1": "7"})
    assert "abc" in wrong["errors"]["value:1"]
    answered = await ana.submit({"value:1": "2.1%", "confidence:1": "7", "note:1": "onboarding shipped"})
    assert answered["ok"]
    await here.cairn.courier.drain()
    [revised] = await ana.reads(home)
    assert revised["ts"] == prompt["ts"], "the question itself shows the answer"
    assert "onboarding shipped" in _words(revised)


async def _read_the_digest(here: World) -> None:
    await here.until(TUESDAY_THREE_IN_BERLIN)
    digest = await here.sees(DEE, CHANNEL, "week of 5 Oct")
    assert "onboarding shipped" in _words(digest)
    assert "Bo" in _words(digest), "whoever was not heard from is named"


async def _answer_late(here: World) -> None:
    bo = here.person(BO)
    before = await here.sees(DEE, CHANNEL, "week of 5 Oct")
    await bo.say(await bo.app_channel(), "$140k c6 two upsells signed <!channel>")
    echo = await here.sees(BO, await bo.app_channel(), "two upsells signed")
    assert "<!channel>" not in _words(echo), "outside text is never a mention"
    await here.cairn.courier.drain()
    after = await here.sees(DEE, CHANNEL, "two upsells signed")
    assert after["ts"] == before["ts"], "the digest is brought up to date where it stands"
    assert after["edited"]


def _words(message: Json) -> str:
    return " ".join([*_texts(message["blocks"]), str(message["text"])])


def _texts(part: object) -> list[str]:
    if isinstance(part, dict):
        return [text for key, value in part.items() if key != "type" for text in _texts(value)]
    if isinstance(part, list):
        return [text for each in part for text in _texts(each)]
    return [part] if isinstance(part, str) else []
