"""Closing a cycle through Slack's door: pages of a form, errors beside fields, a card in the channel."""

from tests.stage import ANA, CHURN, DEE, GENERAL, Scene, words_of


async def test_a_cycle_is_closed_page_by_page_and_its_channel_is_told(scene: Scene) -> None:
    await scene.ask(DEE, "/okr cycle close churn")
    assert (await scene.submit(DEE, {"value:1": "24%"})) == {"ok": True}
    await scene.submit(DEE, {"value:2": "2.1%", "moved_it:2": "Calls"})
    answer = await scene.submit(DEE, {"value:3": "soon", "score:3": "0.2"})
    assert list(answer["errors"]) == ["value:3"]
    await scene.submit(DEE, {"value:3": "$1,500"})
    (form,) = await scene.modals(DEE)
    assert "value:4" in form["state"]["values"]
    assert "value:3" not in form["state"]["values"]
    assert await scene.submit(DEE, {"value:4": "$500,000", "score:4": ""}) == {"ok": True}
    assert await scene.modals(DEE) == []
    (told,) = await scene.person(ANA).reads(CHURN)
    for words in ("2026Q4 is closed", "Calls", "KR4", "1.0", "0.5"):
        assert words in words_of(told)
    assert "cycle reopen churn" in words_of((await scene.private(DEE))[-1])
    assert "Score" in await scene.ask(ANA, "/okr show O1")


async def test_one_key_result_is_judged_by_its_form(scene: Scene) -> None:
    await scene.ask(ANA, "/okr score KR1")
    answer = await scene.submit(ANA, {"value:1": "24%", "score:1": "7"})
    assert "0.0" in answer["errors"]["score:1"]
    assert await scene.submit(ANA, {"score:1": "0.7", "reason:1": "It was bold"}) == {"ok": True}
    told = (await scene.private(ANA))[-1]
    assert "It was bold" in words_of(told)
    await scene.press(ANA, GENERAL, told, "Change")
    (form,) = await scene.modals(ANA)
    assert form["state"]["values"]["score:1"]["score:1"]["value"] == "0.7"


async def test_what_goes_on_is_carried_by_the_button_under_the_scores(scene: Scene) -> None:
    await scene.ask(DEE, "/okr cycle close churn")
    for number, value in enumerate(("24%", "2.1%", "$1,500", "$500,000"), start=1):
        await scene.submit(DEE, {f"value:{number}": value})
    await scene.press(DEE, GENERAL, (await scene.private(DEE))[-1], "Carry into the next cycle")
    assert "into 2027Q1" in words_of((await scene.private(DEE))[-1])
    assert "from 24% to 30%" in await scene.ask(DEE, "/okr show O2")
