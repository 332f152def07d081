"""Links by form: chosen by name, made, and taken away again."""

from tests.stage import ANA, DEE, EVE, GENERAL, Scene, buttons_of, words_of


async def test_two_key_results_are_linked_by_form(scene: Scene) -> None:
    assert await scene.ask(ANA, "/okr link KR1") == ""
    (form,) = await scene.modals(ANA)
    (chosen,) = form["state"]["values"]["source"].values()
    assert chosen["selected_option"]["value"] == "KR1"
    assert await scene.submit(ANA, {"upheld": "KR2"}) == {"ok": True}
    told = (await scene.private(ANA))[-1]
    assert "drives Reduce net monthly churn" in words_of(told)
    await scene.press(ANA, GENERAL, told, "Show what it serves")
    assert "Driven by Increase trial" in words_of((await scene.private(ANA))[-1])


async def test_an_objective_is_said_to_support_another_by_form(scene: Scene) -> None:
    await scene.ask(EVE, "/okr squad new pebble")
    await scene.ask(EVE, "/okr new pebble Growth that lasts")
    assert await scene.ask(ANA, "/okr support") == ""
    assert await scene.submit(ANA, {"source": "O1", "upheld": "O2"}) == {"ok": True}
    assert "supports" in words_of((await scene.private(ANA))[-1])
    assert "Supported by Customers LOVE" in await scene.ask(EVE, "/okr show O2")


async def test_what_cannot_be_linked_is_said_beside_the_form(scene: Scene) -> None:
    await scene.ask(ANA, "/okr link KR1")
    answer = await scene.submit(ANA, {"source": "KR1", "upheld": "KR2"})
    assert answer == {"ok": True}
    await scene.ask(ANA, "/okr kr add O1 Increase calls from 1 to 5")
    await scene.ask(ANA, "/okr link KR5 drives KR1")
    await scene.ask(ANA, "/okr link")
    answer = await scene.submit(ANA, {"source": "KR5", "upheld": "KR5"})
    assert "cannot serve KR5" in answer["errors"]["source"]


async def test_a_link_is_taken_away_by_form(scene: Scene) -> None:
    await scene.ask(ANA, "/okr link KR1 drives KR2")
    assert await scene.ask(DEE, "/okr unlink") == ""
    assert await scene.submit(DEE) == {"ok": True}
    told = (await scene.private(DEE))[-1]
    assert "does not drive" in words_of(told)
    assert "Drives" not in await scene.ask(DEE, "/okr show KR1")
    await scene.press(DEE, GENERAL, told, "Undo")
    assert "Drives" in await scene.ask(DEE, "/okr show KR1")


async def test_in_direct_messages_a_button_opens_the_form(scene: Scene) -> None:
    await scene.say(ANA, "link KR1")
    offered = (await scene.direct(ANA))[-1]
    assert buttons_of(offered) == ["Open the form"]
    await scene.press(ANA, await scene.person(ANA).app_channel(), offered, "say")
    (form,) = await scene.modals(ANA)
    assert "upheld" in form["state"]["values"]
