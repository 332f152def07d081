"""Sharing by form, and what a channel gets to read."""

from playground import Fault
from tests.stage import ANA, BO, EVE, GENERAL, Scene, words_of


async def test_a_card_is_shared_by_form_and_mentions_nobody(scene: Scene) -> None:
    assert await scene.ask(ANA, "/okr share O1") == ""
    fields = {"channel": GENERAL, "note": "<!channel> *look* <@U0BO>"}
    assert await scene.submit(ANA, fields) == {"ok": True}
    assert "on its way" in words_of((await scene.private(ANA))[-1])
    (posted,) = [each for each in await scene.person(BO).reads(GENERAL) if "shares this" in words_of(each)]
    assert not posted["ephemeral"]
    for words in ("ana", "Customers LOVE", "KR1"):
        assert words in words_of(posted)
    assert "<!channel>" not in str(posted["blocks"])
    assert "'type': 'user'" not in str(posted["blocks"])


async def test_where_the_bot_is_not_the_one_who_shares_is_told_what_to_do(scene: Scene) -> None:
    scene.play.faults.append(Fault("chat.postMessage", status=200, error="not_in_channel"))
    await scene.ask(ANA, f"/okr share KR1 <#{GENERAL}>")
    assert "/invite @Cairn" in words_of((await scene.direct(ANA))[-1])


async def test_an_objective_is_shared_by_form_and_taken_out_by_the_other_lead(scene: Scene) -> None:
    await scene.ask(EVE, "/okr squad new growth")
    assert await scene.ask(ANA, "/okr share O1 with") == ""
    assert await scene.submit(ANA, {"squad": "growth"}) == {"ok": True}
    asked = (await scene.direct(EVE))[-1]
    assert "shares Customers LOVE" in words_of(asked)
    await scene.press(EVE, await scene.person(EVE).app_channel(), asked, "Take it out")
    assert "not shared" in words_of((await scene.direct(EVE))[-1])
    await scene.press(EVE, await scene.person(EVE).app_channel(), asked, "Take it out")
    assert "not shared with another squad" in words_of((await scene.direct(EVE))[-1])
