"""Another squad is asked to take what is in the way, from the button to the answer in its channel."""

from datetime import timedelta

import pytest

from tests.stage import ANA, BO, CHURN, EVE, GENERAL, Json, Scene, buttons_of, words_of


@pytest.fixture
async def asked(scene: Scene) -> Scene:
    """Eve leads growth, whose channel is the general one; Ana asked it in the form."""
    await scene.ask(EVE, "/okr squad new growth #general", CHURN)
    await scene.ask(ANA, "/okr blocker KR1 Prices have to be approved", CHURN)
    await scene.press(ANA, CHURN, (await scene.private(ANA, CHURN))[-1], "Ask another squad")
    assert await scene.submit(ANA, {"squad": {"value": "growth"}}) == {"ok": True}
    return scene


async def request(scene: Scene) -> Json:
    return [
        each
        for each in await scene.person(EVE).reads(GENERAL)
        if "Prices have to be approved" in words_of(each) and not each["ephemeral"]
    ][-1]


def mentions(message: Json, person: str) -> bool:
    return f"'user_id': '{person}'" in str(message["blocks"])


async def test_it_is_asked_in_their_channel_and_accepted_there_with_a_day(asked: Scene) -> None:
    assert "I asked" in words_of((await asked.private(ANA, CHURN))[-1])
    message = await request(asked)
    assert mentions(message, EVE)
    assert buttons_of(message) == ["Accept", "Not ours", "Talk"]
    await asked.press(EVE, GENERAL, message, "Accept")
    assert await asked.submit(EVE, {"until": "2026-12-05"}) == {"ok": True}
    revised = await request(asked)
    assert "takes it, promised by 5 Dec" in words_of(revised)
    assert not mentions(revised, EVE)
    assert "promised by 5 Dec" in words_of((await asked.direct(ANA))[-1])
    await asked.press(EVE, GENERAL, revised, "It is gone")
    assert "It is out of the way, says eve" in words_of(await request(asked))


async def test_a_day_that_has_passed_is_said_beside_its_field(asked: Scene) -> None:
    await asked.press(EVE, GENERAL, await request(asked), "Accept")
    answer = await asked.submit(EVE, {"until": "2026-11-01"})
    assert "has passed already" in answer["errors"]["until"]


async def test_it_is_not_theirs_and_they_say_why(asked: Scene) -> None:
    await asked.press(EVE, GENERAL, await request(asked), "Not ours")
    assert await asked.submit(EVE, {"reason": "Finance <keeps> prices"}) == {"ok": True}
    assert "Finance <keeps> prices" in words_of(await request(asked))
    told = (await asked.direct(ANA))[-1]
    assert "is not for" in words_of(told)
    assert "Ask another squad" in buttons_of(told)


async def test_who_would_like_to_talk_is_named_with_the_way_to_the_question(asked: Scene) -> None:
    await asked.press(EVE, GENERAL, await request(asked), "Talk")
    assert mentions((await asked.private(EVE, GENERAL))[-1], ANA)
    told = (await asked.direct(ANA))[-1]
    assert mentions(told, EVE)
    assert "https://pebble.slack.com/archives/C0GENERAL/p" in str(told)


async def test_who_is_not_asked_hears_that_it_is_for_members(asked: Scene) -> None:
    await asked.press(BO, GENERAL, await request(asked), "Accept")
    assert await asked.modals(BO) == []
    assert "Only members of" in words_of((await asked.private(BO, GENERAL))[-1])


async def test_the_list_shows_its_age_and_what_was_promised(asked: Scene) -> None:
    assert "Growth squad has not answered yet" in await asked.ask(ANA, "/okr blockers")
    await asked.ask(EVE, "/okr blocker accept B1 by 24 Nov")
    await asked.go(asked.play.clock.now() + timedelta(days=3))
    listed = await asked.ask(ANA, "/okr blockers")
    assert "open for 3 days, waits on eve (Growth squad), promised by 24 Nov, 2 days overdue" in listed
